import { Redis } from 'ioredis';
import { startRedisCluster } from '../support/redis-cluster';
import { eventually } from '../support/eventually';
import { hasRedisServer, startRedisServer } from '../support/redis-server';
import { TcpProxy } from '../support/tcp-proxy';
import { BrokerNode, connected, type TestRedis } from './broker-nodes';
import { range } from './revisions';

jest.setTimeout(60_000);
const chatIds = range(1, 30).map((n) => `chat_${n}`);

const kinds: [name: string, start: () => Promise<TestRedis>][] = [
  ['Redis', startOwnRedis],
  ['Redis Cluster', startRedisCluster],
];

function startOwnRedis(): Promise<TestRedis> {
  if (hasRedisServer()) return startRedisServer();
  throw new Error('These tests need redis-server: install the package redis-server');
}

describe.each(kinds)('a broker whose %s goes', (_name, start) => {
  let redis: TestRedis;
  let nodes: BrokerNode[];

  beforeAll(async () => {
    redis = await start();
  });
  beforeEach(() => {
    nodes = [];
  });
  afterEach(() => Promise.all(nodes.map(({ broker }) => broker.close())));
  afterAll(() => redis?.close());

  const node = () => {
    nodes.push(BrokerNode.onRedis(redis.url));
    return nodes.at(-1)!;
  };
  /** Two nodes, the second one subscribed to every chat and reached by the first. */
  const pair = async () => {
    const [publisher, reader] = [node(), node()];
    await Promise.all(chatIds.map((chatId) => reader.subscribe(chatId)));
    await allConnected(publisher, reader);
    return { publisher, reader };
  };
  const allConnected = async (from: BrokerNode, to: BrokerNode) => {
    for (const chatId of chatIds) await connected(from, to, chatId);
  };
  const outage = async (meanwhile: () => Promise<void>) => {
    await redis.kill();
    await meanwhile();
    await redis.start();
  };

  it('still takes publications, and brings a node its own, once', async () => {
    const { publisher } = await pair();
    await publisher.subscribe('chat_1');
    publisher.received.length = 0;
    await outage(async () => {
      for (const revision of range(1, 100)) publisher.publish('chat_1', revision);
      expect(publisher.revisionsOf('chat_1')).toEqual(range(1, 100));
      await Promise.all(chatIds.map((chatId) => publisher.subscribe(chatId)));
    });
    const reader = node();
    await reader.subscribe('chat_1');
    await connected(publisher, reader, 'chat_1');
    expect(publisher.revisionsOf('chat_1').slice(0, 100)).toEqual(range(1, 100));
  });

  it('brings everything again by itself when it is back', async () => {
    const { publisher, reader } = await pair();
    for (let time = 1; time <= 2; time += 1) {
      await outage(() => Promise.resolve());
      await allConnected(publisher, reader);
    }
  });

  it('brings what was subscribed meanwhile, and not what was given up', async () => {
    const { publisher, reader } = await pair();
    const newIds = chatIds.map((chatId) => `${chatId}_new`);
    await outage(async () => {
      await Promise.all(newIds.map((chatId) => reader.subscribe(chatId)));
      chatIds.slice(1).forEach((chatId) => reader.unsubscribe(chatId));
    });
    for (const chatId of newIds) await connected(publisher, reader, chatId);
    await connected(publisher, reader, chatIds[0]!);

    reader.received.length = 0;
    chatIds.slice(1).forEach((chatId) => publisher.publish(chatId, 1));
    await connected(publisher, reader, chatIds[0]!);
    for (const chatId of chatIds.slice(1)) expect(reader.revisionsOf(chatId)).toEqual([]);
  });

  it('works once it comes, when it was not there at the start', async () => {
    await redis.kill();
    const [publisher, reader] = [node(), node()];
    await Promise.all(chatIds.map((chatId) => reader.subscribe(chatId)));
    chatIds.forEach((chatId) => publisher.publish(chatId, 1));
    await redis.start();
    await allConnected(publisher, reader);
  });

  it('lets subscriptions go on when it answers nothing, and works once it does', async () => {
    const { publisher, reader } = await pair();
    await standStill(redis);
    publisher.publish('chat_1', 1);
    await Promise.all([reader.subscribe('chat_new_1'), reader.subscribe('chat_new_2')]);
    await outage(() => Promise.resolve());
    await connected(publisher, reader, 'chat_new_1');
    await allConnected(publisher, reader);
  });
});

describe('a broker whose Redis Cluster loses one server', () => {
  it('goes on with the others, and with all when it is back', async () => {
    const cluster = await startRedisCluster();
    const [publisher, reader] = [BrokerNode.onRedis(cluster.url), BrokerNode.onRedis(cluster.url)];
    try {
      await Promise.all(chatIds.map((chatId) => reader.subscribe(chatId)));
      for (const chatId of chatIds) await connected(publisher, reader, chatId);
      await cluster.masters[0]!.kill();
      // To its chats, too: what cannot be published is lost and nothing else.
      for (const chatId of chatIds) publisher.publish(chatId, 2);
      await cluster.masters[0]!.start();
      for (const chatId of chatIds) await connected(publisher, reader, chatId);
    } finally {
      await Promise.all([publisher, reader].map(({ broker }) => broker.close()));
      await cluster.close();
    }
  });
});

/** Keeps every connection and answers nothing. */
async function standStill({ url }: TestRedis): Promise<void> {
  const addresses = url.replace(/^.*:\/\//, '').split(',');
  for (const address of addresses) {
    const client = new Redis(`redis://${address}`);
    await client.call('CLIENT', 'PAUSE', '600000', 'ALL');
    client.disconnect();
  }
}

describe('a broker whose Redis ends each connection as soon as it is used', () => {
  it('works as soon as that is over, and ends when it is closed', async () => {
    const redis = await startOwnRedis();
    const proxy = await TcpProxy.open(redis.url);
    const [publisher, reader] = [BrokerNode.onRedis(redis.url), BrokerNode.onRedis(proxy.url)];
    try {
      await reader.subscribe('chat_1');
      await connected(publisher, reader, 'chat_1');
      proxy.hangUpOnNew(true);
      await proxy.kill();
      await proxy.start();
      await eventually(() => expect(proxy.hungUp).toBeGreaterThan(6));
      proxy.hangUpOnNew(false);
      await connected(publisher, reader, 'chat_1');
    } finally {
      await Promise.all([publisher, reader].map(({ broker }) => broker.close()));
      await proxy.close();
      await redis.close();
    }
  });
});
