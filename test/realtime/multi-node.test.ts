import { nothingSet } from '../support/nothing-set';
import type { Chat } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { describeWithRedis } from '../support/describe-with-redis';
import type { EventClient } from '../support/event-client';
import { eventually } from '../support/eventually';
import { type TransportName, transports } from '../support/test-service';
import { useTwoNodes } from '../support/two-nodes';
import { range, revisionsBeforeReply, revisionsOf } from './revisions';

const sendCount = 100;

/** What a user is told of a chat in which there is nothing that they have not read. */
const newToThem = (chat: Chat) => ({
  ...{ chat, stateRevision: expect.any(Number) as number },
  ...{ readSeq: 0, unreadCount: 0, mentionCount: 0, role: 'member', ...nothingSet },
});

describeWithRedis('two nodes on one database and one Redis', () => {
  describe.each(transports)('over %s', (transport: TransportName) => {
    const { here, there, redis } = useTwoNodes();
    let bob: ApiClient;
    let chatId: string;

    beforeEach(async () => {
      bob = await here.api('bob');
      ({ id: chatId } = await bob.createChat(['alice'], 'Us'));
    });

    const join = async (client: EventClient) => {
      await client.ask('join-chat', { chatId }, 'chat-joined');
      return client;
    };
    const joinedThere = async (userId: string) => join(await there.connect(transport, userId));
    const listeningThere = async (userId: string) => {
      const client = await there.connect(transport, userId);
      await client.ask('listen-all-chats', {}, 'listening-all-chats');
      return client;
    };
    const add = async (userId: string) =>
      succeed(
        await bob.call<Chat>('addParticipants', {
          params: { chatId },
          body: { participants: [userId] },
        }),
      );

    it('what both write at once reaches the connections of each, in order', async () => {
      const clients = [
        await joinedThere('alice'),
        await join(await here.connect(transport, 'bob')),
      ];
      const alice = await there.api('alice');
      const senders = [bob, alice];
      await Promise.all(
        range(1, sendCount).map((n) => senders[n % 2]!.sendMessage(chatId, `message ${n}`)),
      );
      for (const client of clients) {
        for (let n = 0; n < sendCount; n += 1) await client.next('new-message');
        expect(revisionsOf(client, chatId)).toEqual(range(1, sendCount));
      }
    });

    it('a chat made at one is announced at the other, and its news follow', async () => {
      const alice = await listeningThere('alice');
      const chat = await bob.createChat(['alice'], 'new');
      const lastMessage = await bob.sendMessage(chat.id, 'first');
      expect(await alice.next('chat-created')).toEqual(newToThem(chat));
      const news = { chatId: chat.id, revision: 1, kind: 'message-sent', lastMessage };
      expect(await alice.next('chat-updated')).toEqual(news);
    });

    it('who comes and goes at one starts and stops to receive at the other', async () => {
      const witness = await joinedThere('alice');
      const carol = await listeningThere('carol');
      const chat = await add('carol');
      expect(await carol.next('chat-created')).toEqual(newToThem(chat));
      await join(carol);
      await bob.sendMessage(chatId, 'welcome');
      expect(await carol.next('new-message')).toMatchObject({ revision: 2 });

      succeed(await bob.call('removeParticipant', { params: { chatId, userId: 'carol' } }));
      const change = { chatId, revision: 3, removed: ['carol'] };
      expect(await carol.next('participants-changed')).toEqual(change);
      await bob.sendMessage(chatId, 'not for carol');
      while (revisionsOf(witness, chatId).at(-1) !== 4) await witness.next('new-message');
      await carol.settled();
      expect(revisionsOf(carol, chatId)).toEqual([2, 3]);

      await add('carol');
      await carol.next('chat-created');
      await join(carol);
      await bob.sendMessage(chatId, 'welcome back');
      expect(await carol.next('new-message')).toMatchObject({ revision: 6 });
    });

    it('who comes back to the other gets what was written at the first', async () => {
      for (const n of range(1, 3)) await bob.sendMessage(chatId, `message ${n}`);
      const alice = await there.connect(transport, 'alice');
      const reply = await alice.ask('join-chat', { chatId, after: 1 }, 'chat-joined');
      expect(reply).toMatchObject({ revision: 3, moreMissed: false });
      expect(revisionsBeforeReply(alice, chatId)).toEqual([2, 3]);
      await bob.sendMessage(chatId, 'live');
      await eventually(() => expect(revisionsOf(alice, chatId)).toEqual([2, 3, 4]));
    });

    it('each counts the users and the joined chats of both, once', async () => {
      const other = await bob.createChat(['dave'], 'other');
      const [alice, dave] = [await joinedThere('alice'), await here.connect(transport, 'dave')];
      await join(await here.connect(transport, 'bob'));
      await here.connect(transport, 'alice');
      await dave.ask('join-chat', { chatId: other.id }, 'chat-joined');
      for (const client of [alice, dave]) {
        await eventually(async () => {
          const status = await client.ask('debug-status', {}, 'debug-status');
          expect(status).toMatchObject({ totalUsers: 3, totalChats: 2 });
        });
      }
    });

    it('what is read at one is told at the other, also of what was read while Redis was away', async () => {
      await bob.sendMessage(chatId, 'one');
      await bob.sendMessage(chatId, 'two');
      const laptop = await listeningThere('alice');
      const phone = await here.api('alice');
      const read = async (seq: number) =>
        succeed(await phone.call('markRead', { params: { chatId }, body: { seq } }));
      await read(1);
      const first = await laptop.next('my-chat-updated');
      expect(first).toMatchObject({ chatId, readSeq: 1, unreadCount: 1 });
      await redis().kill();
      await read(2);
      const { stateRevision } = first;
      const second = {
        chatId,
        stateRevision: stateRevision + 1,
        readSeq: 2,
        unreadCount: 0,
        mentionCount: 0,
      };
      expect(await laptop.next('my-chat-updated')).toMatchObject(second);
      await redis().start();
    });

    it('without Redis sends succeed and arrive at the other all the same', async () => {
      const [reader, listener] = [await joinedThere('alice'), await listeningThere('alice')];
      await redis().kill();
      for (const n of range(1, 3)) await bob.sendMessage(chatId, `message ${n}`);
      const chat = await bob.createChat(['alice'], 'made meanwhile');
      await eventually(() => expect(revisionsOf(reader, chatId)).toEqual([1, 2, 3]));
      expect(await listener.next('chat-created')).toEqual(newToThem(chat));

      await redis().start();
      await bob.sendMessage(chatId, 'Redis is back');
      await eventually(() => expect(revisionsOf(reader, chatId)).toEqual([1, 2, 3, 4]));
    });
  });
});
