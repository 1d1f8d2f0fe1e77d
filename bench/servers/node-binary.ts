import { execFileSync } from 'node:child_process';

/** The Node that all three servers run on: `BENCH_NODE`, or the one that runs the bench. */
export const nodeBinary = process.env.BENCH_NODE ?? process.execPath;

/** Its version. */
export function nodeVersion(): string {
  return execFileSync(nodeBinary, ['--version'], { encoding: 'utf8' }).trim();
}
