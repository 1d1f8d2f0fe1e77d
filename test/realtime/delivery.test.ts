import { nothingSet } from '../support/nothing-set';
import type { ApiClient } from '../support/api-client';
import type { EventClient } from '../support/event-client';
import { type TransportName, useService, transports } from '../support/test-service';

describe.each(transports)('who receives what over %s', (transport: TransportName) => {
  const service = useService();
  let bob: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    bob = await service.api('bob');
    ({ id: chatId } = await bob.createChat(['alice', 'bob'], 'Chat Test'));
  });

  const connect = (userId: string) => service.connect(transport, userId);
  const joined = async (userId: string) => {
    const client = await connect(userId);
    await client.ask('join-chat', { chatId }, 'chat-joined');
    return client;
  };
  const listening = async (userId: string) => {
    const client = await connect(userId);
    await client.ask('listen-all-chats', {}, 'listening-all-chats');
    return client;
  };

  it("a message reaches every joined connection, the sender's own included", async () => {
    const clients = [await joined('alice'), await joined('alice'), await joined('bob')];
    const message = await bob.sendMessage(chatId, 'Hello!', 'client-1');

    for (const client of clients) {
      expect(await client.next('new-message')).toEqual({ chatId, revision: 1, message });
    }
  });

  it('a message reaches no one who did not join: neither participant nor listener', async () => {
    const others = [await connect('alice'), await listening('alice'), await connect('carol')];
    const reader = await joined('alice');
    await bob.sendMessage(chatId, 'for those who joined');
    await reader.next('new-message');

    for (const client of others) expect(await eventsOf(client)).not.toContain('new-message');
  });

  it('only the listening connections of participants hear that a chat has news', async () => {
    const listeners = [await listening('alice'), await listening('alice'), await listening('bob')];
    const others = [await joined('alice'), await listening('carol'), await connect('bob')];
    const message = await bob.sendMessage(chatId, 'news');

    for (const client of listeners) {
      const news = await client.next('chat-updated');
      expect(news).toEqual({ chatId, revision: 1, kind: 'message-sent', lastMessage: message });
    }
    for (const client of others) expect(await eventsOf(client)).not.toContain('chat-updated');
  });

  it('a new chat is announced once to each listening connection of its participants', async () => {
    const listeners = [await listening('alice'), await listening('alice'), await listening('bob')];
    const others = [await joined('alice'), await listening('carol')];
    const chat = await bob.createChat(['alice'], 'Nouveau Chat');

    const roles = ['member', 'member', 'owner'];
    for (const [index, client] of listeners.entries()) {
      const { chat: told, stateRevision, ...own } = await client.next('chat-created');
      expect(told).toEqual(chat);
      expect(stateRevision).toBeGreaterThan(0);
      expect(own).toEqual({
        ...{ readSeq: 0, unreadCount: 0, mentionCount: 0, role: roles[index] },
        ...nothingSet,
      });
    }
    for (const client of others) expect(await eventsOf(client)).not.toContain('chat-created');
    for (const client of listeners) {
      expect((await eventsOf(client)).filter((event) => event === 'chat-created')).toHaveLength(1);
    }
  });

  it('a direct chat that exists is not announced again', async () => {
    const alice = await listening('alice');
    await bob.createChat(['alice']);
    await bob.createChat(['alice']);
    await alice.next('chat-created');
    expect((await eventsOf(alice)).filter((event) => event === 'chat-created')).toHaveLength(1);
  });

  it('a chat made after they began to listen brings its news too, after its announcement', async () => {
    const alice = await listening('alice');
    const made = await bob.createChat(['alice'], 'later');
    await bob.sendMessage(made.id, 'one');
    await bob.sendMessage(made.id, 'two');

    await alice.next('chat-updated');
    await alice.next('chat-updated');
    const [, ...received] = await alice.settled();
    expect(received).toMatchObject([
      { event: 'chat-created', data: { chat: { id: made.id } } },
      { event: 'chat-updated', data: { chatId: made.id, revision: 1 } },
      { event: 'chat-updated', data: { chatId: made.id, revision: 2 } },
    ]);
  });

  it('someone who joined and listens gets the message and the news', async () => {
    const alice = await joined('alice');
    await alice.ask('listen-all-chats', {}, 'listening-all-chats');
    const message = await bob.sendMessage(chatId, 'both');

    expect(await alice.next('new-message')).toMatchObject({ message });
    expect(await alice.next('chat-updated')).toMatchObject({ lastMessage: message });
  });

  it('a repeated send is delivered once', async () => {
    const alice = await joined('alice');
    await bob.sendMessage(chatId, 'same', 'client-1');
    await bob.sendMessage(chatId, 'same', 'client-1');
    await bob.sendMessage(chatId, 'last');

    await alice.next('new-message');
    expect(await alice.next('new-message')).toMatchObject({ message: { content: 'last', seq: 2 } });
  });

  it('what was sent before joining is not delivered', async () => {
    await bob.sendMessage(chatId, 'history');
    const alice = await joined('alice');
    await bob.sendMessage(chatId, 'live');
    expect(await alice.next('new-message')).toMatchObject({ message: { content: 'live', seq: 2 } });
  });

  it('a connection that ends leaves the others undisturbed', async () => {
    const [gone, stays] = [await joined('alice'), await joined('alice')];
    await gone.close();
    await bob.sendMessage(chatId, 'still here');
    expect(await stays.next('new-message')).toMatchObject({ message: { content: 'still here' } });
  });

  it('text of every kind arrives as it was sent', async () => {
    const alice = await joined('alice');
    for (const content of ['Ünï — 語 💬', '"quotes" \\ / \n\t', '</script>', '語'.repeat(4000)]) {
      await bob.sendMessage(chatId, content);
      expect(await alice.next('new-message')).toMatchObject({ message: { content } });
    }
  });
});

async function eventsOf(client: EventClient): Promise<string[]> {
  return (await client.settled()).map(({ event }) => event);
}
