import { type ApiClient, problemOf } from '../support/api-client';
import { eventually } from '../support/eventually';
import { HeldRows } from '../support/held-rows';
import { TcpProxy } from '../support/tcp-proxy';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { TestService } from '../support/test-service';

describe('a database that says nothing', () => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let service: TestService;
  let alice: ApiClient;
  let chatId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    proxy = await TcpProxy.open(database.url);
    service = await TestService.start({
      DATABASE_URL: proxy.url,
      DATABASE_STATEMENT_TIMEOUT: '300ms',
      DATABASE_WAIT_TIMEOUT: '300ms',
    });
    alice = await service.api('alice');
    chatId = (await alice.createChat(['bob'], 'Chat Test')).id;
    await alice.sendMessage(chatId, 'before');
  });
  afterEach(() => service.reset());
  afterAll(() => service.close());
  afterAll(() => proxy.close());
  afterAll(() => database.drop());

  const body = { content: 'Hello!' };
  const send = () => alice.call('sendMessage', { params: { chatId }, body });
  const read = () => alice.call('listMessages', { params: { chatId } });
  const isWell = () =>
    eventually(async () => {
      expect((await send()).status).toBe(201);
      expect((await read()).status).toBe(200);
      expect((await alice.call('getReadiness')).status).toBe(200);
    });

  it('on the connections that there are: each request ends, and new ones take their place', async () => {
    proxy.silence();
    const answers = await Promise.all([send(), read()]);
    for (const answer of answers) {
      problemOf(answer, 503);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    await isWell();
  });

  it('on new connections neither, as a server that is stopped: each request ends', async () => {
    proxy.silence();
    proxy.silenceNew(true);
    for (const answer of await Promise.all([send(), send(), read(), read()])) {
      problemOf(answer, 503);
    }
    problemOf(await send(), 503);
    expect((await alice.call('getReadiness')).status).toBe(503);

    proxy.silenceNew(false);
    await isWell();
  });

  it('to writers, who are kept off a table: the node is not ready until they can write', async () => {
    const held = await HeldRows.hold(database.url, 'LOCK messages IN SHARE MODE');
    expect(await alice.call('getReadiness')).toMatchObject({
      status: 503,
      body: { dependencies: { database: 'not-ready' } },
    });
    expect((await read()).status).toBe(200);
    problemOf(await send(), 503);
    await held.release();
    await isWell();
  });

  it('to writers, since it is read-only: the node is not ready', async () => {
    const name = new URL(database.url).pathname.slice(1);
    const restart = async (isReadOnly: boolean) => {
      const held = await HeldRows.hold(database.url, 'SELECT');
      await held.release(
        'SET default_transaction_read_only = off',
        `ALTER DATABASE ${name} SET default_transaction_read_only = ${isReadOnly}`,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
    };
    await restart(true);
    await eventually(async () => {
      expect((await alice.call('getReadiness')).status).toBe(503);
      expect((await read()).status).toBe(200);
    });
    problemOf(await send(), 503);
    await restart(false);
    await isWell();
  });
});
