import { parseArgs } from 'node:util';
import { Cluster } from '../test/faults/cluster';
import { type FaultResult, runFault } from '../test/faults/fault-run';
import { faultTable } from '../test/faults/fault-table';
import { faults } from '../test/faults/faults';

const nodes = 3;

/**
 * `npm run test:faults -- --minutes 10 --seed 7` runs every fault again and again, prints what the
 * clients saw as a table, and fails when anything was missing, repeated, out of order or miscounted.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
    },
  });
  const names = Object.keys(faults);
  const seconds = (Number(values.minutes) * 60) / names.length;
  console.log(`${values.minutes} minutes, seed ${values.seed}, ${nodes} nodes\n`);
  const results = await runAll(names, seconds, Number(values.seed));
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

function isWrong({ missing, repeated, outOfOrder, wrongCounts }: FaultResult): boolean {
  return missing + repeated + outOfOrder + wrongCounts > 0;
}

void main();
