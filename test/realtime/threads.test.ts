import type { Message } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { transports, useService } from '../support/test-service';

describe.each(transports)('answers and mentions, over %s', (transport) => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let chatId: string;
  let question: Message;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
    ({ id: chatId } = await bob.createChat(['alice', 'carol'], 'Us'));
    question = await bob.sendMessage(chatId, 'Who comes?');
  });

  const answer = async (api: ApiClient, more: object = {}) => {
    const body = { content: 'I do', replyTo: question.id, ...more };
    return succeed(await api.call<Message>('sendMessage', { params: { chatId }, body }));
  };
  const remove = (api: ApiClient, messageId: string) =>
    api.call('deleteMessage', { params: { chatId, messageId } });
  const joined = async (place = {}) => {
    const client = await service.connect(transport, 'alice');
    await client.ask('join-chat', { chatId, ...place }, 'chat-joined');
    return client;
  };
  const listening = async (userId: string, place = {}) => {
    const client = await service.connect(transport, userId);
    await client.ask('listen-all-chats', place, 'listening-all-chats');
    return client;
  };
  const thread = (replyCount: number, { createdAt: lastReplyAt }: Message) => ({
    ...{ threadId: question.id, replyCount, lastReplyAt },
  });

  it('are told of with the thread, to who joined and to who listens', async () => {
    const reader = await joined();
    const listener = await listening('alice');
    const metadata = { color: 'blue' };
    const first = await answer(alice, { mentions: ['bob'], metadata });
    const second = await answer(bob);
    await remove(alice, first.id);
    for (const [revision, message, count] of [
      [2, first, 1],
      [3, second, 2],
    ] as const) {
      const carried = { message, thread: thread(count, message) };
      expect(await reader.next('new-message')).toEqual({ chatId, revision, ...carried });
      expect(await listener.next('chat-updated')).toEqual({
        ...{ chatId, revision, kind: 'message-sent' },
        ...{ lastMessage: message, thread: carried.thread },
      });
    }
    expect(first).toMatchObject({ mentions: ['bob'], metadata });
    const deleted = await reader.next('message-deleted');
    expect(deleted).toMatchObject({ revision: 4, thread: thread(1, second) });
    expect(deleted.message).toMatchObject({ id: first.id, threadId: question.id });
    expect(JSON.stringify(deleted)).not.toMatch(/I do|mentions|blue/);
    expect(await listener.next('chat-updated')).toMatchObject({
      ...{ revision: 4, kind: 'message-deleted', thread: thread(1, second) },
    });
  });

  it('are told of as they are by now to who comes back', async () => {
    const first = await answer(alice, { mentions: ['bob'], metadata: { color: 'blue' } });
    const second = await answer(bob);
    await remove(alice, first.id);
    const back = await joined({ after: 1 });
    const events = back.received.filter(({ event }) => event !== 'chat-joined');
    const now = { thread: thread(1, second) };
    expect(events).toMatchObject([
      { event: 'new-message', data: { message: { id: first.id, deletedBy: 'alice' }, ...now } },
      { event: 'new-message', data: { message: second, ...now } },
      { event: 'message-deleted', data: { message: { id: first.id }, ...now } },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/mentions|blue/);
  });

  it('count on every device of who is mentioned, when they read on', async () => {
    await answer(alice, { mentions: ['carol'] });
    await answer(alice, { mentionsAll: true });
    const carol = await service.api('carol');
    const laptop = await listening('carol');
    await carol.call('markRead', { params: { chatId }, body: { seq: 2 } });
    const state = { readSeq: 2, unreadCount: 1, mentionCount: 1 };
    expect(await laptop.next('my-chat-updated')).toMatchObject({ chatId, ...state });
    const back = await listening('carol', { after: 0 });
    expect(await back.next('chat-created')).toMatchObject({ readSeq: 0, mentionCount: 0 });
    expect(await back.next('my-chat-updated')).toMatchObject({ chatId, ...state });
  });
});
