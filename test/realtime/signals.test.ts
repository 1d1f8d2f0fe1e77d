import pino from 'pino';
import { RedisBroker } from '../../src/realtime/cluster/broker-redis';
import { openRedisChannels } from '../../src/realtime/cluster/redis-channels';
import { chatTopic } from '../../src/realtime/cluster/topic';
import { ChatFeed } from '../../src/realtime/delivery/chat-feed';
import { describeWithRedis } from '../support/describe-with-redis';
import { eventually } from '../support/eventually';
import { openRedis, type RedisServer } from '../support/redis-server';
import { TestService, transports } from '../support/test-service';
import { FakeChanges } from './fake-changes';
import {
  change,
  headAt,
  message,
  quietCheck,
  quietLog,
  signalOf,
  stubChatId,
  StubClient,
} from './stub-transport';

describe('a signal', () => {
  let feed: ChatFeed;
  let alice: StubClient;

  beforeEach(async () => {
    feed = new ChatFeed(stubChatId, quietCheck(), new FakeChanges().read, quietLog());
    alice = new StubClient();
    await feed.open(headAt(0));
    feed.join(alice.connection).startAfter(0);
  });

  it('comes to who joined, in its place among the changes, and is no change itself', async () => {
    await feed.accept([change(1)]);
    feed.signal(signalOf('typing bob', 90));
    await feed.accept([change(2)]);
    const news = ['new-message 1', 'message-updated 90', 'new-message 2'];
    expect(await alice.news()).toEqual(news);
    expect(feed.delivered).toBe(2);
  });

  it('takes the place of one with the same key that has not left', async () => {
    feed.signal(signalOf('typing bob', 90));
    feed.signal(signalOf('typing carol', 91));
    await feed.accept([change(1)]);
    feed.signal(signalOf('typing bob', 92));
    const news = ['message-updated 91', 'new-message 1', 'message-updated 92'];
    expect(await alice.news()).toEqual(news);
    feed.signal(signalOf('typing bob', 93));
    expect(await alice.news()).toEqual([...news, 'message-updated 93']);
  });

  it('is not taken for the one of another chat', async () => {
    const other = new ChatFeed('chat_2', quietCheck(), new FakeChanges().read, quietLog());
    await other.open(headAt(0));
    other.join(alice.connection).startAfter(0);
    feed.signal(signalOf('typing bob', 90));
    other.signal(signalOf('typing bob', 91));
    expect(await alice.news()).toEqual(['message-updated 90', 'message-updated 91']);
  });

  it('comes to nobody who is still joining, then or later', async () => {
    const bob = new StubClient('bob');
    const joining = feed.join(bob.connection);
    feed.signal(signalOf('typing carol', 90));
    joining.startAfter(0);
    expect(await bob.news()).toEqual([]);
    expect(await alice.news()).toEqual(['message-updated 90']);
  });

  it('comes to nobody who listens to all chats, or has left', async () => {
    const [bob, carol] = [new StubClient('bob'), new StubClient('carol')];
    feed.listen(bob.connection).startAfter(0);
    feed.join(carol.connection).startAfter(0);
    feed.leave(carol.connection);
    feed.signal(signalOf('typing alice', 90));
    expect([await bob.news(), await carol.news()]).toEqual([[], []]);
  });

  it('comes to nobody of whom it is', async () => {
    const bob = new StubClient('bob');
    feed.join(bob.connection).startAfter(0);
    feed.signal({ ...signalOf('typing bob', 90), from: 'bob' });
    expect([await alice.news(), await bob.news()]).toEqual([['message-updated 90'], []]);
  });

  it('comes to nobody who is not to have it', async () => {
    const bob = new StubClient('bob');
    feed.join(bob.connection).startAfter(0);
    feed.signal({ ...signalOf('read-updated 1', 90), exceptFor: ['bob', 'carol'] });
    expect([await alice.news(), await bob.news()]).toEqual([['message-updated 90'], []]);
  });

  it('comes to nobody when it has expired', async () => {
    feed.signal(signalOf('typing bob', 90, 0));
    expect(await alice.news()).toEqual([]);
  });

  it('is dropped while the client has yet to read, and the changes are not', async () => {
    feed.signal(signalOf('typing bob', 90));
    await feed.accept([change(1)]);
    alice.transport.buffered = 64 * 1024 + 1;
    expect(await alice.news()).toEqual([]);
    feed.signal(signalOf('typing bob', 91));
    await feed.accept([change(2)]);
    alice.transport.buffered = 0;
    alice.transport.drained();
    expect(await alice.news()).toEqual(['new-message 1', 'new-message 2']);
  });

  it('does not make a client too slow, however many there are', async () => {
    alice.transport.buffered = 64 * 1024 + 1;
    const { event, ...rest } = signalOf('typing bob', 90);
    const data = { ...event.data, message: { ...message(90), content: 'x'.repeat(4000) } };
    for (let n = 0; n < 1000; n += 1) {
      feed.signal({ ...rest, key: `key ${n}`, event: { event: 'message-updated', data } as never });
    }
    await alice.received();
    expect(alice.transport.closings).toEqual([]);
  });
});

describeWithRedis('a signal of another node', () => {
  let redis: RedisServer;
  let service: TestService;
  let other: RedisBroker;

  beforeAll(async () => {
    redis = await openRedis();
    service = await TestService.start({ REDIS_URL: redis.url });
    other = new RedisBroker(openRedisChannels(redis.url, pino({ level: 'silent' })));
  });
  afterEach(() => service.reset());
  afterAll(() => other?.close());
  afterAll(() => service?.close());
  afterAll(() => redis?.close());

  it.each(transports)('comes to who joined, over %s', async (transport) => {
    const { id: chatId } = await (await service.api('bob')).createChat(['alice']);
    const alice = await service.connect(transport, 'alice');
    await alice.ask('join-chat', { chatId }, 'chat-joined');
    const signal = signalOf('typing bob', 90);
    // The other node may not be connected yet, and a signal is not repeated for it.
    await eventually(() => {
      other.publish(chatTopic(chatId), { kind: 'signal', chatId, signal });
      expect(alice.received.map(({ event }) => event)).toContain('message-updated');
    });
    await alice.next('message-updated');
  });
});
