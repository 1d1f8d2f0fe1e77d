import type { Epoch, Revision } from '../../../generated/schemas';
import type { Change, Head, Logs } from '../../log/log';
import type { Logger } from '../../logger';
import type { KnownEpoch } from '../cluster/known-epoch';
import type { Feed } from './feed';

const intervalMs = 1000;
const logsPerQuery = 5000;

/**
 * Finds now and then what was not delivered: what no publication announced, because the revision of
 * each followed log is compared with what was delivered, and what failed. It also finds that the database
 * is in an earlier state, or in another epoch.
 */
export class Reconciler {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly checks: readonly Check[],
    private readonly readEpoch: () => Promise<Epoch>,
    private readonly epoch: KnownEpoch,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.#timer = setTimeout(() => void this.#runAndRepeat(), intervalMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** One round of the check. */
  async run(): Promise<void> {
    this.epoch.current = await this.readEpoch();
    for (const check of this.checks) await check.run();
  }

  async #runAndRepeat(): Promise<void> {
    try {
      await this.run();
    } catch (error) {
      this.log.warn({ err: error }, 'reconciling failed; it is repeated');
    }
    if (this.#timer !== undefined) this.start();
  }
}

/** What is looked after again and again. */
export interface Check {
  run(): Promise<void>;
}

/**
 * Compares the feeds of one kind with the database, which it asks over a connection of its own. A log
 * that was behind already at the check before is caught up, so that a publication that is merely on its
 * way costs no query.
 */
export class RevisionCheck<C extends Change> implements Check {
  #seen = new Map<string, Revision>();

  constructor(
    private readonly feeds: Iterable<Feed<C>>,
    private readonly logs: Logs<C>,
  ) {}

  async run(): Promise<void> {
    const before = this.#seen;
    this.#seen = new Map();
    const feeds = [...this.feeds];
    for (let start = 0; start < feeds.length; start += logsPerQuery) {
      await this.#checkSome(feeds.slice(start, start + logsPerQuery), before);
    }
  }

  async #checkSome(some: Feed<C>[], before: ReadonlyMap<string, Revision>): Promise<void> {
    const feeds = new Map(some.map((feed) => [feed.id, { feed, known: feed.known }]));
    const heads = await this.logs.headsOf([...feeds.keys()]);
    const compared = heads.map(({ id, ...head }) => {
      const { feed, known } = feeds.get(id)!;
      feed.noticeHead(head, known);
      return this.#compare(feed, head, before);
    });
    await Promise.all(compared);
  }

  async #compare(
    feed: Feed<C>,
    { revision }: Head,
    before: ReadonlyMap<string, Revision>,
  ): Promise<void> {
    if (feed.delivered === undefined || feed.delivered >= revision) return;
    this.#seen.set(feed.id, revision);
    if (feed.delivered < (before.get(feed.id) ?? 0)) {
      await feed.catchUp((id, after, limit) => this.logs.readAfter(id, after, limit));
    }
  }
}
