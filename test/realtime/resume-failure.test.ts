import type { ApiClient } from '../support/api-client';
import { insertMessages } from '../support/chat-rows';
import type { EventClient } from '../support/event-client';
import { eventually } from '../support/eventually';
import { usePostgres } from '../support/postgres-server';
import { transports, useService } from '../support/test-service';
import { range, revisionsOf } from './revisions';

// 16 KB each: far more together than the buffers on the way to a client take.
const content = '💬'.repeat(4000);
const manyMessages = 1000;

const postgres = usePostgres();

describe('a client that comes back while the database is away', () => {
  afterEach(() => postgres.start());
  const service = useService(() => ({ DATABASE_URL: postgres.url }));
  let bob: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    bob = await service.api('bob');
    ({ id: chatId } = await bob.createChat(['alice'], 'Us'));
  });

  const startDatabase = async () => {
    await postgres.start();
    await eventually(async () => expect((await bob.call('getReadiness')).status).toBe(200));
  };
  const chatsOf = async (client: EventClient) =>
    (await client.ask('debug-status', {}, 'debug-status')).chats;

  it.each(transports)('is told so over %s, has not joined, and can resume later', async (name) => {
    for (const n of range(1, 3)) await bob.sendMessage(chatId, `message ${n}`);
    const alice = await service.connect(name, 'alice');
    await postgres.stop();
    const error = await alice.ask('join-chat', { chatId, after: 0 }, 'error');
    const expected = { code: 'SERVICE_UNAVAILABLE', retryable: true, command: 'join-chat' };
    expect(error).toMatchObject(expected);
    expect(await chatsOf(alice)).toEqual([]);
    expect(revisionsOf(alice, chatId)).toEqual([]);

    await startDatabase();
    await bob.sendMessage(chatId, 'before it resumes');
    expect(await chatsOf(alice)).toEqual([]);
    const reply = await alice.ask('join-chat', { chatId, after: 0 }, 'chat-joined');
    expect(reply).toMatchObject({ revision: 4, moreMissed: false });
    await bob.sendMessage(chatId, 'live');
    await eventually(() => expect(revisionsOf(alice, chatId)).toEqual(range(1, 5)));
  });

  it('goes on from the last change it got, when it was in the middle of them', async () => {
    await insertMessages(postgres.url, { chatId, senderId: 'bob', count: manyMessages, content });
    const alice = await service.webSocket('alice');
    alice.send('join-chat', { chatId, after: 0 });
    await alice.next('new-message');
    alice.webSocket.pause();
    await postgres.stop();
    alice.webSocket.resume();
    expect(await alice.next('error')).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    const last = revisionsOf(alice, chatId).at(-1)!;
    expect(last).toBeLessThan(manyMessages);
    expect(await chatsOf(alice)).toEqual([]);

    await startDatabase();
    await alice.ask('join-chat', { chatId, after: last }, 'chat-joined');
    await bob.sendMessage(chatId, 'live');
    const all = range(1, manyMessages + 1);
    await eventually(() => expect(revisionsOf(alice, chatId)).toEqual(all));
  });
});
