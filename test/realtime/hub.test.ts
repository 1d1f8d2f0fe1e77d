import type { Chat, ChatChange } from '../../generated/schemas';
import { ServiceError } from '../../src/errors';
import { MemoryBroker } from '../../src/realtime/cluster/broker-memory';
import { FeedRegistry } from '../../src/realtime/delivery/feed-registry';
import { type ChatSource, Hub } from '../../src/realtime/delivery/hub';
import { MemoryOccupancy } from '../../src/realtime/cluster/occupancy';
import { chatTopic, userTopic } from '../../src/realtime/cluster/topic';
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
class FakeSource implements ChatSource {
  committed = 0;
  failure: Error | undefined;
  /** Runs while a question waits for its answer. */
  meanwhile: () => void = () => undefined;

  /** What is stored, if it is not a message for each revision. */
  stored: ChatChange[] | undefined;

  follow = () => this.#answer({ chatId: stubChatId, ...headAt(this.committed) });
  followAll = () => this.#answer([{ chatId: stubChatId, ...headAt(this.committed) }]);
  revisionsOf = () => this.#answer([{ chatId: stubChatId, ...headAt(this.committed) }]);
  readChanges = (_chatId: string, after: number, limit: number) => {
    const { stored = changes(1, this.committed), committed: head } = this;
    return this.#answer(pageOf(stored, { after, limit, head, epoch: stubEpoch }));
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
  let feeds: FeedRegistry;
  let hub: Hub;
  let alice: StubClient;

  beforeEach(() => {
    broker = new MemoryBroker();
    source = new FakeSource();
    occupancy = new MemoryOccupancy();
    const check = quietCheck();
    feeds = new FeedRegistry(broker, occupancy, check, source, quietLog());
    hub = new Hub(broker, feeds, source, occupancy, check, quietLog());
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
    expect(feeds.size).toBe(1);
    hub.leaveAll(alice.connection);
    expect(feeds.size).toBe(0);
  });

  it('keeps nothing of a chat whose joining was refused', async () => {
    source.failure = new ServiceError('CHAT_NOT_FOUND');
    await expect(hub.join(alice.connection, stubChatId)).rejects.toThrow(source.failure);
    expect(feeds.size).toBe(0);
    expect(await occupancy.totals()).toEqual({ users: 1, chats: 0 });
  });

  it('keeps nothing of a connection that ends while it joins', async () => {
    source.meanwhile = () => {
      alice.connection.markClosed();
      hub.remove(alice.connection);
    };
    await expect(hub.join(alice.connection, stubChatId)).rejects.toThrow(ServiceError);
    expect(feeds.size).toBe(0);
    expect(await occupancy.totals()).toEqual({ users: 0, chats: 0 });
  });

  it('keeps nothing of a connection that ends while it begins to listen', async () => {
    source.meanwhile = () => {
      alice.connection.markClosed();
      hub.remove(alice.connection);
    };
    await hub.listenAll(alice.connection);
    expect(feeds.size).toBe(0);
    expect(await occupancy.totals()).toEqual({ users: 0, chats: 0 });
  });

  it('lets a connection begin to listen again when the database failed', async () => {
    source.failure = new Error('the database is away');
    await expect(hub.listenAll(alice.connection)).rejects.toThrow(source.failure);
    expect(feeds.size).toBe(0);

    source.failure = undefined;
    await hub.listenAll(alice.connection);
    publish(1);
    expect(await alice.news()).toEqual(['chat-updated 1']);
  });

  it('announces a new chat, then what was sent in it before anyone followed it', async () => {
    source.followAll = () => Promise.resolve([]);
    await hub.listenAll(alice.connection);
    source.committed = 2;
    broker.publish(userTopic('alice'), { kind: 'chat-created', userId: 'alice', chat: newChat });

    await alice.received();
    const events = (await alice.received()).map(({ event }) => event);
    expect(events).toEqual(['chat-created', 'chat-updated', 'chat-updated']);
  });

  it('ends with the removal what it tells a user who was removed and added again meanwhile', async () => {
    source.followAll = () => Promise.resolve([]);
    await hub.listenAll(alice.connection);
    source.stored = [
      { revision: 1, kind: 'participants-changed', removed: ['alice'] },
      { revision: 2, kind: 'participants-changed', added: ['alice'] },
    ];
    source.committed = 2;
    await hub.announce('alice', newChat);
    await hub.announce('alice', { ...newChat, revision: 2 });

    const told = (await alice.received()).map(({ event, data }) => [event, data]);
    expect(told).toEqual([
      ['chat-created', { chat: newChat }],
      [
        'chat-updated',
        { chatId: stubChatId, revision: 1, kind: 'participants-changed', removed: ['alice'] },
      ],
      ['chat-created', { chat: { ...newChat, revision: 2 } }],
    ]);
  });

  it('follows a chat from the reply on, although its announcement failed meanwhile', async () => {
    const bob = new StubClient('bob');
    hub.add(bob.connection);
    await hub.join(bob.connection, stubChatId);
    publish(1);
    let fail!: () => void;
    source.follow = () =>
      new Promise((_, reject) => (fail = () => reject(new Error('the database is away'))));
    const listening = hub.listenAll(alice.connection);
    const announced = hub.announce('alice', newChat);
    await listening;
    fail();
    await expect(announced).rejects.toThrow('the database is away');
    publish(2);
    expect(await alice.news()).toEqual(['chat-updated 2']);
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
