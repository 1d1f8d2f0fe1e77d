import type { Message } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { transports, useService } from '../support/test-service';

describe.each(transports)('reactions, over %s', (transport) => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let chatId: string;
  let sent: Message;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
    ({ id: chatId } = await bob.createChat(['alice'], 'Us'));
    sent = await bob.sendMessage(chatId, 'Who comes?');
  });

  const call = async (api: ApiClient, operation: 'addReaction' | 'removeReaction') =>
    succeed(await api.call(operation, { params: { chatId, messageId: sent.id, emoji: '👍' } }));
  const joined = async (place = {}) => {
    const client = await service.connect(transport, 'alice');
    await client.ask('join-chat', { chatId, ...place }, 'chat-joined');
    return client;
  };
  const reaction = (userId: string, reacted: boolean, userIds: string[]) => ({
    ...{ messageId: sent.id, seq: 1, userId, emoji: '👍' },
    ...{ reacted, count: userIds.length, userIds },
  });

  it('are told of to who joined, and to who listens', async () => {
    const reader = await joined();
    const listener = await service.connect(transport, 'alice');
    await listener.ask('listen-all-chats', {}, 'listening-all-chats');
    await call(alice, 'addReaction');
    await call(bob, 'addReaction');
    await call(bob, 'addReaction');
    await call(alice, 'removeReaction');
    for (const [revision, expected] of [
      [2, reaction('alice', true, ['alice'])],
      [3, reaction('bob', true, ['alice', 'bob'])],
      [4, reaction('alice', false, ['bob'])],
    ] as const) {
      const told = await reader.next('reaction-changed');
      expect(told).toEqual({ chatId, revision, reaction: expected });
      expect(await listener.next('chat-updated')).toEqual({
        ...{ chatId, revision, kind: 'reaction-changed', reaction: expected },
      });
    }
  });

  it('are told of as they are by now to who comes back', async () => {
    await call(alice, 'addReaction');
    await call(alice, 'removeReaction');
    await call(bob, 'addReaction');
    const back = await joined({ after: 1 });
    const events = back.received.filter(({ event }) => event !== 'chat-joined');
    expect(events.map(({ event, data }) => [event, data])).toEqual(
      [
        { chatId, revision: 2, reaction: reaction('alice', false, ['bob']) },
        { chatId, revision: 3, reaction: reaction('alice', false, ['bob']) },
        { chatId, revision: 4, reaction: reaction('bob', true, ['bob']) },
      ].map((data) => ['reaction-changed', data]),
    );
  });
});
