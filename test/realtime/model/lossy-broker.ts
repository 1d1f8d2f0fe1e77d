import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Broker, Publication } from '../../../src/realtime/cluster/broker';
import type { Topic } from '../../../src/realtime/cluster/topic';

/** What becomes of a publication. */
export type Route = 'at once' | 'later' | 'at once and later' | 'never';

/** A broker that loses, doubles, delays and reorders publications as it is told. */
export class LossyBroker implements Broker {
  /** What becomes of the next publications. */
  route: Route = 'at once';
  readonly topics = new Set<Topic>();
  readonly #underWay: { topic: Topic; publication: Publication }[] = [];
  #receive: (publication: Publication) => void = () => undefined;

  publish(topic: Topic, publication: Publication): void {
    if (this.route.startsWith('at once')) this.#deliver(topic, publication);
    if (this.route.endsWith('later')) this.#underWay.push({ topic, publication });
  }

  /** Delivers one of the publications that are under way, in any order. */
  deliverOne(which: number): void {
    if (this.#underWay.length === 0) return;
    const [{ topic, publication }] = this.#underWay.splice(which % this.#underWay.length, 1) as [
      { topic: Topic; publication: Publication },
    ];
    this.#deliver(topic, publication);
  }

  loseAll(): void {
    this.#underWay.length = 0;
  }

  async subscribe(topic: Topic): Promise<void> {
    this.topics.add(topic);
    await nextTurn();
  }

  unsubscribe(topic: Topic): void {
    this.topics.delete(topic);
  }

  onPublication(receive: (publication: Publication) => void): void {
    this.#receive = receive;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #deliver(topic: Topic, publication: Publication): void {
    if (this.topics.has(topic)) this.#receive(publication);
  }
}
