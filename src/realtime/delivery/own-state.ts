import { closeCodes } from '../../../generated/events/close-codes';
import type { OutgoingEvent } from '../../../generated/events/gateway';
import type { Chat, ChatChange } from '../../../generated/schemas';
import type { Logger } from '../../logger';
import { ownEvent, type UserChange } from '../../users/user-change';
import type { Connection } from '../connection/connection';
import type { EventCheck } from '../wire/event-check';
import type { ChatFeed } from './chat-feed';
import type { FeedRegistry } from './feed-registry';

/**
 * What one connection is told of its user's own state, in order of revision. A chat that is new to them
 * is followed from there on, for which it may have to be read; what comes later waits for that. When it
 * cannot be read the connection is closed: its client comes back, and resumes.
 */
export class OwnState {
  #last: Promise<void> = Promise.resolve();
  #hasEnded = false;

  constructor(
    private readonly connection: Connection,
    private readonly chats: FeedRegistry<ChatChange, ChatFeed>,
    private readonly check: EventCheck,
    private readonly log: Logger,
  ) {}

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Settles when everything so far is told. */
  get told(): Promise<void> {
    return this.#last;
  }

  /** Tells of a change, after those before it. */
  tell(change: UserChange): void {
    this.#last = this.#last.then(() => this.#tell(change)).catch((error) => this.#fail(error));
  }

  /** Nothing more is told. */
  end(): void {
    this.#hasEnded = true;
  }

  async #tell(change: UserChange): Promise<void> {
    const { chatId, chat } = change;
    if (this.#hasEnded) return;
    if (chat === undefined) return this.#send(ownEvent(change));
    await this.chats.use([chatId], ([feed]) => this.#introduce(feed!, chat, ownEvent(change)));
  }

  async #introduce(feed: ChatFeed, chat: Chat, created: OutgoingEvent): Promise<void> {
    // Who follows the chat already may be about to be told that they were removed before.
    if ((feed.delivered ?? 0) < chat.revision) await feed.catchUp();
    if (this.#hasEnded) return;
    const before = feed.listenerOf(this.connection);
    if (before?.start === undefined) await this.#follow(feed, chat, created);
    else this.#send(created);
  }

  /** Tells of the chat, and then of what happened in it since the revision with which it is told. */
  async #follow(feed: ChatFeed, { revision }: Chat, created: OutgoingEvent): Promise<void> {
    const listener = feed.listenerOf(this.connection) ?? feed.listen(this.connection);
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

  #fail(error: unknown): void {
    if (this.#hasEnded) return;
    const { id: socketId, userId } = this.connection;
    this.log.warn({ err: error, socketId }, `User ${userId} has to come back for a new chat`);
    this.connection.close(closeCodes.UNAVAILABLE);
  }
}
