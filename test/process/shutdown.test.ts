import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { Client } from 'pg';
import type { WebSocket } from 'ws';
import { problemOf } from '../support/api-client';
import { apiAt, sessionAt } from '../support/dev-session';
import { eventually } from '../support/eventually';
import { usePostgres } from '../support/postgres-server';
import { ProcessSandbox, type ServiceProcess } from '../support/service-process';
import { SocketIoClient } from '../support/socketio-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { WebSocketClient } from '../support/websocket-client';

const sandbox = new ProcessSandbox();
afterEach(() => sandbox.cleanUp());

describe('SIGTERM', () => {
  let database: TestDatabase;
  let service: ServiceProcess;

  beforeEach(async () => {
    database = await createTestDatabase();
    const DATA_DIR = await sandbox.folder();
    // A send that a test holds up is not to be given up meanwhile.
    const patience = { DATABASE_LOCK_TIMEOUT: '1m', DATABASE_STATEMENT_TIMEOUT: '1m' };
    service = await sandbox.start({ DATABASE_URL: database.url, DATA_DIR, ...patience });
  });
  // Whoever is still connected loses the connection.
  afterEach(() => database.drop());

  const webSocket = () =>
    WebSocketClient.open(`${service.url.replace('http', 'ws')}/messaging?userId=alice`);
  const socketIo = (transport: string) =>
    SocketIoClient.open(`${service.url}/messaging?userId=alice`, { transports: [transport] });

  it('ends a service that does nothing, with exit code 0', async () => {
    await stopsOrderly(service);
  });

  it('sends sockets away with 1001, which says: come back', async () => {
    const raw = await webSocket();
    const viaSocketIo = await socketIo('websocket');
    await stopsOrderly(service);
    expect(await raw.closed).toEqual({ code: 1001, reason: 'GOING_AWAY' });
    // The reason for which Socket.IO's client reconnects by itself.
    expect(await viaSocketIo.closed).toEqual({ reason: 'transport close' });
  });

  it('does not wait for an idle client that polls', async () => {
    const client = await socketIo('polling');
    await stopsOrderly(service);
    await client.closed;
  });

  it('does not wait for a kept-alive connection without a request', async () => {
    const agent = new http.Agent({ keepAlive: true });
    const request = http.get(`${service.url}/healthz`, { agent });
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    response.resume();
    await once(response, 'end');
    await stopsOrderly(service);
    agent.destroy();
  });

  // Together, since what it waits is some seconds; one that it waited for would be enough to fail.
  it('does not wait for ever for clients that do not read, nor for the rest of a request', async () => {
    const [raw, viaSocketIo] = [await webSocket(), await socketIo('websocket')];
    const { ws } = viaSocketIo.socket.io.engine.transport as unknown as { ws: WebSocket };
    const unread = [raw.webSocket, ws];
    unread.forEach((socket) => socket.pause());
    const { credentials } = await sessionAt(service.url, 'bob');
    const halfSent = net.connect(Number(new URL(service.url).port), '127.0.0.1');
    halfSent.on('error', () => undefined);
    halfSent.write(halfRequest(credentials));
    await once(halfSent, 'connect');
    // Answered after the half request was read, because it was sent after it.
    await (await fetch(`${service.url}/healthz`)).text();
    await stopsOrderly(service);
    unread.forEach((socket) => socket.resume());
    halfSent.destroy();
    await Promise.all([raw.closed, viaSocketIo.closed]);
  });

  it('lets a request under way finish, and takes no new one', async () => {
    const bob = await apiAt(service.url, 'bob');
    const { id: chatId } = await bob.createChat(['alice']);
    const blocker = new Client({ connectionString: database.url });
    await blocker.connect();
    try {
      await blocker.query('BEGIN');
      await blocker.query('SELECT FROM chats WHERE id = $1 FOR UPDATE', [chatId]);
      const sending = bob.sendMessage(chatId, 'just in time');
      await eventually(async () => expect(await waitingQueries(blocker)).toBe(1));
      service.signal('SIGTERM');
      await service.logged(/^SIGTERM/);
      await eventually(() => expect(fetch(`${service.url}/healthz`)).rejects.toThrow());
      await blocker.query('COMMIT');
      expect(await sending).toMatchObject({ content: 'just in time', seq: 1 });
    } finally {
      await blocker.end();
    }
    expect(await service.ended).toEqual({ code: 0, errors: '' });
  });

  it('is what SIGINT does, too', async () => {
    service.signal('SIGINT');
    await service.logged(/^SIGINT/);
    expect((await service.ended).code).toBe(0);
  });
});

describe('SIGTERM while Postgres is stopped', () => {
  const postgres = usePostgres();

  it('does not wait for it for ever', async () => {
    const service = await sandbox.start({
      DATABASE_URL: postgres.url,
      DATA_DIR: await sandbox.folder(),
      DATABASE_STATEMENT_TIMEOUT: '300ms',
      DATABASE_WAIT_TIMEOUT: '300ms',
    });
    const bob = await apiAt(service.url, 'bob');
    const { id: chatId } = await bob.createChat(['alice']);
    await postgres.pause();
    const body = { content: 'Hello!' };
    const sending = bob.call('sendMessage', { params: { chatId }, body });
    problemOf(await bob.call('listChats'), 503);
    problemOf(await sending, 503);
    await stopsOrderly(service);
  });
});

/** The service must end by itself, in an orderly way: past its time limit it would exit with 1. */
async function stopsOrderly(service: ServiceProcess): Promise<void> {
  service.signal('SIGTERM');
  expect(await service.ended).toEqual({ code: 0, errors: '' });
  expect(service.logLines).toContainEqual(expect.objectContaining({ msg: 'stopped' }));
}

/** A request of which the body does not come. */
function halfRequest(credentials: Record<string, string>): string {
  const headers = { host: 'localhost', 'content-type': 'application/json', ...credentials };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const start = ['POST /v1/messaging/chats HTTP/1.1', ...lines, 'content-length: 100'];
  return `${start.join('\r\n')}\r\n\r\n{`;
}

/** How many queries wait for a lock in this database. */
async function waitingQueries(client: Client): Promise<number> {
  // Within a transaction Postgres gives what it gave the first time.
  await client.query('SELECT pg_stat_clear_snapshot()');
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0]!.count;
}
