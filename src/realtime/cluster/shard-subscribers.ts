import { type Cluster, Command, Redis, type RedisOptions } from 'ioredis';
import { watch } from './redis-watch';

/**
 * The connections that receive the sharded channels of a Cluster: one to each server that has some.
 * A connection comes back by itself, and what moved to another server is subscribed there anew.
 *
 * ioredis has such connections too (`shardedSubscribers`), but while one server is away it looks for
 * it hundreds of times a second, and what the server refuses after its return stays unsubscribed.
 */
export class ShardSubscribers {
  readonly #clients = new Map<string, Redis>();
  /** The server at which each channel is subscribed. */
  readonly #servers = new Map<string, string>();
  #isClosed = false;
  #receive: (message: string) => void = () => undefined;
  #subscribeAll: () => void = () => undefined;

  constructor(
    private readonly cluster: Cluster,
    private readonly options: RedisOptions,
  ) {
    cluster.on('refresh', () => this.#follow());
  }

  onMessage(receive: (message: string) => void): void {
    this.#receive = receive;
  }

  /** Called whenever subscriptions have to be made anew, at one server or at all. */
  onReady(subscribeAll: () => void): void {
    this.#subscribeAll = subscribeAll;
  }

  async subscribe(channel: string): Promise<unknown> {
    const server = this.#isClosed ? undefined : this.#serverOf(channel);
    if (server === undefined) throw new Error(`No server of the Cluster has ${channel}`);
    this.#servers.set(channel, server);
    return this.#clientAt(server).ssubscribe(channel);
  }

  async unsubscribe(channel: string): Promise<unknown> {
    const server = this.#servers.get(channel);
    this.#servers.delete(channel);
    return server === undefined ? undefined : this.#clients.get(server)?.sunsubscribe(channel);
  }

  close(): void {
    this.#isClosed = true;
    this.#clients.forEach((client) => client.disconnect());
  }

  #serverOf(channel: string): string | undefined {
    return this.cluster.slots[new Command('ssubscribe', [channel]).getSlot()]?.[0];
  }

  #clientAt(server: string): Redis {
    const known = this.#clients.get(server);
    if (known !== undefined) return known;
    const separator = server.lastIndexOf(':');
    const client = new Redis({
      ...this.options,
      host: server.slice(0, separator),
      port: Number(server.slice(separator + 1)),
    });
    client.on('smessage', (_channel: string, message: string) => this.#receive(message));
    client.on('ready', () => this.#subscribeAll());
    // The Cluster's own connections tell of an outage.
    client.on('error', () => undefined);
    watch(client);
    this.#clients.set(server, client);
    return client;
  }

  /** The Cluster has looked which server has what. */
  #follow(): void {
    const servers = new Set(this.cluster.slots.map((keys) => keys?.[0]));
    for (const [server, client] of this.#clients) {
      if (servers.has(server)) continue;
      client.disconnect();
      this.#clients.delete(server);
    }
    const moved = [...this.#servers].some(([channel, at]) => this.#serverOf(channel) !== at);
    if (moved) this.#subscribeAll();
  }
}
