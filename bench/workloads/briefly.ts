import type { BenchRun } from './bench-run';

/** A run of which the short form takes a few seconds: enough to see that it works, not to judge figures. */
export function briefly(run: BenchRun): BenchRun {
  return run.isShort ? { ...run, seconds: 1, rounds: 1 } : run;
}
