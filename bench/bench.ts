import { Figures } from './figures';
import { compilePrograms } from './servers/programs';
import { Site } from './servers/site';
import { workloads } from './workloads';
import type { BenchRun } from './workloads/bench-run';

/** Which workloads to run, and how. */
export interface BenchPlan extends Pick<BenchRun, 'systems' | 'seconds' | 'rounds'> {
  names: string[];
}

/** Everything, as `npm run bench` measures it. */
export const fullPlan: BenchPlan = {
  names: Object.keys(workloads),
  systems: ['service', 'limit', 'reference'],
  seconds: 4,
  rounds: 3,
};

/** What fits into a run of CI: the ratios to the limit that would show a regress. */
export const shortPlan: BenchPlan = {
  names: ['sends', 'room'],
  systems: ['service', 'limit'],
  seconds: 3,
  rounds: 3,
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
