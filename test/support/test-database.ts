import { randomBytes } from 'node:crypto';
import { Client, Pool } from 'pg';
import { databaseUrl } from './database-url';

/** The database with the service's tables and no rows, made once by global-setup.ts. */
export const templateDatabase = 'template_messaging';

/** A database of one test file's own. */
export interface TestDatabase {
  readonly url: string;
  /** Runs a statement of the test's own. */
  run(statement: string, values?: unknown[]): Promise<void>;
  /** Deletes all rows; the tables, and the list of migrations that made them, stay. */
  empty(): Promise<void>;
  /** Removes the database, closing what connections there are. */
  drop(): Promise<void>;
}

// Held while the template is copied: the number means nothing, but all workers use the same.
const templateLock = 7_240_113;

function serverUrl(): string {
  const url = process.env.TEST_POSTGRES_URL;
  if (!url) throw new Error('TEST_POSTGRES_URL is not set: run the tests through jest');
  return url;
}

async function onServer(...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function openForEmptying(url: string): Pool {
  // As a replica the session checks no foreign key, so the order of the tables does not matter.
  const options = '-c session_replication_role=replica';
  const pool = new Pool({ connectionString: url, options, max: 1, idleTimeoutMillis: 0 });
  // A fault test has stopped the server: the next query connects again.
  pool.on('error', () => undefined);
  return pool;
}

async function deletions(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ statement: string }>(
    `SELECT format('DELETE FROM public.%I', table_name) AS statement
       FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'migrations'`,
  );
  return rows.map(({ statement }) => statement).join(';');
}

/** Makes a database from the template, on the server that global-setup.ts started. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(templateDatabase);
}

/** Makes one without the service's tables, for tests in which they come to be. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase('template0');
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(
    `SELECT pg_advisory_lock(${templateLock})`,
    `CREATE DATABASE ${name} TEMPLATE ${template}`,
  );
  const url = databaseUrl(serverUrl(), name);
  const pool = openForEmptying(url);
  return {
    url,
    async run(statement, values) {
      await pool.query(statement, values);
    },
    async empty() {
      await pool.query(await deletions(pool));
    },
    async drop() {
      await pool.end();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
