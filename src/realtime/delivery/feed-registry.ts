import type { ChatId } from '../../../generated/schemas';
import type { ReadChanges } from '../../chats/change-repository';
import type { FollowedChat } from '../../chats/chat-repository';
import type { Logger } from '../../logger';
import type { Broker } from '../cluster/broker';
import { ChatFeed } from './chat-feed';
import type { EventCheck } from '../wire/event-check';
import type { Occupancy } from '../cluster/occupancy';
import { chatTopic } from '../cluster/topic';

// Of a chat that does not exist, so that nobody can follow it.
const noHead = { revision: 0, epoch: '' };

/** What feeds ask the database. */
export interface FeedSource {
  /** How far each of these chats has come; nothing of those that do not exist. */
  revisionsOf(chatIds: ChatId[]): Promise<FollowedChat[]>;
  readChanges: ReadChanges;
}

interface Entry {
  feed: ChatFeed;
  /** Resolves when publications reach the feed and it knows where to start. */
  opened: Promise<void>;
  /** How many commands are about to use the feed, which no one may follow yet. */
  uses: number;
}

/** The feeds of this node: one for each chat that a connection follows or is about to. */
export class FeedRegistry {
  readonly #entries = new Map<ChatId, Entry>();

  constructor(
    private readonly broker: Broker,
    private readonly occupancy: Occupancy,
    private readonly check: EventCheck,
    private readonly source: FeedSource,
    private readonly log: Logger,
  ) {}

  get size(): number {
    return this.#entries.size;
  }

  get(chatId: ChatId): ChatFeed | undefined {
    return this.#entries.get(chatId)?.feed;
  }

  *[Symbol.iterator](): Iterator<ChatFeed> {
    for (const { feed } of this.#entries.values()) yield feed;
  }

  /** Gives `use` the feeds of chats once they are open, and keeps them while it runs. */
  async use<T>(chatIds: ChatId[], use: (feeds: ChatFeed[]) => Promise<T>): Promise<T> {
    this.#create(chatIds.filter((chatId) => !this.#entries.has(chatId)));
    const entries = chatIds.map((chatId) => this.#entries.get(chatId)!);
    entries.forEach((entry) => (entry.uses += 1));
    try {
      await Promise.all(entries.map(({ opened }) => opened));
      return await use(entries.map(({ feed }) => feed));
    } finally {
      entries.forEach((entry) => this.#endUse(entry));
    }
  }

  /** Lets go of a feed that no one follows. */
  releaseIfIdle({ chatId }: ChatFeed): void {
    const entry = this.#entries.get(chatId);
    if (entry === undefined || entry.uses > 0 || !entry.feed.isIdle) return;
    this.#entries.delete(chatId);
    this.broker.unsubscribe(chatTopic(chatId));
  }

  #create(chatIds: ChatId[]): void {
    if (chatIds.length === 0) return;
    const feeds = chatIds.map((chatId) => this.#createFeed(chatId));
    const opened = this.#open(feeds);
    for (const feed of feeds) this.#entries.set(feed.chatId, { feed, opened, uses: 0 });
  }

  #createFeed(chatId: ChatId): ChatFeed {
    const feed: ChatFeed = new ChatFeed(
      chatId,
      this.check,
      this.source.readChanges,
      this.log,
      (isJoined) => this.occupancy.set('chats', chatId, isJoined),
      () => this.releaseIfIdle(feed),
    );
    return feed;
  }

  async #open(feeds: ChatFeed[]): Promise<void> {
    await Promise.all(feeds.map(({ chatId }) => this.broker.subscribe(chatTopic(chatId))));
    const chats = await this.source.revisionsOf(feeds.map(({ chatId }) => chatId));
    const heads = new Map(chats.map((chat) => [chat.chatId, chat]));
    await Promise.all(feeds.map((feed) => feed.open(heads.get(feed.chatId) ?? noHead)));
  }

  #endUse(entry: Entry): void {
    entry.uses -= 1;
    this.releaseIfIdle(entry.feed);
  }
}
