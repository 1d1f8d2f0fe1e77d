import pino from 'pino';
import { openRedisChannels } from '../../src/realtime/cluster/redis-channels';
import { eventually } from '../support/eventually';
import {
  type BrokerKind,
  brokerKinds,
  type BrokerNode,
  connected,
  redisKinds,
} from './broker-nodes';
import { range } from './revisions';
import { signalOf } from './stub-transport';

const startTimeout = 60_000;

describe.each(brokerKinds)('a broker %s', (_name, start) => {
  let kind: BrokerKind;
  let node: BrokerNode;

  beforeAll(async () => {
    kind = await start();
  }, startTimeout);
  beforeEach(async () => {
    node = kind.node();
    await node.subscribe('chat_ready');
    await connected(node, node, 'chat_ready');
    node.received.length = 0;
  });
  afterEach(() => node.broker.close());
  afterAll(() => kind?.redis?.close());

  it('brings a node what it publishes itself, once and at once', async () => {
    await node.subscribe('chat_1');
    node.publish('chat_1', 1);
    expect(node.revisionsOf('chat_1')).toEqual([1]);
    node.publish('chat_1', 2);
    expect(node.revisionsOf('chat_1')).toEqual([1, 2]);
  });

  it('brings nothing of a topic that is not subscribed', async () => {
    await node.subscribe('chat_1');
    node.publish('chat_2', 1);
    node.publish('chat_10', 1);
    node.broker.publish('user:chat_1', { kind: 'behind', chatId: 'chat_1' });
    node.publish('chat_1', 1);
    expect(node.received).toHaveLength(1);
  });

  it('brings nothing after a subscription ended, and again when it is made anew', async () => {
    await node.subscribe('chat_1');
    node.unsubscribe('chat_1');
    node.publish('chat_1', 1);
    await node.subscribe('chat_1');
    node.publish('chat_1', 2);
    expect(node.revisionsOf('chat_1')).toEqual([2]);
  });

  it('takes the end of a subscription that was never made, and a subscription made twice', async () => {
    node.unsubscribe('chat_1');
    await node.subscribe('chat_1');
    await node.subscribe('chat_1');
    node.publish('chat_1', 1);
    expect(node.revisionsOf('chat_1')).toEqual([1]);
  });

  it('takes 1,000 topics, and their end', async () => {
    const chatIds = range(1, 1000).map((n) => `chat_${n}`);
    await Promise.all(chatIds.map((chatId) => node.subscribe(chatId)));
    chatIds.forEach((chatId) => node.publish(chatId, 1));
    expect(node.received).toHaveLength(1000);

    chatIds.forEach((chatId) => node.unsubscribe(chatId));
    chatIds.forEach((chatId) => node.publish(chatId, 2));
    expect(node.received).toHaveLength(1000);
  });

  it('throws nothing when it is closed', async () => {
    await node.subscribe('chat_1');
    await node.broker.close();
    node.publish('chat_1', 1);
    node.unsubscribe('chat_1');
    await node.subscribe('chat_2');
    await node.broker.close();
  });
});

describe.each(redisKinds)('brokers of three nodes %s', (_name, start) => {
  let kind: BrokerKind;
  let nodes: BrokerNode[];
  let publisher: BrokerNode;
  let reader: BrokerNode;
  let other: BrokerNode;

  beforeAll(async () => {
    kind = await start();
  }, startTimeout);
  beforeEach(async () => {
    nodes = range(1, 3).map(() => kind.node());
    [publisher, reader, other] = nodes as [BrokerNode, BrokerNode, BrokerNode];
    for (const node of nodes) {
      await node.subscribe('chat_ready');
      for (const from of nodes) await connected(from, node, 'chat_ready');
    }
    nodes.forEach(({ received }) => (received.length = 0));
  });
  afterEach(() => Promise.all(nodes.map(({ broker }) => broker.close())));
  afterAll(() => kind?.redis?.close());

  /** Everything that was published before has come to this node. */
  const settled = async (node: BrokerNode) => {
    await node.subscribe('chat_settled');
    await connected(publisher, node, 'chat_settled');
  };

  it('bring a publication to every node that subscribed, and to no other', async () => {
    await Promise.all([publisher, reader].map((node) => node.subscribe('chat_1')));
    publisher.publish('chat_1', 1);
    await eventually(() => expect(reader.revisionsOf('chat_1')).toEqual([1]));
    expect(publisher.revisionsOf('chat_1')).toEqual([1]);
    await settled(other);
    expect(other.revisionsOf('chat_1')).toEqual([]);
  });

  it('bring a signal as it was published', async () => {
    await reader.subscribe('chat_1');
    const signal = signalOf('typing bob', 1);
    publisher.broker.publish('chat:chat_1', { kind: 'signal', chatId: 'chat_1', signal });
    // What was published to see whether the nodes are connected may still come.
    const signals = () => reader.received.filter(({ kind }) => kind === 'signal');
    await eventually(() => expect(signals()).toHaveLength(1));
    expect(signals()).toEqual([{ kind: 'signal', chatId: 'chat_1', signal }]);
  });

  it('bring what is published once the subscription stands, and nothing after its end', async () => {
    for (const revision of range(1, 20)) {
      await reader.subscribe('chat_1');
      publisher.publish('chat_1', revision);
      await eventually(() => expect(reader.revisionsOf('chat_1')).toContain(revision));
      reader.unsubscribe('chat_1');
    }
    await settled(reader);
    publisher.publish('chat_1', 21);
    await settled(reader);
    expect(reader.revisionsOf('chat_1')).toEqual(range(1, 20));
  });

  it('keep the order of one node, under subscriptions that come and go', async () => {
    await reader.subscribe('chat_1');
    for (const revision of range(1, 500)) {
      publisher.publish('chat_1', revision);
      // In the same turn, over the connections that publications take.
      void publisher.subscribe(`chat_other_${revision}`);
      publisher.unsubscribe(`chat_other_${revision - 1}`);
      if (revision % 50 === 0) await settled(reader);
    }
    await eventually(() => expect(reader.revisionsOf('chat_1')).toHaveLength(500));
    expect(reader.revisionsOf('chat_1')).toEqual(range(1, 500));
  });

  it('bring the publications of 1,000 topics', async () => {
    const chatIds = range(1, 1000).map((n) => `chat_many_${n}`);
    await Promise.all(chatIds.map((chatId) => reader.subscribe(chatId)));
    chatIds.forEach((chatId) => publisher.publish(chatId, 1));
    await eventually(() => expect(reader.received.length).toBeGreaterThanOrEqual(1000));
    for (const chatId of chatIds) expect(reader.revisionsOf(chatId)).toEqual([1]);
  });

  it('pass over what is no envelope of theirs', async () => {
    await reader.subscribe('chat_1');
    const channels = openRedisChannels(kind.redis!.url, pino({ level: 'silent' }));
    await new Promise<void>((resolve) => channels.onScriptable(resolve));
    for (const text of ['', 'garbage', 'null', '{"node":"x","publication":{"kind":"new"}}']) {
      await channels.publish('messaging:chat:chat_1', text);
    }
    channels.close();
    publisher.publish('chat_1', 1);
    await eventually(() => expect(reader.revisionsOf('chat_1')).toEqual([1]));
    expect(reader.received.filter((publication) => !('chatId' in publication))).toEqual([]);
  });
});
