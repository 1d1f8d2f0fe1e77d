import pino from 'pino';
import type { Broker, Publication } from '../../src/realtime/cluster/broker';
import { MemoryBroker } from '../../src/realtime/cluster/broker-memory';
import { RedisBroker } from '../../src/realtime/cluster/broker-redis';
import { openRedisChannels } from '../../src/realtime/cluster/redis-channels';
import { chatTopic } from '../../src/realtime/cluster/topic';
import { eventually } from '../support/eventually';
import { startRedisCluster } from '../support/redis-cluster';
import { openRedis } from '../support/redis-server';
import { change } from './stub-transport';

/** A Redis that the test can end and start again. */
export interface TestRedis {
  readonly url: string;
  start(): Promise<void>;
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** A broker as one node has it, and what it brought. */
export class BrokerNode {
  readonly received: Publication[] = [];

  constructor(readonly broker: Broker) {
    broker.onPublication((publication) => this.received.push(publication));
  }

  static onRedis(url: string): BrokerNode {
    return new BrokerNode(new RedisBroker(openRedisChannels(url, pino({ level: 'silent' }))));
  }

  publish(chatId: string, revision: number): void {
    this.broker.publish(chatTopic(chatId), publicationOf(chatId, revision));
  }

  subscribe(chatId: string): Promise<void> {
    return this.broker.subscribe(chatTopic(chatId));
  }

  unsubscribe(chatId: string): void {
    this.broker.unsubscribe(chatTopic(chatId));
  }

  /** What came of a chat, as the revisions in the order in which they came. */
  revisionsOf(chatId: string): number[] {
    return this.received.flatMap((publication) =>
      publication.kind === 'changes' && publication.chatId === chatId
        ? publication.changes.map(({ revision }) => revision)
        : [],
    );
  }
}

export function publicationOf(chatId: string, revision: number): Publication {
  return { kind: 'changes', chatId, changes: [change(revision)] };
}

/** What each kind of broker takes: how to begin, how to get one more node, how to end. */
export interface BrokerKind {
  redis: TestRedis | undefined;
  node(): BrokerNode;
}

/** Every kind of broker. Where there is no Redis, those that need it fail, and say so. */
export const brokerKinds: [name: string, start: () => Promise<BrokerKind>][] = [
  ['in memory', () => Promise.resolve(memoryKind())],
  ['over Redis', async () => redisKind(await openRedis())],
  ['over a Redis Cluster', async () => redisKind(await startRedisCluster())],
];

export const redisKinds = brokerKinds.slice(1);

function memoryKind(): BrokerKind {
  return { redis: undefined, node: () => new BrokerNode(new MemoryBroker()) };
}

function redisKind(redis: TestRedis): BrokerKind {
  return { redis, node: () => BrokerNode.onRedis(redis.url) };
}

/**
 * Waits until what one node publishes in a chat comes to others: publications are hints, so the
 * first ones after a start may be lost.
 */
export async function connected(from: BrokerNode, to: BrokerNode, chatId: string): Promise<void> {
  const before = to.revisionsOf(chatId).length;
  await eventually(() => {
    from.publish(chatId, 1);
    if (to.revisionsOf(chatId).length === before) throw new Error(`nothing of ${chatId} came`);
  });
}
