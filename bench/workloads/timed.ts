import { median } from '../load/percentiles';

/** Milliseconds that something takes. */
export async function timed(task: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

/** The median milliseconds of each of several tasks, which take turns. */
export async function timedInTurn<Name extends string>(
  tasks: Record<Name, () => Promise<unknown>>,
  { times, warmUp }: { times: number; warmUp: number },
): Promise<Record<Name, number>> {
  const names = Object.keys(tasks) as Name[];
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let turn = -warmUp; turn < times; turn++) {
    for (const name of names) {
      const milliseconds = await timed(tasks[name]);
      if (turn >= 0) taken.get(name)!.push(milliseconds);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name)!)])) as Record<
    Name,
    number
  >;
}
