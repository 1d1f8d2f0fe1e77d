import { cp } from 'node:fs/promises';
import { Client } from 'pg';
import { epochSql } from '../../src/database/epoch';
import { eventually } from '../support/eventually';
import { StandIn } from '../support/failover';
import { openTestDatabase } from '../support/open-database';
import { copyStartedFolder } from '../support/started-folder';
import { usePostgres } from '../support/postgres-server';
import { makeTemporaryFolder, removeFolder } from './temporary-folder';

describe('the epoch of a Postgres server', () => {
  const server = usePostgres();
  const other = usePostgres();
  let url: string;

  beforeAll(async () => {
    url = server.databaseUrl('messaging');
    await ask(server.url, 'CREATE DATABASE messaging');
    await prepare(url);
  });

  const epoch = () => epochAt(url);

  it('stays over a restart and a crash', async () => {
    const before = await epoch();
    await server.restart();
    expect(await epoch()).toBe(before);
    await server.kill();
    await server.start();
    expect(await epoch()).toBe(before);
  });

  it('is the same for a role with no rights beyond the tables', async () => {
    await ask(server.url, `CREATE ROLE app LOGIN PASSWORD 'secret'`);
    await ask(url, 'GRANT ALL ON ALL TABLES IN SCHEMA public TO app');
    const asApp = Object.assign(new URL(url), { username: 'app', password: 'secret' });
    expect(await epochAt(asApp.href)).toBe(await epoch());
  });

  it('is another one when the tables are restored into the same database', async () => {
    const before = await epoch();
    await ask(url, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await prepare(url);
    expect(await epoch()).not.toBe(before);
  });

  it('is another one in another database', async () => {
    await ask(server.url, 'CREATE DATABASE restored TEMPLATE messaging');
    expect(await epochAt(server.databaseUrl('restored'))).not.toBe(await epoch());
  });

  it('is another one on another server that went the same way', async () => {
    await ask(server.url, 'CREATE DATABASE as_elsewhere');
    await ask(other.url, 'CREATE DATABASE as_elsewhere');
    const urls = [server, other].map((one) => one.databaseUrl('as_elsewhere'));
    await Promise.all(urls.map(prepare));
    const [here, there] = await Promise.all(urls.map(epochAt));
    expect(here).not.toBe(there);
  });

  it('is another one after a recovery to an earlier moment', async () => {
    const before = await epoch();
    const standIn = await StandIn.of(server);
    await standIn.takeOver();
    expect(await epoch()).not.toBe(before);
  });

  it('is another one on a standby from the moment at which it becomes the primary', async () => {
    const before = await epoch();
    const standIn = await StandIn.of(server);
    await standIn.takeOverReading();
    expect(await epoch()).toBe(before);
    await ask(url, 'SELECT pg_promote()');
    await eventually(async () => {
      expect(await ask(url, 'SELECT pg_is_in_recovery() AS is')).toEqual([{ is: false }]);
    });
    expect(await epoch()).not.toBe(before);
  });
});

describe('the epoch of the embedded database', () => {
  it('stays over a restart, and is another one in a folder that was restored', async () => {
    const [folder, restored] = [await copyStartedFolder(), await makeTemporaryFolder()];
    try {
      const before = await embeddedEpoch(folder);
      await cp(folder, restored, { recursive: true, preserveTimestamps: true });
      expect(await embeddedEpoch(folder)).toBe(before);
      expect(await embeddedEpoch(restored)).not.toBe(before);
    } finally {
      await Promise.all([folder, restored].map(removeFolder));
    }
  });
});

/** Makes the tables. */
async function prepare(url: string): Promise<void> {
  const database = await openTestDatabase({ url });
  await database.close();
}

async function epochAt(url: string): Promise<unknown> {
  const [row] = await ask(url, `SELECT ${epochSql} AS epoch`);
  return row!.epoch;
}

async function embeddedEpoch(folder: string): Promise<unknown> {
  const database = await openTestDatabase({ folder });
  try {
    const [row]: { epoch: string }[] = await database.requests.query(`SELECT ${epochSql} AS epoch`);
    return row!.epoch;
  } finally {
    await database.close();
  }
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}
