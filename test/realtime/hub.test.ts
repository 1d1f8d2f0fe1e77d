import { closeCodes } from '../../generated/events/close-codes';
import type { Chat, ChatChange } from '../../generated/schemas';
import { ServiceError } from '../../src/errors';
import type { Logs } from '../../src/log/log';
import { MemoryBroker } from '../../src/realtime/cluster/broker-memory';
import { createFeeds, type Feeds } from '../../src/realtime/delivery/feeds';
import { Hub } from '../../src/realtime/delivery/hub';
import { Listeners } from '../../src/realtime/delivery/listeners';
import { MemoryOccupancy } from '../../src/realtime/cluster/occupancy';
import { chatTopic, userTopic } from '../../src/realtime/cluster/topic';
import type { UserChange } from '../../src/log/user-change';
import { pageOf } from './fake-changes';
import {
  change,
  changes,
  headAt,
  quietCheck,
  quietLog,
  stubChatId,
  StubClient,
  stubEpoch,
} from './stub-transport';
import { nothingSet } from '../support/nothing-set';

const newChat: Chat = {
  id: stubChatId,
  kind: 'group',
  participants: ['alice', 'bob'],
  participantCount: 2,
  createdBy: 'bob',
  createdAt: '2026-01-31T11:59:00.000Z',
  lastSeq: 0,
  revision: 0,
};

/** A database that can be slow or fail when the test wants it. */
class FakeSource {
  committed = 0;
  failure: Error | undefined;
  /** Runs while a question waits for its answer. */
  meanwhile: () => void = () => undefined;
  /** What is stored of the chat, if it is not a message for each revision. */
  stored: ChatChange[] | undefined;
  /** The user's own state. */
  own: UserChange[] = [];
  /** The chats that the user takes part in. */
  chats = [stubChatId];

  readonly findChatHead = () =>
    this.#answer({ ...headAt(this.committed), historySeq: 0, historyRevision: 0 });
  readonly findUserHead = () =>
    this.#answer({
      ...headAt(this.own.at(-1)?.revision ?? 0),
      chats: this.chats.map((chatId) => ({ chatId, revision: this.committed, historySeq: 0 })),
    });

  readonly chatLogs: Logs<ChatChange> = {
    headsOf: () => this.#answer([{ id: stubChatId, ...headAt(this.committed) }]),
    readAfter: (_chatId, after, limit) => {
      const { stored = changes(1, this.committed), committed: head } = this;
      return this.#answer(pageOf(stored, { after, limit, head, epoch: stubEpoch }));
    },
  };

  readonly userLogs: Logs<UserChange> = {
    headsOf: ([id]) => this.#answer([{ id: id!, ...headAt(this.own.at(-1)?.revision ?? 0) }]),
    readAfter: (_userId, after, limit) => {
      const head = this.own.at(-1)?.revision ?? 0;
      return this.#answer(pageOf(this.own, { after, limit, head, epoch: stubEpoch }));
    },
  };

  async #answer<T>(answer: T): Promise<T> {
    await Promise.resolve();
    this.meanwhile();
    if (this.failure !== undefined) throw this.failure;
    return answer;
  }
}

