import type { Change, Logs } from '../../log/log';
import type { Broker } from '../cluster/broker';
import type { Topic } from '../cluster/topic';
import type { Feed } from './feed';

// Of a log that does not exist, so that nobody can follow it.
const noHead = { revision: 0, epoch: '' };

/** What makes the feeds of one kind. */
export interface FeedKind<C extends Change, F extends Feed<C>> {
  topicOf(id: string): Topic;
  /** @param onIdle is to be called when the last connection was removed from what the feed is about */
  create(id: string, onIdle: () => void): F;
  headsOf: Logs<C>['headsOf'];
}

interface Entry<F> {
  feed: F;
  /** Resolves when publications reach the feed and it knows where to start. */
  opened: Promise<void>;
  /** How many commands are about to use the feed, which no one may follow yet. */
  uses: number;
}

/** The feeds of this node of one kind: one for each log that a connection follows or is about to. */
export class FeedRegistry<C extends Change, F extends Feed<C>> {
  readonly #entries = new Map<string, Entry<F>>();

  constructor(
    private readonly broker: Broker,
    private readonly kind: FeedKind<C, F>,
  ) {}

  get size(): number {
    return this.#entries.size;
  }

  get(id: string): F | undefined {
    return this.#entries.get(id)?.feed;
  }

  *[Symbol.iterator](): Iterator<F> {
    for (const { feed } of this.#entries.values()) yield feed;
  }

  /** Gives `use` the feeds of logs once they are open, and keeps them while it runs. */
  async use<T>(ids: string[], use: (feeds: F[]) => Promise<T>): Promise<T> {
    this.#create(ids.filter((id) => !this.#entries.has(id)));
    const entries = ids.map((id) => this.#entries.get(id)!);
    entries.forEach((entry) => (entry.uses += 1));
    try {
      await Promise.all(entries.map(({ opened }) => opened));
      return await use(entries.map(({ feed }) => feed));
    } finally {
      entries.forEach((entry) => this.#endUse(entry));
    }
  }

  /** Lets go of a feed that no one follows. */
  releaseIfIdle({ id }: F): void {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.uses > 0 || !entry.feed.isIdle) return;
    this.#entries.delete(id);
    this.broker.unsubscribe(this.kind.topicOf(id));
  }

  #create(ids: string[]): void {
    if (ids.length === 0) return;
    const feeds = ids.map((id) => {
      const feed: F = this.kind.create(id, () => this.releaseIfIdle(feed));
      return feed;
    });
    const opened = this.#open(feeds);
    for (const feed of feeds) this.#entries.set(feed.id, { feed, opened, uses: 0 });
  }

  async #open(feeds: F[]): Promise<void> {
    const ids = feeds.map(({ id }) => id);
    await Promise.all(ids.map((id) => this.broker.subscribe(this.kind.topicOf(id))));
    const heads = new Map((await this.kind.headsOf(ids)).map(({ id, ...head }) => [id, head]));
    await Promise.all(feeds.map((feed) => feed.open(heads.get(feed.id) ?? noHead)));
  }

  #endUse(entry: Entry<F>): void {
    entry.uses -= 1;
    this.releaseIfIdle(entry.feed);
  }
}
