import type { Broker, Publication } from './broker';
import type { Topic } from './topic';

/** The broker of a single node: a publication reaches the hub in the same turn of the loop. */
export class MemoryBroker implements Broker {
  readonly #topics = new Set<Topic>();
  #receive: (publication: Publication) => void = () => undefined;

  publish(topic: Topic, publication: Publication): void {
    if (this.#topics.has(topic)) this.#receive(publication);
  }

  subscribe(topic: Topic): Promise<void> {
    this.#topics.add(topic);
    return Promise.resolve();
  }

  unsubscribe(topic: Topic): void {
    this.#topics.delete(topic);
  }

  onPublication(receive: (publication: Publication) => void): void {
    this.#receive = receive;
  }

  close(): Promise<void> {
    this.#topics.clear();
    return Promise.resolve();
  }
}
