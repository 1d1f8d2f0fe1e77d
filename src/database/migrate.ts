import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Logger } from '../logger';
import type { Migration } from './migration-files';
import { assertNotNewer, readRecord, record } from './migration-record';

// Any fixed number will do, as long as nothing else in the database locks the same one.
const lockKey = 4_000_401;
const retryMs = 100;

/**
 * Runs the migrations that the database does not have yet. Nodes that start at once take turns by
 * an advisory lock; lock and migrations share one connection, since the embedded database has one.
 *
 * @throws UnsuitableDatabaseError when a newer version took away what this one needs
 */
export async function migrate(
  dataSource: DataSource,
  migrations: Migration[],
  log: Logger,
): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await takeTurn(runner, log);
    await runPending(runner, migrations, log);
    await runner.query('SELECT pg_advisory_unlock($1)', [lockKey]);
  } finally {
    await runner.release();
  }
}

async function takeTurn(runner: QueryRunner, log: Logger): Promise<void> {
  for (let attempt = 1; !(await tryLock(runner)); attempt += 1) {
    if (attempt === 1) log.info('waiting for another node, which brings the tables up to date');
    await delay(retryMs);
  }
}

async function tryLock(runner: QueryRunner): Promise<boolean> {
  const sql = 'SELECT pg_try_advisory_lock($1) AS locked';
  const [row] = (await runner.query(sql, [lockKey])) as { locked: boolean }[];
  return row!.locked;
}

async function runPending(
  runner: QueryRunner,
  migrations: Migration[],
  log: Logger,
): Promise<void> {
  const recorded = await readRecord(runner);
  assertNotNewer(recorded, migrations);
  const done = new Set(recorded.map(({ name }) => name));
  const pending = migrations.filter(({ name }) => !done.has(name));
  if (pending.length === 0) return;
  log.info({ migrations: pending.map(({ name }) => name) }, 'bringing the tables up to date');
  for (const migration of pending) await run(runner, migration);
}

async function run(runner: QueryRunner, migration: Migration): Promise<void> {
  if (migration.isTransaction) {
    await runner.manager.transaction(async () => {
      await runner.query(migration.sql);
      await record(runner, migration);
    });
  } else {
    for (const statement of statementsOf(migration)) await runner.query(statement);
    await record(runner, migration);
  }
}

/** By lines that end with a semicolon: what is run outside a transaction has no body of a function. */
function statementsOf({ sql }: Migration): string[] {
  return sql.split(/;$/m).filter((statement) => statement.trim() !== '');
}
