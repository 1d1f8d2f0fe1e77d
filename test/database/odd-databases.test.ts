import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { Client } from 'pg';
import { databaseUrl } from '../support/database-url';
import { LogCapture } from '../support/log-capture';
import { openTestDatabase } from '../support/open-database';
import { TcpProxy } from '../support/tcp-proxy';
import { Store } from './store';

const serverUrl = process.env.TEST_POSTGRES_URL!;
const name = `test_${randomBytes(6).toString('hex')}`;
const url = databaseUrl(serverUrl, name);

async function onServer(...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

afterEach(() => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));

describe('a database with defaults of its own', () => {
  const stores: Store[] = [];
  const open = async () => {
    const store = await Store.at(url);
    stores.push(store);
    return store;
  };
  afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())));

  it('may write dates as Germans do', async () => {
    await onServer(
      `CREATE DATABASE ${name}`,
      `ALTER DATABASE ${name} SET datestyle = 'German, DMY'`,
      `ALTER DATABASE ${name} SET timezone = 'Europe/Berlin'`,
    );
    const store = await open();
    const chatId = await store.group(['alice', 'bob']);
    const message = await store.send('alice', chatId);
    expect(await store.messages.range(chatId, 1, 1)).toEqual([message]);
    const { changes } = await store.chatLog.readAfter(chatId, 0, 1);
    expect(changes).toEqual([{ revision: 1, kind: 'message-sent', message }]);
    expect((await store.list.find('bob', chatId))?.lastMessage).toEqual(message);
  });

  it.each(['repeatable read', 'serializable'])('may isolate by %s', async (isolation) => {
    await onServer(
      `CREATE DATABASE ${name}`,
      `ALTER DATABASE ${name} SET default_transaction_isolation = '${isolation}'`,
    );
    const nodes = [await open(), await open()];
    const chatId = await nodes[0]!.group(['alice', 'bob']);
    const sends = Array.from({ length: 50 }, () => nodes.map((node) => node.send('alice', chatId)));
    const seqs = (await Promise.all(sends.flat())).map(({ seq }) => seq);
    expect(new Set(seqs).size).toBe(100);
    expect(Math.max(...seqs)).toBe(100);
  });
});

it.each(['LATIN1', 'SQL_ASCII'])(
  'a database in %s is refused, with what to do',
  async (encoding) => {
    await onServer(`CREATE DATABASE ${name} ENCODING '${encoding}' TEMPLATE template0`);
    await expect(openTestDatabase({ url })).rejects.toThrow(
      `The encoding of the database is ${encoding}, which cannot hold every text. Create it with ENCODING 'UTF8'`,
    );
  },
);

it('a role that may not see what the epoch is made of is refused, with what to do', async () => {
  await onServer(`CREATE DATABASE ${name}`);
  const admin = new Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query(`REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC;
      CREATE ROLE ${name}_app LOGIN PASSWORD 'secret'`);
    const asApp = Object.assign(new URL(url), { username: `${name}_app`, password: 'secret' });
    await expect(openTestDatabase({ url: asApp.href })).rejects.toThrow(
      'GRANT EXECUTE ON FUNCTION pg_control_system() to it.',
    );
  } finally {
    await admin.query(`DROP ROLE IF EXISTS ${name}_app`);
    await admin.end();
  }
});

describe('at the start', () => {
  it('a database that is not there yet is named and waited for', async () => {
    await onServer(`CREATE DATABASE ${name}`);
    const proxy = await TcpProxy.open(url);
    await proxy.kill();
    const lines = new LogCapture();
    const opening = openTestDatabase({ url: proxy.url }, {}, pino(lines.sink));
    expect(await lines.logged(/waiting for the database/)).toMatchObject({ host: '127.0.0.1' });
    await proxy.start();
    await (await opening).close();
    await proxy.close();
  });

  it('the wait ends, and the password is not told', async () => {
    const away = 'postgres://user:secret@127.0.0.1:1/none';
    const opening = openTestDatabase({ url: away }, { DATABASE_START_TIMEOUT: '0s' });
    const error = (await opening.catch((reason: unknown) => reason)) as Error;
    expect(error.message).toBe('The database at 127.0.0.1:1/none does not answer');
  });

  it('who waits for the migration of another node says so', async () => {
    await onServer(`CREATE DATABASE ${name}`);
    const other = new Client({ connectionString: url });
    await other.connect();
    await other.query('SELECT pg_advisory_lock(4000401)');
    const lines = new LogCapture();
    const opening = openTestDatabase({ url }, {}, pino(lines.sink));
    await lines.logged(/waiting for another node/);
    await other.end();
    await (await opening).close();
  });
});
