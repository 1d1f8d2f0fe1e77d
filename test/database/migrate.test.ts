import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import pino from 'pino';
import { Client } from 'pg';
import type { Database, DatabaseLocation } from '../../src/database/database';
import { migrate } from '../../src/database/migrate';
import { readMigrations } from '../../src/database/migration-files';
import { openTestDatabase } from '../support/open-database';
import { databaseUrl } from '../support/database-url';
import { copyStartedFolder } from '../support/started-folder';
import { createTestDatabase } from '../support/test-database';
import { makeTemporaryFolder, removeFolder } from './temporary-folder';

const serverUrl = process.env.TEST_POSTGRES_URL!;

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function migrationsOf({ requests: dataSource }: Database): Promise<string[]> {
  const rows: { name: string }[] = await dataSource.query(
    'SELECT name FROM migrations ORDER BY id',
  );
  return rows.map(({ name }) => name);
}

describe('an empty Postgres database', () => {
  const name = `test_${randomBytes(6).toString('hex')}`;
  let open: Database[] = [];

  beforeEach(() => onServer(`CREATE DATABASE ${name}`));
  afterEach(() => Promise.all(open.splice(0).map((database) => database.close())));
  afterEach(() => onServer(`DROP DATABASE ${name} WITH (FORCE)`));

  const start = () => openTestDatabase({ url: databaseUrl(serverUrl, name) });

  it('gets its tables once when several nodes start at the same time', async () => {
    open = await Promise.all([start(), start(), start()]);
    for (const database of open) {
      const migrations = await migrationsOf(database);
      expect(new Set(migrations).size).toBe(migrations.length);
      expect(migrations.length).toBeGreaterThan(0);
      expect(await database.requests.query('SELECT * FROM chats')).toEqual([]);
    }
  });

  it('leaves no lock behind: a node can start while others run', async () => {
    open = [await start(), await start()];
    const locks: unknown[] = await open[0]!.requests.query(
      "SELECT * FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
    );
    expect(locks).toEqual([]);
  });

  it('runs nothing twice that is recorded as versions before recorded it', async () => {
    const [before] = (open = [await start()]);
    const objects = `SELECT oid, relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
      ORDER BY oid`;
    const made: unknown = await before!.requests.query(objects);
    await before!.requests.query(`ALTER TABLE migrations DROP COLUMN kind;
      DELETE FROM migrations WHERE name = '0002-list-by-activity'`);
    const records = await migrationsOf(before!);
    // Those after them have the names of their files.
    expect(records.slice(0, 3)).toEqual([
      'CreateChatsAndMessages1767225600000',
      'AddKindsOfChange1795651200000',
      'IndexMessages1795651200001',
    ]);
    open.push(await start());
    expect(await migrationsOf(before!)).toEqual([...records, '0002-list-by-activity']);
    expect(await before!.requests.query(objects)).toEqual(made);
  });
});

describe('an embedded database', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await makeTemporaryFolder();
  });
  afterEach(() => removeFolder(folder));

  it('gets its tables at the first start and keeps them for the next', async () => {
    const first = await openTestDatabase({ folder });
    const migrations = await migrationsOf(first).finally(() => first.close());
    const second = await openTestDatabase({ folder });
    expect(await migrationsOf(second).finally(() => second.close())).toEqual(migrations);
  });
});

describe.each<[string, () => Promise<{ location: DatabaseLocation; remove(): Promise<void> }>]>([
  ['a Postgres server', onPostgres],
  ['an embedded database', embedded],
])('a file of SQL, on %s', (_, make) => {
  let made: Awaited<ReturnType<typeof make>>;
  let folder: string;
  let database: Database;

  beforeEach(async () => {
    made = await make();
    folder = await makeTemporaryFolder();
    database = await openTestDatabase(made.location);
  });
  afterEach(() => database?.close());
  afterEach(() => made?.remove());
  afterEach(() => removeFolder(folder));

  const query = (statement: string) => database.requests.query<unknown[]>(statement);

  /** Runs a file after those of the service. */
  async function run(name: string, sql: string): Promise<void> {
    await writeFile(path.join(folder, `${name}.sql`), sql);
    const migrations = [...(await readMigrations()), ...(await readMigrations(folder))];
    await migrate(database.requests, migrations, pino({ level: 'silent' }));
  }

  it('may have functions, whose bodies have statements', async () => {
    await run(
      '9001-count',
      `-- expand
      CREATE TABLE counted (n integer);
      CREATE FUNCTION count_twice() RETURNS trigger AS $$
      BEGIN
        INSERT INTO counted VALUES (1);
        INSERT INTO counted VALUES (2);
        RETURN NULL;
      END $$ LANGUAGE plpgsql;
      CREATE TRIGGER count_twice AFTER INSERT ON chats EXECUTE FUNCTION count_twice();`,
    );
    await query(`INSERT INTO chats (id, kind, created_by, created_at, last_activity_at)
      VALUES ('chat_1', 'group', 'alice', now(), now())`);
    expect(await query('SELECT n FROM counted ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]);
    expect((await migrationsOf(database)).at(-1)).toBe('9001-count');
  });

  it('leaves nothing of what it did when it fails', async () => {
    const before = await migrationsOf(database);
    await expect(
      run('9001-half', '-- expand\nCREATE TABLE half (n integer);\nSELECT 1 / 0;'),
    ).rejects.toThrow('division by zero');
    expect(await query("SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
    expect(await migrationsOf(database)).toEqual(before);
  });

  it('may be run outside a transaction, one statement after the other', async () => {
    await run(
      '9001-index',
      '-- expand, outside a transaction\nCREATE TABLE listed (n integer);\n' +
        'CREATE INDEX CONCURRENTLY listed_by_n ON listed (n);\n',
    );
    const [row] = await query("SELECT to_regclass('listed_by_n')::text AS name");
    expect(row).toEqual({ name: 'listed_by_n' });
  });

  it('is refused when it does not say what it is', async () => {
    await expect(run('9001-silent', 'SELECT 1;')).rejects.toThrow(
      '9001-silent.sql does not begin with its kind',
    );
  });
});

async function onPostgres() {
  const database = await createTestDatabase();
  return { location: { url: database.url }, remove: () => database.drop() };
}

async function embedded() {
  const folder = await copyStartedFolder();
  return { location: { folder }, remove: () => removeFolder(folder) };
}
