import asyncApiDocument from '../../generated/events/asyncapi.json';
import type { EventName } from '../../generated/events/gateway';
import { ApiClient } from '../support/api-client';
import type { EventClient } from '../support/event-client';
import { transports } from '../support/test-service';
import { RunningMock } from './running-mock';

const { messages } = asyncApiDocument.components;

/** What the document says that the service sends of its own accord, by name. */
const events = Object.values(asyncApiDocument.operations)
  .filter(({ action }) => action === 'send')
  .flatMap((operation) => operation.messages)
  .map(({ $ref }) => messages[$ref.split('/').at(-1) as keyof typeof messages].name as EventName);

describe.each(transports)('events of the mock over %s', (transport) => {
  let mock: RunningMock;
  let alice: EventClient;

  const start = async (intervalMs: number) => {
    mock = await RunningMock.start(intervalMs);
    alice = await mock.connect(transport, 'alice');
  };
  afterEach(() => mock.close());

  const follow = async () => {
    await alice.ask('listen-all-chats', {}, 'listening-all-chats');
    return alice.ask('join-chat', { chatId: 'chat_123' }, 'chat-joined');
  };

  it('come on request', async () => {
    await start(0);
    await follow();
    // After it the chat is gone.
    const last = ['chat-deleted'];
    const inOrder = [...events.filter((event) => !last.includes(event)), ...last] as EventName[];
    for (const event of inOrder) {
      expect(await mock.emit(event)).toEqual({ status: 200, body: { emitted: 1 } });
      await alice.next(event);
    }
  });

  it('come by themselves, but no error does, nor the end of a chat', async () => {
    await start(20);
    await follow();
    const onRequest = ['error', 'chat-deleted'];
    await Promise.all(
      events.filter((event) => !onRequest.includes(event)).map((event) => alice.next(event)),
    );
    const received = alice.received.map(({ event }) => event);
    expect(received.filter((event) => onRequest.includes(event))).toEqual([]);
  });

  it('are by others, of a real chat: what came is in the history', async () => {
    await start(0);
    const { revision } = await follow();
    for (const step of [1, 2]) {
      await mock.emit('new-message');
      const { message } = await alice.next('new-message');
      const next = { chatId: 'chat_123', senderId: 'bob', revision: revision + step };
      expect(message).toMatchObject(next);
      const api = new ApiClient(mock.url, { cookie: 'sAccessToken=any' });
      const params = { chatId: 'chat_123' };
      const { body } = await api.call('listMessages', { params, query: { limit: 1 } });
      expect(body).toMatchObject({ items: [message] });
    }
  });

  it('come with the payload that was asked for', async () => {
    await start(0);
    await follow();
    const payload = { chatId: 'chat_1', revision: 9, added: ['dora'] };
    await mock.emit('participants-changed', JSON.stringify(payload));
    expect(await alice.next('participants-changed')).toEqual(payload);
  });

  it('come to no client that asked for nothing', async () => {
    await start(0);
    expect(await mock.emit('new-message')).toEqual({ status: 200, body: { emitted: 0 } });
  });

  it.each([
    ['{"chatId": "chat_1", "revision": "9"}', '/revision', 'must be integer'],
    ['{"chatId": "chat_1"}', '', "must have required property 'revision'"],
    ['{', '', 'must be object'],
  ])('are refused with what is wrong with %s', async (payload, path, message) => {
    await start(0);
    await follow();
    const { status, body } = await mock.emit('chat-updated', payload);
    expect(status).toBe(400);
    expect((body as { errors: unknown[] }).errors).toContainEqual({ path, message });
    expect(alice.received).toHaveLength(2);
  });

  it('that the document does not have are refused with those it has', async () => {
    await start(0);
    expect(await mock.emit('new-letter')).toMatchObject({ status: 404, body: { events } });
  });
});
