import type { OutgoingEvent } from '../../../generated/events/gateway';
import type { ChatChange } from '../../../generated/schemas';
import type { Logger } from '../../logger';
import { type OwnChatChange, ownEvent, type UserChange } from '../../log/user-change';
import type { Connection } from '../connection/connection';
import type { EventCheck } from '../wire/event-check';
import type { ChatFeed } from './chat-feed';
import type { FeedRegistry } from './feed-registry';

type Joined = NonNullable<OwnChatChange['joined']>;

/**
 * What one connection is told of its user's own state, in order of revision. A chat that is new to them
 * is followed from there on, for which it may have to be read; what comes later waits for that.
 */
export class OwnState {
  #last: Promise<void> = Promise.resolve();
  #hasEnded = false;
  /** Tries once more what failed. */
  #goOn: () => void = () => undefined;

  constructor(
    private readonly connection: Connection,
    private readonly chats: FeedRegistry<ChatChange, ChatFeed>,
    private readonly check: EventCheck,
    private readonly log: Logger,
  ) {}

  /** Tells of a change after those before it. When that fails, it is tried again at `goOn`. */
  tell(change: UserChange): void {
    this.#last = this.#last.then(() => this.#tellAtLast(change));
  }

  goOn(): void {
    this.#goOn();
  }

  /** Nothing more is told. */
  end(): void {
    this.#hasEnded = true;
    this.goOn();
  }

  /** Tells of a change. Fails when the database does. */
  async tellNow(change: UserChange): Promise<void> {
    if (!('joined' in change) || change.joined === undefined) return this.#send(ownEvent(change));
    const { chatId, joined } = change;
    await this.chats.use([chatId], ([feed]) => this.#introduce(feed!, joined, ownEvent(change)));
  }

  async #tellAtLast(change: UserChange): Promise<void> {
    while (!this.#hasEnded) {
      try {
        return await this.tellNow(change);
      } catch (error) {
        const { id: socketId } = this.connection;
        this.log.warn({ err: error, socketId }, 'what is told of a new chat is delayed');
        await new Promise<void>((resolve) => (this.#goOn = resolve));
      }
    }
  }

  async #introduce(feed: ChatFeed, joined: Joined, created: OutgoingEvent): Promise<void> {
    // Who follows the chat already may be about to be told that they were removed before.
    if ((feed.delivered ?? 0) < joined.chat.revision) await feed.catchUp();
    if (this.#hasEnded) return;
    const before = feed.listenerOf(this.connection);
    if (before?.start === undefined) await this.#follow(feed, joined, created);
    else this.#send(created);
  }

  /** Tells of the chat, and then of what happened in it since the revision with which it is told. */
  async #follow(
    feed: ChatFeed,
    { chat: { revision }, historySeq }: Joined,
    created: OutgoingEvent,
  ): Promise<void> {
    const listener = feed.listenerOf(this.connection) ?? feed.listen(this.connection);
    feed.hide(listener, historySeq);
    try {
      const head = { revision: Math.max(feed.known ?? 0, revision), epoch: feed.epoch };
      const news = await feed.readNews(revision, head);
      if (this.#hasEnded) return;
      this.#send(created);
      news.forEach((change) => listener.give(change));
      listener.startAfter(head.revision);
    } catch (error) {
      if (feed.listenerOf(this.connection) === listener) feed.stopListening(this.connection);
      throw error;
    }
  }

  #send(event: OutgoingEvent): void {
    const encoded = this.check.encode(event);
    if (encoded !== undefined) this.connection.send(encoded);
  }
}
