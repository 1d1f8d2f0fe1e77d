import type { ChatId } from '../../generated/schemas';
import type { Broker } from './broker';
import { ChatFeed, type ReadChanges } from './chat-feed';
import type { EventCheck } from './event-check';
import type { Presence } from './presence';
import { chatTopic } from './topic';

/** The feeds of this node: one for each chat that a connection follows or is about to. */
export class FeedRegistry {
  readonly #feeds = new Map<ChatId, ChatFeed>();
  /** How many commands are about to use a feed that no one may follow yet. */
  readonly #holds = new Map<ChatFeed, number>();

  constructor(
    private readonly broker: Broker,
    private readonly presence: Presence,
    private readonly check: EventCheck,
    private readonly readChanges: ReadChanges,
  ) {}

  get size(): number {
    return this.#feeds.size;
  }

  get(chatId: ChatId): ChatFeed | undefined {
    return this.#feeds.get(chatId);
  }

  [Symbol.iterator](): Iterator<ChatFeed> {
    return this.#feeds.values();
  }

  /** Gives `use` the feeds of chats once publications reach them, and keeps them while it runs. */
  async use<T>(chatIds: ChatId[], use: (feeds: ChatFeed[]) => Promise<T>): Promise<T> {
    const feeds = chatIds.map((chatId) => this.#hold(chatId));
    try {
      await Promise.all(feeds.map((feed) => feed.subscribed));
      return await use(feeds);
    } finally {
      feeds.forEach((feed) => this.#drop(feed));
    }
  }

  /** Lets go of a feed that no one follows. */
  releaseIfIdle(feed: ChatFeed): void {
    if (!feed.isIdle || this.#holds.has(feed)) return;
    if (this.#feeds.delete(feed.chatId)) this.broker.unsubscribe(chatTopic(feed.chatId));
  }

  #hold(chatId: ChatId): ChatFeed {
    const feed = this.#feeds.get(chatId) ?? this.#create(chatId);
    this.#holds.set(feed, (this.#holds.get(feed) ?? 0) + 1);
    return feed;
  }

  #create(chatId: ChatId): ChatFeed {
    const subscribed = this.broker.subscribe(chatTopic(chatId));
    const feed: ChatFeed = new ChatFeed(
      chatId,
      subscribed,
      this.check,
      this.readChanges,
      (isJoined) => this.presence.set('chats', chatId, isJoined),
      () => this.releaseIfIdle(feed),
    );
    this.#feeds.set(chatId, feed);
    return feed;
  }

  #drop(feed: ChatFeed): void {
    const holds = (this.#holds.get(feed) ?? 1) - 1;
    if (holds > 0) this.#holds.set(feed, holds);
    else this.#holds.delete(feed);
    this.releaseIfIdle(feed);
  }
}
