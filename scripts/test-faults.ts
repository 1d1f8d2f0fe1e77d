import { parseArgs } from 'node:util';
import { Cluster } from '../test/faults/cluster';
import { runFault } from '../test/faults/fault-run';
import { faultTable } from '../test/faults/fault-table';
import { faults } from '../test/faults/faults';
import type { FaultResult } from '../test/faults/outcome';
import { playStories } from '../test/realtime/model/stories';

const nodes = 3;
// Of the time that is given, what is spent on the hub alone.
const shareOfStories = 0.1;

/**
 * `npm run test:faults -- --minutes 10 --seed 7` first plays stories against the hub alone, then runs
 * every fault again and again, prints what the clients saw as a table, and fails when anything was
 * missing, outdated, repeated, out of order or miscounted.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
    },
  });
  const names = Object.keys(faults);
  const seed = Number(values.seed);
  const seconds = Number(values.minutes) * 60;
  console.log(`${values.minutes} minutes, seed ${seed}, ${nodes} nodes\n`);
  const stories = await playStories({
    seed,
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: seconds * shareOfStories * 1000,
  });
  console.log(`${stories} stories of the hub alone: no mistake\n`);
  const secondsPerFault = (seconds * (1 - shareOfStories)) / names.length;
  const results = await runAll(names, secondsPerFault, seed);
  console.log(faultTable(results));
  if (results.some(isWrong)) process.exitCode = 1;
}

async function runAll(names: string[], seconds: number, seed: number): Promise<FaultResult[]> {
  const cluster = await Cluster.start(nodes);
  try {
    const results: FaultResult[] = [];
    for (const name of names) results.push(await runFault(cluster, name, seconds, seed));
    return results;
  } finally {
    await cluster.close();
  }
}

function isWrong({ missing, outdated, repeated, outOfOrder, wrongCounts }: FaultResult): boolean {
  return missing + outdated + repeated + outOfOrder + wrongCounts > 0;
}

void main();
