import type { EventClient } from '../support/event-client';
import { eventually } from '../support/eventually';
import { type TransportName, useService, transports } from '../support/test-service';

describe.each(transports)('debug-status over %s', (transport: TransportName) => {
  const service = useService();

  const status = (client: EventClient) => client.ask('debug-status', {}, 'debug-status');

  /** Connections of the test before may end a moment after their clients have seen it. */
  const showsSoon = (client: EventClient, expected: object) =>
    eventually(async () => expect(await status(client)).toMatchObject(expected));

  it('shows who the connection belongs to and what it joined', async () => {
    const bob = await service.api('bob');
    const first = await bob.createChat(['alice'], 'first');
    const second = await bob.createChat(['alice'], 'second');
    const alice = await service.connect(transport, 'alice');
    await alice.ask('join-chat', { chatId: first.id }, 'chat-joined');
    await alice.ask('join-chat', { chatId: second.id }, 'chat-joined');

    await showsSoon(alice, {
      userId: 'alice',
      connected: true,
      socketId: expect.stringMatching(/^socket_/) as string,
      chats: [first.id, second.id],
      totalUsers: 1,
      totalChats: 2,
    });
  });

  it('names the connection as the log does', async () => {
    const alice = await service.connect(transport, 'alice');
    const { socketId } = await status(alice);
    expect(service.logLines).toContainEqual(
      expect.objectContaining({ msg: 'User alice connected', socketId }),
    );
  });

  it('counts a user with several connections once, and a chat that several joined once', async () => {
    const { id: chatId } = await (await service.api('bob')).createChat(['alice'], 'shared');
    const { id: bobsOther } = await (await service.api('bob')).createChat(['carol']);
    const clients = {
      alice: await service.connect(transport, 'alice'),
      aliceElsewhere: await service.webSocket('alice'),
      bob: await service.socketIo('bob'),
      dave: await service.connect(transport, 'dave'),
    };
    await clients.alice.ask('join-chat', { chatId }, 'chat-joined');
    await clients.aliceElsewhere.ask('join-chat', { chatId }, 'chat-joined');
    await clients.bob.ask('join-chat', { chatId: bobsOther }, 'chat-joined');

    const shared = { totalUsers: 3, totalChats: 2 };
    await showsSoon(clients.alice, { chats: [chatId], ...shared });
    await showsSoon(clients.dave, { chats: [], ...shared });
  });

  it('does not count a chat that is only listened to', async () => {
    await (await service.api('bob')).createChat(['alice']);
    const alice = await service.connect(transport, 'alice');
    await alice.ask('listen-all-chats', {}, 'listening-all-chats');
    await showsSoon(alice, { chats: [], totalChats: 0 });
  });

  it('forgets connections that ended', async () => {
    const { id: chatId } = await (await service.api('bob')).createChat(['alice']);
    const alice = await service.connect(transport, 'alice');
    const bob = await service.connect(transport, 'bob');
    await bob.ask('join-chat', { chatId }, 'chat-joined');
    await bob.close();

    await showsSoon(alice, { totalUsers: 1, totalChats: 0 });
  });
});
