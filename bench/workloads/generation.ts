import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { median } from '../load/percentiles';
import type { BenchRun } from './bench-run';
import { timed } from './timed';

const times = 3;

/** How long it takes to make `generated/` of the documents and to compare it with what is there. */
export async function generation({ figures }: BenchRun): Promise<void> {
  const taken: number[] = [];
  for (let time = 0; time < times; time++) {
    taken.push(await timed(() => promisify(execFile)('npm', ['run', 'check:generated'])));
  }
  figures.add('generation', median(taken) / 1000, 's');
}
