import { setTimeout as delay } from 'node:timers/promises';
import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import type { Logger } from '../logger';

// Any fixed number will do, as long as nothing else in the database locks the same one.
const lockKey = 4_000_401;
const retryMs = 100;

/**
 * Runs the migrations that the database does not have yet. Nodes that start at once take turns by
 * an advisory lock; lock and migrations share one connection, since the embedded database has one.
 */
export async function migrate(dataSource: DataSource, log: Logger): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await takeTurn(runner, log);
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = 'each';
    await executor.executePendingMigrations();
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
