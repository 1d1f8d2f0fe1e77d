import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../../logger';
import { commandTimeout, watch } from './redis-watch';
import { ShardSubscribers } from './shard-subscribers';

/** Publishing and subscribing, the same for one Redis or Valkey server and for a Cluster. */
export interface RedisChannels {
  publish(channel: string, message: string): Promise<unknown>;
  subscribe(channel: string): Promise<unknown>;
  unsubscribe(channel: string): Promise<unknown>;
  onMessage(receive: (message: string) => void): void;
  /** Called whenever scripts can be run again: at the start and after each outage. */
  onScriptable(run: () => void): void;
  /** Runs a script; all its keys must share a hash tag. */
  evaluate(script: string, keys: string[], values: string[]): Promise<unknown>;
  /** Called whenever subscriptions have to be made anew: at the start and after each outage. */
  onReady(subscribeAll: () => void): void;
  /** Whether Redis is there; if not, `onReady` tells when it is. */
  readonly isReady: boolean;
  close(): void;
}

const clusterScheme = /^redis(s?)-cluster:\/\/(.*)$/;

// After an outage the first try is at once, then ever later, but never more than a second.
const retryDelayMs = (attempt: number) => Math.min(50 * 2 ** attempt, 1000);

// Without it ioredis (5.11) first tells the server what it is, and takes a connection that ended meanwhile
// for ready: it is never made anew then, and keeps the process alive.
const quietStart = { disableClientInfo: true };

// What is under way when Redis goes fails at once: it would come too late to be of use.
const onceOptions = {
  ...quietStart,
  ...{ maxRetriesPerRequest: 0, commandTimeout, retryStrategy: retryDelayMs },
};

// A subscription that came between the check and its answer would make the check fail.
const subscriberOptions = { ...onceOptions, autoResubscribe: false, enableReadyCheck: false };

const slotsRefreshInterval = 2000;

/**
 * Connects to `redis://…`, or with `redis-cluster://host:port,host:port` to a Cluster. It does not
 * wait for the connection and never gives it up.
 */
export function openRedisChannels(url: string, log: Logger): RedisChannels {
  return clusterScheme.test(url) ? clusterChannels(url, log) : singleChannels(url, log);
}

function singleChannels(url: string, log: Logger): RedisChannels {
  const publisher = new Redis(url, {
    ...onceOptions,
    enableOfflineQueue: false,
    enableAutoPipelining: true,
  });
  const subscriber = new Redis(url, { ...subscriberOptions, enableOfflineQueue: false });
  logOutages(publisher, log);
  subscriber.on('error', () => undefined);
  [publisher, subscriber].forEach(watch);
  return {
    publish: (channel, message) => publisher.publish(channel, message),
    subscribe: (channel) => subscriber.subscribe(channel),
    unsubscribe: (channel) => subscriber.unsubscribe(channel),
    onMessage: (receive) => subscriber.on('message', (_channel, message) => receive(message)),
    onReady: (subscribeAll) => subscriber.on('ready', subscribeAll),
    get isReady() {
      return subscriber.status === 'ready';
    },
    onScriptable: (run) => publisher.on('ready', run),
    evaluate: (script, keys, values) => publisher.eval(script, keys.length, ...keys, ...values),
    close: () => {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

// Sharded channels stay on the server of their slot; a plain one would go to every server.
function clusterChannels(url: string, log: Logger): RedisChannels {
  const seeds = seedsOf(url);
  const access = accessOf(seeds[0]!);
  const cluster = new Cluster(seeds, {
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    clusterRetryStrategy: retryDelayMs,
    // A pipeline that meets a moved slot fails and does not look where the slot is now.
    slotsRefreshInterval,
    // A certificate is for a host's name, not for its address.
    dnsLookup: (address, found) => found(null, address),
    redisOptions: { ...access, ...quietStart, commandTimeout },
  });
  cluster.on('+node', watch);
  const subscribers = new ShardSubscribers(cluster, { ...access, ...subscriberOptions });
  logOutages(cluster, log);
  return {
    publish: (channel, message) => cluster.spublish(channel, message),
    subscribe: (channel) => subscribers.subscribe(channel),
    unsubscribe: (channel) => subscribers.unsubscribe(channel),
    onMessage: (receive) => subscribers.onMessage(receive),
    onReady: (subscribeAll) => {
      cluster.on('ready', subscribeAll);
      subscribers.onReady(subscribeAll);
    },
    get isReady() {
      return cluster.status === 'ready';
    },
    onScriptable: (run) => cluster.on('ready', run),
    evaluate: (script, keys, values) => cluster.eval(script, keys.length, ...keys, ...values),
    close: () => {
      cluster.disconnect();
      subscribers.close();
    },
  };
}

function seedsOf(url: string): string[] {
  const [, tls, hosts] = clusterScheme.exec(url)!;
  return hosts!.split(',').map((host) => `redis${tls}://${host}`);
}

/** What the first address says about access holds for every server of the Cluster. */
function accessOf(seed: string): RedisOptions {
  const { protocol, username, password } = new URL(seed);
  return {
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
  };
}

/** An outage is one line in the log, and its end another, however often it is tried meanwhile. */
function logOutages(client: Redis | Cluster, log: Logger): void {
  let isAway = false;
  client.on('error', (error: Error) => {
    if (!isAway) log.warn({ err: error }, 'Redis does not answer; other nodes get events later');
    isAway = true;
  });
  client.on('ready', () => {
    if (isAway) log.info('Redis answers again');
    isAway = false;
  });
}
