import { randomUUID } from 'node:crypto';
import type { Broker, Publication } from './broker';
import { decodeEnvelope, encodeEnvelope, isFrom } from './envelope';
import type { RedisChannels } from './redis-channels';
import type { Topic } from './topic';

const channelPrefix = 'messaging:';
const retryMs = 1000;

/**
 * The broker of several nodes, over the channels of Redis or Valkey. This node's own publications
 * reach its hub at once and without Redis; while Redis is away, the reconcilers of the other nodes find
 * them.
 */
export class RedisBroker implements Broker {
  readonly #node = randomUUID();
  readonly #topics = new Set<Topic>();
  /** Topics that Redis refused although it is there: a shard of a Cluster takes nothing for now. */
  readonly #refused = new Set<Topic>();
  #retry: NodeJS.Timeout | undefined;
  #receive: (publication: Publication) => void = () => undefined;

  constructor(private readonly channels: RedisChannels) {
    channels.onReady(() => this.#topics.forEach((topic) => void this.#subscribe(topic)));
    channels.onMessage((text) => this.#take(text));
  }

  publish(topic: Topic, publication: Publication): void {
    if (this.#topics.has(topic)) this.#receive(publication);
    const envelope = encodeEnvelope(this.#node, publication);
    this.channels.publish(channelPrefix + topic, envelope).catch(ignoreOutage);
  }

  subscribe(topic: Topic): Promise<void> {
    this.#topics.add(topic);
    return this.#subscribe(topic);
  }

  unsubscribe(topic: Topic): void {
    this.#topics.delete(topic);
    this.channels.unsubscribe(channelPrefix + topic).catch(ignoreOutage);
  }

  onPublication(receive: (publication: Publication) => void): void {
    this.#receive = receive;
  }

  close(): Promise<void> {
    clearTimeout(this.#retry);
    this.channels.close();
    return Promise.resolve();
  }

  async #subscribe(topic: Topic): Promise<void> {
    await this.channels.subscribe(channelPrefix + topic).catch(() => this.#subscribeLater(topic));
  }

  /** While all of Redis is away nothing is tried: the channels tell when it is back. */
  #subscribeLater(topic: Topic): void {
    if (!this.channels.isReady) return;
    this.#refused.add(topic);
    this.#retry ??= setTimeout(() => this.#subscribeRefused(), retryMs);
  }

  #subscribeRefused(): void {
    this.#retry = undefined;
    const topics = [...this.#refused].filter((topic) => this.#topics.has(topic));
    this.#refused.clear();
    topics.forEach((topic) => void this.#subscribe(topic));
  }

  #take(text: string): void {
    if (isFrom(this.#node, text)) return;
    const publication = decodeEnvelope(text);
    if (publication !== undefined) this.#receive(publication);
  }
}

// Publications are hints, and subscriptions are made anew when Redis is back: an outage is logged
// where the connection is, and nothing else needs to know.
function ignoreOutage(): void {}