describe('the hub', () => {
  let broker: MemoryBroker;
  let source: FakeSource;
  let occupancy: MemoryOccupancy;
  let feeds: Feeds;
  let listeners: Listeners;
  let hub: Hub;
  let alice: StubClient;

  beforeEach(() => {
    broker = new MemoryBroker();
    source = new FakeSource();
    occupancy = new MemoryOccupancy();
    const check = quietCheck();
    const { chatLogs: chats, userLogs: users, findUserHead, findChatHead } = source;
    feeds = createFeeds(broker, occupancy, check, { chats, users }, quietLog());
    listeners = new Listeners(feeds, findUserHead, check, quietLog());
    hub = new Hub(broker, feeds, listeners, findChatHead, occupancy, quietLog());
    alice = new StubClient();
    hub.add(alice.connection);
  });

  const publish = (revision: number) => {
    source.committed = revision;
    const topic = chatTopic(stubChatId);
    broker.publish(topic, {
      kind: 'changes',
      chatId: stubChatId,
      changes: [change(revision)],
    });
  };

  it('delivers what is published while a connection joins, from the revision of its reply on', async () => {
    source.committed = 1;
    source.meanwhile = () => publish(2);
    const { revision } = await hub.join(alice.connection, stubChatId);
    source.meanwhile = () => undefined;
    publish(3);
    const expected = changes(revision + 1, 3).map((next) => `new-message ${next.revision}`);
    expect(await alice.news()).toEqual(expected);
  });

  it.each([
    ['where it is', 2, stubEpoch, 2],
    ['behind that', 1, undefined, 1],
    ['ahead of what was published', 3, stubEpoch, 2],
  ])('replays nothing to who joins again %s', async (_where, after, epoch, through) => {
    source.committed = 2;
    await hub.join(alice.connection, stubChatId);
    await alice.received();
    source.committed = 3;
    const result = await hub.join(alice.connection, stubChatId, { revision: after, epoch });
    const expected = { revision: 2, through, epoch: stubEpoch, moreMissed: false };
    expect(result).toEqual({ ...expected, alreadyJoined: true });
    expect(await alice.news()).toEqual([]);
  });

  it.each([
    ['is ahead of the chat', 4, stubEpoch],
    ['is of another epoch', 2, 'epoch_0'],
  ])('refuses to who joins again a place that %s', async (_what, revision, epoch) => {
    source.committed = 3;
    await hub.join(alice.connection, stubChatId);
    await alice.received();
    await expect(hub.join(alice.connection, stubChatId, { revision, epoch })).rejects.toMatchObject(
      { code: 'CANNOT_RESUME' },
    );
  });

  it('keeps nothing of a chat that no connection follows', async () => {
    await hub.join(alice.connection, stubChatId);
    await hub.listenAll(alice.connection);
    hub.leave(alice.connection, stubChatId);
    expect([feeds.chats.size, feeds.users.size]).toEqual([1, 1]);
    hub.leaveAll(alice.connection);
    expect([feeds.chats.size, feeds.users.size]).toEqual([0, 0]);
  });

  it('keeps nothing of a chat whose joining was refused', async () => {
    source.failure = new ServiceError('CHAT_NOT_FOUND');
    await expect(hub.join(alice.connection, stubChatId)).rejects.toThrow(source.failure);
    expect([feeds.chats.size, feeds.users.size]).toEqual([0, 0]);
    expect(await occupancy.totals()).toEqual({ users: 1, chats: 0 });
  });

  it('keeps nothing of a connection that ends while it joins', async () => {
    source.meanwhile = () => {
      alice.connection.markClosed();
      hub.remove(alice.connection);
    };
    await expect(hub.join(alice.connection, stubChatId)).rejects.toThrow(ServiceError);
    expect([feeds.chats.size, feeds.users.size]).toEqual([0, 0]);
    expect(await occupancy.totals()).toEqual({ users: 0, chats: 0 });
  });

  it('keeps nothing of a connection that ends while it begins to listen', async () => {
    source.meanwhile = () => {
      alice.connection.markClosed();
      hub.remove(alice.connection);
    };
    await expect(hub.listenAll(alice.connection)).rejects.toThrow(ServiceError);
    expect([feeds.chats.size, feeds.users.size]).toEqual([0, 0]);
    expect(await occupancy.totals()).toEqual({ users: 0, chats: 0 });
  });

  it('lets a connection begin to listen again when the database failed', async () => {
    source.failure = new Error('the database is away');
    await expect(hub.listenAll(alice.connection)).rejects.toThrow(source.failure);
    expect([feeds.chats.size, feeds.users.size]).toEqual([0, 0]);

    source.failure = undefined;
    await hub.listenAll(alice.connection);
    publish(1);
    expect(await alice.news()).toEqual(['chat-updated 1']);
  });

  /** The user is put into the chat; the broker tells that something is new. */
  const putInto = (revision: number, chat: Chat) => {
    const own = {
      revision: chat.revision,
      readSeq: 0,
      unreadCount: 0,
      mentionCount: 0,
      ...nothingSet,
    };
    source.own.push({
      revision,
      chatId: chat.id,
      own,
      joined: { chat, role: 'member', historySeq: 0 },
    });
    broker.publish(userTopic('alice'), { kind: 'user-behind', userId: 'alice' });
  };
  const listenToNothing = async () => {
    source.chats = [];
    await hub.listenAll(alice.connection);
    await alice.received();
  };

  it('tells of a new chat, then what was sent in it before anyone followed it', async () => {
    await listenToNothing();
    source.committed = 2;
    putInto(1, newChat);

    await alice.received();
    const events = (await alice.received()).map(({ event }) => event);
    expect(events).toEqual(['chat-created', 'chat-updated', 'chat-updated']);
  });

  it('ends with the removal what it tells a user who was removed and added again meanwhile', async () => {
    await listenToNothing();
    source.stored = [
      { revision: 1, kind: 'participants-changed', removed: ['alice'] },
      { revision: 2, kind: 'participants-changed', added: ['alice'] },
    ];
    source.committed = 2;
    putInto(1, newChat);
    await alice.received();
    putInto(3, { ...newChat, revision: 2 });
    await alice.received();

    const told = (await alice.received()).map(({ event, data }) => [event, data]);
    const own = { readSeq: 0, unreadCount: 0, mentionCount: 0, ...nothingSet };
    expect(told).toEqual([
      ['chat-created', { chat: newChat, role: 'member', stateRevision: 1, ...own }],
      [
        'chat-updated',
        { chatId: stubChatId, revision: 1, kind: 'participants-changed', removed: ['alice'] },
      ],
      [
        'chat-created',
        { chat: { ...newChat, revision: 2 }, role: 'member', stateRevision: 3, ...own },
      ],
    ]);
  });

  it('tells of what comes after a new chat only when that is told', async () => {
    await listenToNothing();
    const own = { revision: 0, readSeq: 0, unreadCount: 0, mentionCount: 0, ...nothingSet };
    source.own.push({
      revision: 1,
      chatId: stubChatId,
      own,
      joined: { chat: newChat, role: 'member', historySeq: 0 },
    });
    source.own.push({ revision: 2, chatId: stubChatId, own });
    broker.publish(userTopic('alice'), { kind: 'user-behind', userId: 'alice' });
    await alice.received();
    const events = (await alice.received()).map(({ event }) => event);
    expect(events).toEqual(['chat-created', 'my-chat-updated']);
  });

  it('tells of a new chat, and of what comes after it, when the database answers again', async () => {
    await listenToNothing();
    const { chatLogs } = source;
    const answer = [{ id: stubChatId, ...headAt(0) }];
    chatLogs.headsOf = () => Promise.reject(new Error('the database is away'));
    putInto(1, newChat);
    const own = { revision: 0, readSeq: 0, unreadCount: 0, mentionCount: 0, ...nothingSet };
    const changes = [{ revision: 2, chatId: stubChatId, own }];
    await alice.received();
    broker.publish(userTopic('alice'), { kind: 'user-changes', userId: 'alice', changes });
    expect(await alice.received()).toEqual([]);

    chatLogs.headsOf = () => Promise.resolve(answer);
    await listeners.run();
    await alice.received();
    const events = (await alice.received()).map(({ event }) => event);
    expect(events).toEqual(['chat-created', 'my-chat-updated']);
  });

  it('gives the own state that was missed before it says from where it goes on', async () => {
    const own = { revision: 0, readSeq: 0, unreadCount: 0, mentionCount: 0, ...nothingSet };
    source.own = [2, 3].map((revision) => ({ revision, chatId: stubChatId, own }));
    const place = { revision: 2, epoch: stubEpoch };
    expect(await hub.listenAll(alice.connection, place)).toEqual({ ...headAt(3), replayed: 1 });
    const told = (await alice.received()).map(({ event, data }) => [event, data]);
    const data = { chatId: stubChatId, stateRevision: 3, ...own };
    expect(told).toEqual([['my-chat-updated', data]]);
  });

  it.each([
    ['is ahead of the user', 4, stubEpoch],
    ['is of another epoch', 2, 'epoch_0'],
  ])(
    'refuses to who listens a place that %s, and keeps nothing',
    async (_what, revision, epoch) => {
      source.own = [{ revision: 3, chatId: stubChatId, own: undefined }];
      await expect(hub.listenAll(alice.connection, { revision, epoch })).rejects.toMatchObject({
        code: 'CANNOT_RESUME',
      });
      expect([feeds.chats.size, feeds.users.size]).toEqual([0, 0]);
    },
  );

  it('sends away who listens when the own state is not as far any more', async () => {
    source.own = [{ revision: 3, chatId: stubChatId, own: undefined }];
    await hub.listenAll(alice.connection);
    await alice.received();
    source.own = [{ revision: 2, chatId: stubChatId, own: undefined }];
    broker.publish(userTopic('alice'), { kind: 'user-behind', userId: 'alice' });
    await alice.received();
    expect(alice.transport.closings).toEqual([closeCodes.RESTORED]);
  });

  it('delivers the rest when the database answers again', async () => {
    await hub.join(alice.connection, stubChatId);
    source.failure = new Error('the database is away');
    publish(2);
    expect(await alice.news()).toEqual([]);

    source.failure = undefined;
    publish(3);
    await alice.received();
    expect(await alice.news()).toEqual(['new-message 1', 'new-message 2', 'new-message 3']);
  });
});
