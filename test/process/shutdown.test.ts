import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { Client } from 'pg';
import type { WebSocket } from 'ws';
import { problemOf } from '../support/api-client';
import { apiAt, sessionAt } from '../support/dev-session';
import { eventually } from '../support/eventually';
import { startPostgresServer } from '../support/postgres-server';
import { ProcessSandbox, type ServiceProcess } from '../support/service-process';
import { SocketIoClient } from '../support/socketio-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { WebSocketClient } from '../support/websocket-client';

describe('SIGTERM', () => {
  const sandbox = new ProcessSandbox();
  let database: TestDatabase;
  let service: ServiceProcess;

  beforeEach(async () => {
    database = await createTestDatabase();
    const DATA_DIR = await sandbox.folder();
    // A send that a test holds up is not to be given up meanwhile.
    const patience = { DATABASE_LOCK_TIMEOUT: '1m', DATABASE_STATEMENT_TIMEOUT: '1m' };
    service = await sandbox.start({ DATABASE_URL: database.url, DATA_DIR, ...patience });
  });
  afterEach(async () => {
    await sandbox.cleanUp();
    await database.drop();
  });

  const webSocket = () =>
    WebSocketClient.open(`${service.url.replace('http', 'ws')}/messaging?userId=alice`);
  const socketIo = (transport: string) =>
    SocketIoClient.open(`${service.url}/messaging?userId=alice`, { transports: [transport] });

  /** The service must end by itself, in an orderly way: past its time limit it would exit with 1. */
  const stopsOrderly = async () => {
    service.signal('SIGTERM');
    const end = await service.ended;
    expect(end).toEqual({ code: 0, errors: '' });
    expect(service.logLines).toContainEqual(expect.objectContaining({ msg: 'stopped' }));
  };

  it('ends a service that does nothing, with exit code 0', async () => {
    await stopsOrderly();
  });

  it('sends sockets away with 1001, which says: come back', async () => {
    const raw = await webSocket();
    const viaSocketIo = await socketIo('websocket');
    await stopsOrderly();
    expect(await raw.closed).toEqual({ code: 1001, reason: 'GOING_AWAY' });
    // The reason for which Socket.IO's client reconnects by itself.
    expect(await viaSocketIo.closed).toEqual({ reason: 'transport close' });
  });

  it('does not wait for an idle client that polls', async () => {
    const client = await socketIo('polling');
    await stopsOrderly();
    await client.closed;
  });

  it('does not wait for a kept-alive connection without a request', async () => {
    const agent = new http.Agent({ keepAlive: true });
    const request = http.get(`${service.url}/healthz`, { agent });
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    response.resume();
    await once(response, 'end');
    await stopsOrderly();
    agent.destroy();
  });

  it('does not wait for ever for a WebSocket client that has stopped reading', async () => {
    const { webSocket: socket, closed } = await webSocket();
    socket.pause();
    await stopsOrderly();
    socket.resume();
    await closed;
  });

  it('does not wait for ever for a Socket.IO client that has stopped reading', async () => {
    const { socket, closed } = await socketIo('websocket');
    const { ws } = socket.io.engine.transport as unknown as { ws: WebSocket };
    ws.pause();
    await stopsOrderly();
    ws.resume();
    await closed;
  });

  it('does not wait for ever for the rest of a request', async () => {
    const { credentials } = await sessionAt(service.url, 'bob');
    const socket = net.connect(Number(new URL(service.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(halfRequest(credentials));
    await once(socket, 'connect');
    // Answered after the half request was read, because it was sent after it.
    await (await fetch(`${service.url}/healthz`)).text();
    await stopsOrderly();
    socket.destroy();
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

  it('does not wait for ever for a Postgres that is stopped', async () => {
    const postgres = await startPostgresServer();
    try {
      service = await sandbox.start({
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
      await stopsOrderly();
    } finally {
      await postgres.close();
    }
  });

  it('is what SIGINT does, too', async () => {
    service.signal('SIGINT');
    await service.logged(/^SIGINT/);
    expect((await service.ended).code).toBe(0);
  });
});

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
