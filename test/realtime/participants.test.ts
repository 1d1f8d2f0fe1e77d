import { nothingSet } from '../support/nothing-set';
import type { Chat } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import type { EventClient } from '../support/event-client';
import { type TransportName, useService, transports } from '../support/test-service';

describe.each(transports)('participants who come and go, over %s', (transport: TransportName) => {
  const service = useService();
  let bob: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    bob = await service.api('bob');
    ({ id: chatId } = await bob.createChat(['alice'], 'Us'));
  });

  const add = async (userId: string) =>
    succeed(
      await bob.call('addParticipants', { params: { chatId }, body: { participants: [userId] } }),
    );
  const remove = async (userId: string) =>
    succeed(await bob.call('removeParticipant', { params: { chatId, userId } }));
  const join = async (client: EventClient) => {
    await client.ask('join-chat', { chatId }, 'chat-joined');
    return client;
  };
  const joined = async (userId: string) => join(await service.connect(transport, userId));
  const listening = async (userId: string) => {
    const client = await service.connect(transport, userId);
    await client.ask('listen-all-chats', {}, 'listening-all-chats');
    return client;
  };
  /** Sends a message and waits until it was delivered to everyone who is to have it. */
  const sendSeenBy = async (witness: EventClient, content: string) => {
    await bob.sendMessage(chatId, content);
    await witness.next('new-message');
  };

  it('are told of to every connection that joined, and as news to all that listen', async () => {
    const readers = [await joined('alice'), await joined('alice'), await joined('bob')];
    const listeners = [await listening('alice'), await listening('alice'), await listening('bob')];
    await add('carol');
    await remove('carol');

    const changes = [
      { chatId, revision: 1, added: ['carol'] },
      { chatId, revision: 2, removed: ['carol'] },
    ];
    for (const client of readers) {
      for (const change of changes) {
        expect(await client.next('participants-changed')).toEqual(change);
      }
    }
    for (const client of listeners) {
      for (const change of changes) {
        const news = { ...change, kind: 'participants-changed' };
        expect(await client.next('chat-updated')).toEqual(news);
      }
    }
  });

  it('hear of the chat on each listening connection once they are added, then its news', async () => {
    const listeners = [await listening('carol'), await listening('carol')];
    const deaf = await service.connect(transport, 'carol');
    await bob.sendMessage(chatId, 'before');
    const chat = await add('carol');
    const lastMessage = await bob.sendMessage(chatId, 'after');

    for (const client of listeners) {
      const { stateRevision } = await client.next('chat-created');
      await client.next('chat-updated');
      const kind = 'message-sent';
      const [, ...received] = (await client.settled()).map(({ event, data }) => ({ event, data }));
      expect(received).toEqual([
        {
          event: 'chat-created',
          data: {
            chat,
            role: 'member',
            stateRevision,
            readSeq: 1,
            unreadCount: 0,
            mentionCount: 0,
            ...nothingSet,
          },
        },
        { event: 'chat-updated', data: { chatId, revision: 3, kind, lastMessage } },
      ]);
    }
    expect(await deaf.settled()).toEqual([]);
  });

  it('get the change that removes them, on each connection, and then nothing', async () => {
    await add('carol');
    const gone = [await joined('carol'), await joined('carol')];
    const listeners = [await listening('carol'), await listening('carol')];
    const witness = await joined('alice');
    await sendSeenBy(witness, 'one');
    await remove('carol');
    await sendSeenBy(witness, 'not for carol');
    await add('dave');
    await sendSeenBy(witness, 'nor this');

    for (const client of gone) {
      expect(storyOf(await client.settled())).toEqual(['new-message 2', 'participants-changed 3']);
    }
    for (const client of listeners) {
      expect(storyOf(await client.settled())).toEqual(['chat-updated 2', 'chat-updated 3']);
    }
  });

  it('cannot join once they are removed, and are in no chat', async () => {
    await add('carol');
    const carol = await joined('carol');
    await remove('carol');
    await carol.next('participants-changed');

    for (const data of [{ chatId }, { chatId, after: 0 }]) {
      const { code, command } = await carol.ask('join-chat', data, 'error');
      expect({ code, command }).toEqual({ code: 'CHAT_NOT_FOUND', command: 'join-chat' });
    }
    expect(await carol.ask('debug-status', {}, 'debug-status')).toMatchObject({ chats: [] });
  });

  it('who are added again listen on and can join, on the connections that they had', async () => {
    await add('carol');
    const clients = [await joined('carol'), await joined('carol')];
    for (const client of clients) {
      await client.ask('listen-all-chats', {}, 'listening-all-chats');
    }
    const witness = await joined('alice');
    await remove('carol');
    await sendSeenBy(witness, 'missed');
    await add('carol');
    for (const client of clients) {
      await client.next('chat-created');
      const reply = await client.ask('join-chat', { chatId, after: 2 }, 'chat-joined');
      expect(reply).toMatchObject({ revision: 4, moreMissed: false });
    }
    await sendSeenBy(witness, 'live');

    for (const client of clients) {
      const story = storyOf(await client.settled());
      const news = story.filter((line) => line.startsWith('chat-'));
      expect(news).toEqual(['chat-updated 2', 'chat-created 4', 'chat-updated 5']);
      expect(story.filter((line) => !news.includes(line))).toEqual([
        ...['participants-changed 2', 'new-message 3', 'participants-changed 4', 'new-message 5'],
      ]);
    }
  });
});

/** What a client was given of the chat, each as its event and revision, without replies. */
function storyOf(received: { event: string; data: unknown }[]): string[] {
  return received.flatMap(({ event, data }) => {
    const { revision, chat } = data as { revision?: number; chat?: Chat };
    const place = revision ?? chat?.revision;
    return event === 'chat-joined' || place === undefined ? [] : [`${event} ${place}`];
  });
}
