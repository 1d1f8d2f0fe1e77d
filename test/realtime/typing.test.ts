import { type ApiClient, succeed } from '../support/api-client';
import { describeWithRedis } from '../support/describe-with-redis';
import type { EventClient } from '../support/event-client';
import { eventually } from '../support/eventually';
import { transports, useService } from '../support/test-service';
import { useTwoNodes } from '../support/two-nodes';

const setTyping = async (api: ApiClient, chatId: string, typing: boolean) =>
  succeed(await api.call('setTyping', { params: { chatId }, body: { typing } }));

const typingOf = async (client: EventClient) =>
  (await client.settled()).filter(({ event }) => event === 'typing').map(({ data }) => data);

describe.each(transports)('who types, over %s', (transport) => {
  const service = useService();
  let bob: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    bob = await service.api('bob');
    ({ id: chatId } = await bob.createChat(['alice'], 'Us'));
  });

  const joined = async (userId: string, place = {}) => {
    const client = await service.connect(transport, userId);
    await client.ask('join-chat', { chatId, ...place }, 'chat-joined');
    return client;
  };
  const event = (typing: boolean) => ({
    ...{ chatId, userId: 'bob', typing, expiresAt: expect.any(String) as string },
  });

  it('is told to the others who joined, once, and to none of their own connections', async () => {
    const [alice, own] = [await joined('alice'), await joined('bob')];
    const listener = await service.connect(transport, 'alice');
    await listener.ask('listen-all-chats', {}, 'listening-all-chats');
    for (const typing of [true, true, false, false]) await setTyping(bob, chatId, typing);
    expect(await typingOf(alice)).toEqual([event(true), event(false)]);
    expect([await typingOf(own), await typingOf(listener)]).toEqual([[], []]);
  });

  it('is told to nobody who comes later, or comes back', async () => {
    const alice = await joined('alice');
    await setTyping(bob, chatId, true);
    await alice.next('typing');
    await bob.sendMessage(chatId, 'Hello!');
    const back = await joined('alice', { after: 0 });
    expect(await typingOf(back)).toEqual([]);
    await back.next('new-message');
  });

  it('is told to nobody who left the chat or was removed from it', async () => {
    const [alice, carol] = [await joined('alice'), await service.connect(transport, 'carol')];
    const participants = ['carol'];
    succeed(await bob.call('addParticipants', { params: { chatId }, body: { participants } }));
    await carol.ask('join-chat', { chatId }, 'chat-joined');
    succeed(await bob.call('removeParticipant', { params: { chatId, userId: 'carol' } }));
    await carol.next('participants-changed');
    await alice.ask('leave-chat', { chatId }, 'chat-left');
    await setTyping(bob, chatId, true);
    expect([await typingOf(alice), await typingOf(carol)]).toEqual([[], []]);
  });

  it('is told to neither of two where one has blocked the other, nor are receipts', async () => {
    ({ id: chatId } = await bob.createChat(['alice']));
    const { seq } = await bob.sendMessage(chatId, 'Hello!');
    const api = await service.api('alice');
    expect((await api.call('blockUser', { params: { userId: 'bob' } })).status).toBe(204);
    const [alice, client] = [await joined('alice'), await joined('bob')];
    await setTyping(bob, chatId, true);
    await setTyping(api, chatId, true);
    await api.call('markDelivered', { params: { chatId }, body: { seq } });
    expect([await typingOf(alice), await typingOf(client)]).toEqual([[], []]);
    const names = (await client.settled()).map(({ event }) => event);
    expect(names).toEqual(['chat-joined']);
  });

  it('is told to nobody in a chat of more than 100', async () => {
    const others = Array.from({ length: 100 }, (_, index) => `user-${index}`);
    ({ id: chatId } = await bob.createChat(['alice', ...others]));
    const alice = await joined('alice');
    await setTyping(bob, chatId, true);
    expect(await typingOf(alice)).toEqual([]);
  });
});

describeWithRedis('who types at another node', () => {
  const { here, there } = useTwoNodes();

  it.each(transports)('is told over %s, and not to themselves', async (transport) => {
    const bob = await here.api('bob');
    const { id: chatId } = await bob.createChat(['alice'], 'Us');
    const clients = await Promise.all(['alice', 'bob'].map((id) => there.connect(transport, id)));
    for (const client of clients) await client.ask('join-chat', { chatId }, 'chat-joined');
    const [alice, own] = clients as [EventClient, EventClient];
    // The other node may not be connected yet, and this is not repeated for it.
    await eventually(async () => {
      await setTyping(bob, chatId, false);
      await setTyping(bob, chatId, true);
      expect(alice.received.map(({ event }) => event)).toContain('typing');
    });
    expect(await typingOf(own)).toEqual([]);
  });
});
