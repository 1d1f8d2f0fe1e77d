import type { QueryRunner } from 'typeorm';
import type { Migration } from './migration-files';
import { UnsuitableDatabaseError } from './suitable';

/** A migration that was run on a database. */
export type RecordedMigration = Pick<Migration, 'name' | 'kind'>;

/**
 * What was run on this database, of any version. A role that may not change tables can read it too, so
 * that it can start a service for which nothing is to be run.
 */
export async function readRecord(runner: QueryRunner): Promise<RecordedMigration[]> {
  const [row] = (await runner.query(`SELECT count(*)::integer AS count FROM pg_attribute
    WHERE attrelid = to_regclass('migrations') AND attname = 'kind'`)) as { count: number }[];
  if (row!.count === 0) await runner.query(recordSql);
  return runner.query('SELECT name, kind FROM migrations') as Promise<RecordedMigration[]>;
}

// The table is TypeORM's, which versions up to 1.1.0 write and read. They do not know kinds, and have
// only ever added.
const recordSql = `
  CREATE TABLE IF NOT EXISTS migrations (
    id serial PRIMARY KEY, timestamp bigint NOT NULL, name varchar NOT NULL
  );
  ALTER TABLE migrations ADD COLUMN kind text NOT NULL DEFAULT 'expand'`;

/** Notes that a migration was run. */
export async function record(runner: QueryRunner, migration: RecordedMigration): Promise<void> {
  const { name, kind } = migration;
  await runner.query('INSERT INTO migrations (timestamp, name, kind) VALUES ($1, $2, $3)', [
    ...[Date.now(), name, kind],
  ]);
}

/** Throws UnsuitableDatabaseError when a newer version took away what this one needs. */
export function assertNotNewer(recorded: RecordedMigration[], known: RecordedMigration[]): void {
  const knownNames = new Set(known.map(({ name }) => name));
  const unknown = recorded.filter(({ name, kind }) => kind === 'contract' && !knownNames.has(name));
  if (unknown.length === 0) return;
  const names = unknown.map(({ name }) => name).join(', ');
  throw new UnsuitableDatabaseError(
    `The tables of the database are a newer version's, which took away what this one needs (${names}). ` +
      'Start that version or a newer one, or restore the backup from before the upgrade.',
  );
}
