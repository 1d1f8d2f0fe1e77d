import type { PinState } from '../../generated/http/types';
import type { Message } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { transports, useService } from '../support/test-service';

describe.each(transports)('pins, over %s', (transport) => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let chatId: string;
  let sent: Message;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
    ({ id: chatId } = await bob.createChat(['alice'], 'Us'));
    sent = await bob.sendMessage(chatId, 'The key is under the mat');
  });

  const place = () => ({ params: { chatId, messageId: sent.id } });
  const pin = async (api: ApiClient) => succeed(await api.call<PinState>('pinMessage', place()));
  const unpin = async (api: ApiClient) =>
    succeed(await api.call<PinState>('unpinMessage', place()));
  const joined = async (after = {}) => {
    const client = await service.connect(transport, 'alice');
    await client.ask('join-chat', { chatId, ...after }, 'chat-joined');
    return client;
  };

  it('are told of to who joined, and to who listens', async () => {
    const reader = await joined();
    const listener = await service.connect(transport, 'alice');
    await listener.ask('listen-all-chats', {}, 'listening-all-chats');
    const pinned = await pin(alice);
    await pin(bob);
    const unpinned = await unpin(bob);
    expect(unpinned).toEqual({ chatId, revision: 3, pin: { userId: 'bob', message: sent } });
    for (const state of [pinned, unpinned]) {
      expect(await reader.next('pin-changed')).toEqual(state);
      expect(await listener.next('chat-updated')).toEqual({ ...state, kind: 'pin-changed' });
    }
  });

  it('are told of with the message as it is by now to who comes back', async () => {
    await pin(alice);
    await bob.call('updateMessage', { ...place(), body: { content: 'It is not' } });
    await unpin(bob);
    const { message } = (await pin(bob)).pin;
    const back = await joined({ after: 1 });
    const events = back.received.filter(({ event }) => event !== 'chat-joined');
    expect(events.map(({ event, data }) => [event, data])).toEqual([
      ['pin-changed', { chatId, revision: 2, pin: { userId: 'alice', message } }],
      ['message-updated', { chatId, revision: 3, message }],
      ['pin-changed', { chatId, revision: 4, pin: { userId: 'bob', message } }],
      ['pin-changed', { chatId, revision: 5, pin: { userId: 'bob', message } }],
    ]);
  });

  it('end with a message that is deleted', async () => {
    await pin(alice);
    succeed(await bob.call('deleteMessage', place()));
    const { id, seq } = sent;
    const back = await joined({ after: 1 });
    const { message } = (await back.next('pin-changed')).pin;
    expect(message).toMatchObject({ id, seq, deletedBy: 'bob' });
    expect(message).not.toHaveProperty('pinnedAt');
    expect(await back.next('message-deleted')).toEqual({ chatId, revision: 3, message });
  });
});
