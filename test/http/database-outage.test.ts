import type { OperationId } from '../../generated/http/operations';
import type { Message } from '../../generated/schemas';
import { type ApiClient, type ApiRequest, problemOf } from '../support/api-client';
import { eventually } from '../support/eventually';
import { usePostgres } from '../support/postgres-server';
import { transports, useService } from '../support/test-service';

const postgres = usePostgres();

describe('while the database is down', () => {
  afterEach(() => postgres.start());
  const service = useService(() => ({ DATABASE_URL: postgres.url }));
  let alice: ApiClient;
  let chatId: string;

  beforeAll(async () => {
    alice = await service.api('alice');
    chatId = (await alice.createChat(['bob'], 'Chat Test')).id;
  });

  const isReady = () =>
    eventually(async () => {
      expect((await alice.call('getReadiness')).status).toBe(200);
    });

  it('the service is alive, and says that the database is not ready', async () => {
    await postgres.stop();
    expect(await alice.call('getReadiness')).toMatchObject({
      status: 503,
      body: { status: 'not-ready', dependencies: { database: 'not-ready', sessionKeys: 'ready' } },
    });
    expect((await alice.call('getHealth')).status).toBe(200);
  });

  it.each<[OperationId, ApiRequest]>([
    ['createChat', { body: { participants: ['bob'] } }],
    ['createChat', { body: { participants: ['bob'], name: 'Us' } }],
    ['listChats', {}],
    ['getChat', {}],
    ['sendMessage', { body: { content: 'Hello!', clientMessageId: 'my-id' } }],
    ['listMessages', {}],
    ['markRead', { body: { seq: 1 } }],
  ])('%s answers 503 with Retry-After', async (operation, request) => {
    await postgres.stop();
    const response = await alice.call(operation, { params: { chatId }, ...request });
    const { code, retryable } = problemOf(response, 503);
    expect({ code, retryable }).toEqual({ code: 'SERVICE_UNAVAILABLE', retryable: true });
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });

  it('what is wrong with a request is told as ever', async () => {
    await postgres.stop();
    const invalid = await alice.call('sendMessage', { params: { chatId }, body: { content: '' } });
    expect(problemOf(invalid, 400).code).toBe('INVALID_REQUEST');
  });

  it('nothing is lost of many sends at once: each is answered, and can be repeated', async () => {
    const before = await lastSeq();
    const send = (index: number) =>
      alice.call<Message>('sendMessage', {
        params: { chatId },
        body: { content: `number ${index}`, clientMessageId: `outage-${index}` },
      });
    const underWay = Array.from({ length: 100 }, (_, index) => send(index));
    await postgres.stop();
    const statuses = (await Promise.all(underWay)).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 201 && status !== 503)).toEqual([]);

    await postgres.start();
    await isReady();
    const repeats = await Promise.all(Array.from({ length: 100 }, (_, index) => send(index)));
    const seqs = repeats.map(({ body }) => body.seq).sort((one, other) => one - other);
    expect(seqs).toEqual(Array.from({ length: 100 }, (_, index) => before + index + 1));
    repeats.forEach(({ status }, index) => {
      if (statuses[index] === 201) expect(status).toBe(200);
    });
  });

  it.each(transports)('%s connections stay, and get messages after it', async (transport) => {
    const bob = await service.connect(transport, 'bob');
    await bob.ask('join-chat', { chatId }, 'chat-joined');
    await postgres.stop();
    problemOf(await alice.call('listChats'), 503);
    expect(await bob.ask('debug-status', {}, 'debug-status')).toMatchObject({ chats: [chatId] });

    await postgres.start();
    await isReady();
    await alice.sendMessage(chatId, 'back again');
    expect(await bob.next('new-message')).toMatchObject({ message: { content: 'back again' } });
  });

  it('the same service works again as soon as the database does', async () => {
    await postgres.stop();
    problemOf(await alice.call('listChats'), 503);
    await postgres.start();
    await isReady();
    const { content } = await alice.sendMessage(chatId, 'back again');
    expect(content).toBe('back again');
  });

  async function lastSeq(): Promise<number> {
    const { body } = await alice.call<{ lastSeq: number }>('getChat', { params: { chatId } });
    return body.lastSeq;
  }
});
