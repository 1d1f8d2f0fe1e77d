import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { beforePlan, fullPlan, runBench, shortPlan, type BenchPlan } from './bench';
import type { Figures } from './figures';
import { figureTable, targetTable } from './report';
import { nodeVersion } from './servers/node-binary';
import { judgeFloors, judgeTargets, type Target } from './targets';
import { workloads } from './workloads';

/**
 * `npm run bench` measures everything; `npm run bench -- sends room` some of it; `--short` what CI
 * runs, which fails far below what was reached; `--json FILE` says where the figures go, and
 * `--rounds N` how often each has its turn. With `BENCH_BEFORE=FOLDER`, where an older commit is built, the
 * service is measured beside that.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      short: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      json: { type: 'string', default: 'bench/results/latest.json' },
    },
  });
  const plan = planOf(values.short, positionals);
  if (values.rounds !== undefined) plan.rounds = Number(values.rounds);
  console.log(conditions());
  const figures = await runBench(plan, (name) => console.log(`measuring ${name}`));
  const targets = values.short ? judgeFloors(figures) : judgeTargets(figures);
  console.log(`\n${figureTable(figures.all)}\n\n${targetTable(targets)}`);
  await writeJson(values.json, figures, targets);
  if (values.short && targets.some(({ met }) => met === false)) process.exitCode = 1;
}

function planOf(isShort: boolean, names: string[]): BenchPlan {
  const unknown = names.filter((name) => !(name in workloads));
  if (unknown.length > 0) {
    const known = Object.keys(workloads).join(', ');
    throw new Error(`No such workload: ${unknown.join(', ')}. There are: ${known}`);
  }
  const isBesideBefore = process.env.BENCH_BEFORE !== undefined;
  const plan = isShort ? shortPlan : isBesideBefore ? beforePlan : fullPlan;
  const { systems } = isBesideBefore ? beforePlan : plan;
  return { ...plan, systems, names: names.length > 0 ? names : plan.names };
}

function conditions(): string {
  return (
    `Node ${nodeVersion()} for every server; ${cpus().length} processor cores for servers, load and ` +
    'Postgres together.\nPostgres: fsync and synchronous_commit on. The service: as built, every ' +
    'check of its contract on,\ndevelopment sessions, LOG_LEVEL=warn, every LIMIT_ off but where it is measured.\n'
  );
}

async function writeJson(file: string, figures: Figures, targets: Target[]): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const results = {
    at: new Date().toISOString(),
    node: nodeVersion(),
    cores: cpus().length,
    figures: figures.all,
    targets,
  };
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
