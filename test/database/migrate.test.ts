import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { Database } from '../../src/database/database';
import { openTestDatabase } from '../support/open-database';
import { databaseUrl } from '../support/database-url';
import { makeTemporaryFolder, removeFolder } from './temporary-folder';

const serverUrl = process.env.TEST_POSTGRES_URL!;

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function migrationsOf({ requests: dataSource }: Database): Promise<string[]> {
  const rows: { name: string }[] = await dataSource.query('SELECT name FROM migrations');
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
