import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { ProcessSandbox, type ServiceProcess } from '../support/service-process';
import { type PostgresServer, startPostgresServer } from '../support/postgres-server';
import { codeBlocks } from './code-blocks';
import { describeWithPrograms } from './describe-with-program';

const run = promisify(execFile);
const [, dump, pack, makeAndRestore, unpack] = codeBlocks('backup.md', 'bash');

/** What the handbook says about backups, line by line, with the service in between. */
describe('the handbook for backup and restore', () => {
  const sandbox = new ProcessSandbox();
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'messaging-backup-'));
  });
  afterEach(async () => {
    await sandbox.cleanUp();
    await rm(folder, { recursive: true });
  });

  const follow = (commands: string, environment: Record<string, string>) =>
    run('bash', ['-euc', commands], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...environment },
    });

  describeWithPrograms('tar')('with the embedded database', () => {
    it('brings back all that was stored before the backup, and nothing else', async () => {
      const DATA_DIR = await sandbox.startedFolder();
      const first = await sandbox.start({ DATA_DIR });
      const chat = await storeMessage(first);
      first.signal('SIGTERM');
      await first.ended;
      await follow(pack!, { DATA_DIR });
      const RESTORED_DIR = path.join(folder, 'restored');
      await follow(unpack!, { RESTORED_DIR });
      const second = await sandbox.start({ DATA_DIR: RESTORED_DIR });
      expect(await contents(second, chat)).toEqual(['kept']);
    });
  });

  describeWithPrograms(
    'pg_dump',
    'pg_restore',
    'createdb',
    'pg_config',
  )('with Postgres', () => {
    let server: PostgresServer;

    beforeAll(async () => {
      // pg_dump refuses a server that is newer than itself.
      const programs = execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim();
      server = await startPostgresServer({ installation: path.dirname(programs) });
      await onServer(`CREATE DATABASE messaging TEMPLATE template0 ENCODING 'UTF8'`);
    });
    afterAll(() => server.close());

    async function onServer(statement: string): Promise<void> {
      const client = new Client({ connectionString: server.url });
      await client.connect();
      await client.query(statement).finally(() => client.end());
    }

    it('brings back all that was stored before the backup, and nothing else', async () => {
      const DATA_DIR = await sandbox.folder();
      const DATABASE_URL = server.databaseUrl('messaging');
      const RESTORED_URL = server.databaseUrl('messaging_restored');
      const first = await sandbox.start({ DATA_DIR, DATABASE_URL });
      const chat = await storeMessage(first);
      await follow(dump!, { DATABASE_URL });
      await send(first, chat, 'after the backup');
      await first.kill();
      await follow(makeAndRestore!, { MAINTENANCE_URL: server.url, RESTORED_URL });
      const second = await sandbox.start({ DATA_DIR, DATABASE_URL: RESTORED_URL });
      expect(await contents(second, chat)).toEqual(['kept']);
      await send(second, chat, 'goes on');
      expect(await contents(second, chat)).toEqual(['kept', 'goes on']);
    });
  });
});

async function storeMessage(service: ServiceProcess): Promise<string> {
  const { id } = (await call(service, 'POST', '/chats', { participants: ['bob'] })) as {
    id: string;
  };
  await send(service, id, 'kept');
  return id;
}

const send = (service: ServiceProcess, chat: string, content: string) =>
  call(service, 'POST', `/chats/${chat}/messages`, { content });

async function contents(service: ServiceProcess, chat: string): Promise<string[]> {
  const { items } = (await call(service, 'GET', `/chats/${chat}/messages`)) as {
    items: { seq: number; content: string }[];
  };
  return items.sort((a, b) => a.seq - b.seq).map(({ content }) => content);
}

async function call(service: ServiceProcess, method: string, place: string, body?: object) {
  const answer = await fetch(`${service.url}/v1/messaging${place}`, {
    method,
    headers: { authorization: `Bearer ${await token(service)}`, ...json },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${place}: ${await answer.text()}`);
  return answer.json();
}

const json = { 'content-type': 'application/json' };

async function token(service: ServiceProcess): Promise<string> {
  const body = JSON.stringify({ userId: 'alice' });
  const answer = await fetch(`${service.url}/dev/sessions`, {
    method: 'POST',
    headers: json,
    body,
  });
  return ((await answer.json()) as { accessToken: string }).accessToken;
}
