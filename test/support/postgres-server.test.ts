import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startPostgresServer, usePostgres, type PostgresServer } from './postgres-server';

async function query<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

function postmaster(folder: string): number {
  return Number.parseInt(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8'), 10);
}

async function processesOf({ url, folder }: { url: string; folder: string }): Promise<number[]> {
  const rows = await query<{ pid: number }>(url, 'SELECT pid FROM pg_stat_activity');
  return [postmaster(folder), ...rows.map(({ pid }) => pid)];
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    // An orphan that nobody has reaped: ended, though its id is still in use.
    const status = `/proc/${processId}/stat`;
    return !existsSync(status) || !readFileSync(status, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}

describe('a server', () => {
  const server = usePostgres({ fsync: true });

  beforeAll(() => query(server.url, 'CREATE TABLE kept (id int)'));

  beforeEach(() => query(server.url, 'DELETE FROM kept; INSERT INTO kept VALUES (1)'));

  test('has the settings that the tests rely on', async () => {
    const [settings] = await query(
      server.url,
      `SELECT current_setting('fsync') AS fsync, current_setting('max_connections') AS connections,
              current_setting('synchronous_commit') AS commit, datcollate AS locale,
              pg_encoding_to_char(encoding) AS encoding
         FROM pg_database WHERE datname = 'postgres'`,
    );
    const expected = { fsync: 'on', connections: '200', commit: 'on' };
    expect(settings).toEqual({ ...expected, locale: 'C', encoding: 'UTF8' });
  });

  test('keeps its data and its address over a restart', async () => {
    await server.restart();
    expect(await query(server.url, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
  });

  test('refuses connections while it is stopped', async () => {
    await server.stop();
    await expect(query(server.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
    await server.start();
  });

  test('says nothing while it is paused, and goes on with what it was asked', async () => {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    await server.pause();
    const asked = client.query('SELECT id FROM kept');
    const other = new Client({ connectionString: server.url, connectionTimeoutMillis: 100 });
    await expect(other.connect()).rejects.toThrow('timeout');
    server.resume();
    expect((await asked).rows).toEqual([{ id: 1 }]);
    await client.end();
  });

  test('recovers what was committed before it was killed', async () => {
    const before = await processesOf(server);
    await server.kill();
    await until(() => !before.some(isRunning));
    await server.start();
    expect(await query(server.url, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
  });
});

test.each([
  ['', () => Promise.resolve()],
  [', also when it is paused', (server: PostgresServer) => server.pause()],
])('a closed server leaves no process and no folder%s', async (_, before) => {
  const server = await startPostgresServer();
  const processes = await processesOf(server);
  await before(server);
  await server.close();
  await until(() => !processes.some(isRunning));
  expect(existsSync(server.folder)).toBe(false);
});

// Pauses the server when it is told so on its stdin.
const script = `
  require(${JSON.stringify(join(__dirname, 'postgres-server.ts'))}).startPostgresServer()
    .then((server) => {
      console.log(JSON.stringify({ url: server.url, folder: server.folder }));
      process.stdin.once('data', () => server.pause().then(() => console.log('paused')));
    });`;

async function startElsewhere() {
  const parent = spawn(process.execPath, ['--require', 'tsx/cjs', '--eval', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  return { parent, ...(JSON.parse(line.toString()) as { url: string; folder: string }) };
}

test.each([
  ['kill -9', 'SIGKILL', (id: number) => id],
  ['Ctrl-C, which goes to a whole process group', 'SIGINT', (id: number) => -id],
] as const)('a server does not outlive the tests after %s', async (_, signal, target) => {
  const { parent, url, folder } = await startElsewhere();
  const processes = await processesOf({ url, folder });
  process.kill(target(parent.pid ?? NaN), signal);
  await until(() => !existsSync(folder));
  await until(() => !processes.some(isRunning));
});

test('a server that is paused does not outlive the tests either', async () => {
  const { parent, url, folder } = await startElsewhere();
  const processes = await processesOf({ url, folder });
  parent.stdin.write('pause');
  await once(parent.stdout, 'data');
  parent.kill('SIGKILL');
  await until(() => !existsSync(folder));
  await until(() => !processes.some(isRunning));
});
