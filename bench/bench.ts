import { Figures } from './figures';
import { compilePrograms } from './servers/programs';
import { Site } from './servers/site';
import { workloads } from './workloads';
import type { BenchRun } from './workloads/bench-run';

/** Which workloads to run, and how. */
export interface BenchPlan extends Pick<BenchRun, 'systems' | 'seconds' | 'rounds' | 'isShort'> {
  names: string[];
}

/** Everything, as `npm run bench` measures it. */
export const fullPlan: BenchPlan = {
  names: Object.keys(workloads),
  systems: ['service', 'limit', 'reference'],
  seconds: 4,
  rounds: 3,
  isShort: false,
};

/** The service beside an older build of it, in pairs: many short rounds say more than a few long ones. */
export const beforePlan: BenchPlan = {
  names: ['sends', 'room', 'latency'],
  systems: ['service', 'before'],
  seconds: 2,
  // Odd, so that the median is one of them.
  rounds: 13,
  isShort: false,
};

/**
 * What fits into a run of CI: the ratios to the limit that would show a regress, and a few seconds of the
 * workloads that have a load of their own, to see that it works.
 */
export const shortPlan: BenchPlan = {
  names: ['sends', 'room', 'chat-list', 'reading', 'typing', 'presence', 'web-chat'],
  systems: ['service', 'limit'],
  seconds: 3,
  rounds: 3,
  isShort: true,
};

/** Runs the workloads of a plan, each on a Postgres and servers of its own. */
export async function runBench(
  { names, ...how }: BenchPlan,
  onStart: (name: string) => void = () => undefined,
): Promise<Figures> {
  const figures = new Figures();
  await compilePrograms();
  for (const name of names) {
    onStart(name);
    const site = await Site.open();
    try {
      await workloads[name]!({ site, figures, ...how });
    } finally {
      await site.close();
    }
  }
  return figures;
}
