import { type DataSource, MigrationExecutor } from 'typeorm';

// Any fixed number will do, as long as nothing else in the database locks the same one.
const lockKey = 4_000_401;

/**
 * Runs the migrations that the database does not have yet. Nodes that start at once take turns by
 * an advisory lock; lock and migrations share one connection, since the embedded database has one.
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [lockKey]);
    await new MigrationExecutor(dataSource, runner).executePendingMigrations();
    await runner.query('SELECT pg_advisory_unlock($1)', [lockKey]);
  } finally {
    await runner.release();
  }
}
