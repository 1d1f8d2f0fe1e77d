import type { ApiClient } from '../support/api-client';
import type { EventClient } from '../support/event-client';
import { type TransportName, useService, transports } from '../support/test-service';

describe.each(transports)('commands over %s', (transport: TransportName) => {
  const service = useService();
  let bob: ApiClient;
  let alice: EventClient;

  beforeEach(async () => {
    bob = await service.api('bob');
    alice = await service.connect(transport, 'alice');
  });

  it('join-chat tells after which revision messages come', async () => {
    const { id: chatId } = await bob.createChat(['alice']);
    await bob.sendMessage(chatId, 'before');

    const reply = await alice.ask('join-chat', { chatId }, 'chat-joined');

    expect(reply).toMatchObject({ chatId, status: 'success', revision: 1 });
    expect(reply).not.toHaveProperty('message');
  });

  it('join-chat says that the chat was joined before, and succeeds', async () => {
    const { id: chatId } = await bob.createChat(['alice']);
    await alice.ask('join-chat', { chatId }, 'chat-joined');

    const again = await alice.ask('join-chat', { chatId }, 'chat-joined');
    await bob.sendMessage(chatId, 'once only');

    expect(again).toMatchObject({ chatId, status: 'success', message: 'already in chat' });
    await alice.next('new-message');
    const events = (await alice.settled()).map(({ event }) => event);
    expect(events).toEqual(['chat-joined', 'chat-joined', 'new-message']);
  });

  it('leave-chat ends the messages of that chat only', async () => {
    const [left, kept] = [await bob.createChat(['alice'], 'A'), await bob.createChat(['alice'])];
    await alice.ask('join-chat', { chatId: left.id }, 'chat-joined');
    await alice.ask('join-chat', { chatId: kept.id }, 'chat-joined');

    const reply = await alice.ask('leave-chat', { chatId: left.id }, 'chat-left');
    await bob.sendMessage(left.id, 'not heard');
    await bob.sendMessage(kept.id, 'heard');

    expect(reply).toEqual({ chatId: left.id, status: 'success' });
    expect(await alice.next('new-message')).toMatchObject({ chatId: kept.id });
    expect(messagesIn(await alice.settled())).toBe(1);
  });

  it.each(['chat_never_seen', 'joined by bob only'])(
    'leave-chat succeeds for a chat that is not joined: %s',
    async (name) => {
      const { id } = await bob.createChat(['alice'], name);
      const chatId = name === 'chat_never_seen' ? name : id;
      const reply = await alice.ask('leave-chat', { chatId }, 'chat-left');
      expect(reply).toEqual({ chatId, status: 'success', message: 'not in chat' });
    },
  );

  it('listen-all-chats succeeds twice and brings each change once', async () => {
    const { id: chatId } = await bob.createChat(['alice']);

    const first = await alice.ask('listen-all-chats', {}, 'listening-all-chats');
    const second = await alice.ask('listen-all-chats', {}, 'listening-all-chats');
    await bob.sendMessage(chatId, 'news');

    const { stateRevision, epoch } = first;
    expect(first).toEqual({ status: 'success', stateRevision, epoch });
    expect(second).toEqual(first);
    await alice.next('chat-updated');
    const events = (await alice.settled()).map(({ event }) => event);
    expect(events.filter((event) => event === 'chat-updated')).toHaveLength(1);
  });

  it('leave-all-chats ends both kinds of subscription and keeps the connection', async () => {
    const { id: chatId } = await bob.createChat(['alice']);
    await alice.ask('join-chat', { chatId }, 'chat-joined');
    await alice.ask('listen-all-chats', {}, 'listening-all-chats');

    const reply = await alice.ask('leave-all-chats', {}, 'all-chats-left');
    await bob.sendMessage(chatId, 'not heard');
    await bob.createChat(['alice'], 'not announced');

    expect(reply).toEqual({ status: 'success' });
    const events = (await alice.settled()).map(({ event }) => event);
    expect(events).toEqual(['chat-joined', 'listening-all-chats', 'all-chats-left']);
    expect(await alice.ask('debug-status', {}, 'debug-status')).toMatchObject({ chats: [] });
  });

  it('leave-all-chats succeeds when there is nothing to leave', async () => {
    const reply = await alice.ask('leave-all-chats', {}, 'all-chats-left');
    expect(reply).toEqual({ status: 'success' });
  });

  it('subscriptions can be taken again after they were ended', async () => {
    const { id: chatId } = await bob.createChat(['alice']);
    await alice.ask('listen-all-chats', {}, 'listening-all-chats');
    await alice.ask('leave-all-chats', {}, 'all-chats-left');

    await alice.ask('listen-all-chats', {}, 'listening-all-chats');
    await alice.ask('join-chat', { chatId }, 'chat-joined');
    await bob.sendMessage(chatId, 'both');

    expect(await alice.next('new-message')).toMatchObject({ chatId });
    expect(await alice.next('chat-updated')).toMatchObject({ chatId });
  });

  it.each([
    ['listen-all-chats', 'listening-all-chats'],
    ['leave-all-chats', 'all-chats-left'],
    ['debug-status', 'debug-status'],
  ] as const)('%s may come without data, as in the guide', async (command, reply) => {
    await expect(alice.ask(command, undefined, reply)).resolves.toBeDefined();
  });

  it('join-chat without data is refused with what is missing', async () => {
    expect(await alice.ask('join-chat', undefined, 'error')).toMatchObject({
      code: 'INVALID_REQUEST',
      command: 'join-chat',
      errors: [{ message: expect.stringContaining('chatId') as string }],
    });
  });

  it('replies come in the order of the commands', async () => {
    const { id: chatId } = await bob.createChat(['alice']);
    alice.send('join-chat', { chatId });
    alice.send('leave-all-chats');
    alice.send('leave-chat', { chatId });
    alice.send('no-such-command');
    alice.send('listen-all-chats');

    const events = (await alice.settled()).map(({ event }) => event);
    expect(events).toEqual([
      'chat-joined',
      'all-chats-left',
      'chat-left',
      'error',
      'listening-all-chats',
    ]);
  });
});

function messagesIn(received: { event: string }[]): number {
  return received.filter(({ event }) => event === 'new-message').length;
}
