import type { OutgoingEvent } from '../../generated/events/gateway';
import type { ChatChange, ChatId, Revision } from '../../generated/schemas';
import { chatUpdatedEvent, participantsChangedEvent } from '../chats/chat-events';
import { newMessageEvent } from '../messages/message-events';
import { Audience } from './audience';
import type { Connection } from './connection';
import type { EventCheck } from './event-check';
import type { EventOfChange, Follower } from './follower';
import { type ReadEvents, readPages, replay } from './replay';

/** Reads the changes of a chat after a revision from the database, in order, at most `limit`. */
export type ReadChanges = (chatId: ChatId, after: Revision, limit: number) => Promise<ChatChange[]>;

/** What a change means for one of the audiences. */
type ToEvent = (change: ChatChange) => OutgoingEvent;

const pageSize = 200;
const maxReplayed = 1000;

/**
 * One chat as this node delivers it: by `revision`, in order, without a gap and without a repeat,
 * whatever order publications come in. The next change is delivered at once, one that is old is
 * dropped, and one that is too early makes the feed read what lies between from the database.
 */
export class ChatFeed {
  readonly #joined: Audience;
  readonly #listening = new Audience();
  #delivered: Revision | undefined;
  #early: ChatChange[] = [];
  #catchingUp: Promise<void> | undefined;
  #behind = false;

  /**
   * @param onJoined is told when the first connection joins and when the last one leaves
   * @param onIdle is told when the last follower was removed from the chat
   */
  constructor(
    readonly chatId: ChatId,
    private readonly check: EventCheck,
    private readonly readChanges: ReadChanges,
    onJoined: (isJoined: boolean) => void = () => undefined,
    private readonly onIdle: () => void = () => undefined,
  ) {
    this.#joined = new Audience(onJoined);
  }

  /** The revision up to which changes are delivered; undefined until the feed is opened. */
  get delivered(): Revision | undefined {
    return this.#delivered;
  }

  get isIdle(): boolean {
    return this.#joined.isEmpty && this.#listening.isEmpty;
  }

  /** Starts delivery after `revision`, which was read after the subscription. */
  async open(revision: Revision): Promise<void> {
    this.#delivered = revision;
    const early = this.#early;
    this.#early = [];
    await this.accept(early);
  }

  /**
   * Lets a connection receive the changes of the chat; they are held until the follower is told
   * where to start, at a revision that is read after this.
   */
  join(connection: Connection): Follower {
    connection.joinedChats.add(this.chatId);
    return this.#joined.add(connection, () => this.#removed(() => this.leave(connection)));
  }

  /** Whether a connection receives the news of the chat by now. */
  isHeardBy(connection: Connection): boolean {
    return this.#listening.get(connection)?.start !== undefined;
  }

  /**
   * Lets a connection receive the news of the chat, in the same way. What was begun before and does
   * not know where to start is given up for this.
   */
  listen(connection: Connection): Follower {
    connection.listenedChats.add(this.chatId);
    return this.#listening.add(connection, () =>
      this.#removed(() => this.stopListening(connection)),
    );
  }

  leave(connection: Connection): void {
    connection.joinedChats.delete(this.chatId);
    this.#joined.delete(connection);
  }

  stopListening(connection: Connection): void {
    connection.listenedChats.delete(this.chatId);
    this.#listening.delete(connection);
  }

  /** Ends what `listen` began, unless it was begun anew since. */
  giveUp(listener: Follower): void {
    const { connection } = listener;
    if (this.#listening.get(connection) === listener) this.stopListening(connection);
  }

  /**
   * Gives a connection that joins what it missed after one revision up to another; tells whether
   * more was missed than is replayed. Fails when the database does.
   */
  async replay(follower: Follower, after: Revision, last: Revision): Promise<boolean> {
    const end = Math.min(last, after + maxReplayed);
    await replay(follower, readPages(this.#reading(this.#joinedEvent), after, end));
    return end < last;
  }

  /** The news of the chat after one revision up to another. Fails when the database does. */
  async readNews(after: Revision, last: Revision): Promise<EventOfChange[]> {
    const news: EventOfChange[] = [];
    for await (const page of readPages(this.#reading(this.#news), after, last)) news.push(...page);
    return news;
  }

  /** Up to which revision a connection that joined has been given everything. */
  progressOf(connection: Connection): Revision {
    return Math.max(this.#joined.get(connection)?.start ?? 0, this.#delivered ?? 0);
  }

  /** Takes changes in ascending `revision`, from the broker or the database. */
  async accept(changes: ChatChange[]): Promise<void> {
    if (this.#delivered === undefined) {
      this.#early.push(...changes);
      return;
    }
    for (const change of changes) {
      if (change.revision > this.#delivered + 1) return this.catchUp();
      if (change.revision === this.#delivered + 1) this.#deliver(change);
    }
  }

  /**
   * Reads what was committed after the last delivered change and delivers it. Fails when the
   * database does; the next call goes on from there.
   */
  async catchUp(): Promise<void> {
    if (this.#delivered === undefined) return;
    this.#behind = true;
    await (this.#catchingUp ??= this.#readToEnd());
  }

  async #readToEnd(): Promise<void> {
    try {
      while (this.#behind) await this.#readPage(this.#delivered!);
    } finally {
      this.#catchingUp = undefined;
    }
  }

  async #readPage(after: Revision): Promise<void> {
    this.#behind = false;
    const changes = await this.readChanges(this.chatId, after, pageSize);
    // What the broker brought meanwhile is dropped here, because it is delivered.
    for (const change of changes) {
      if (change.revision === this.#delivered! + 1) this.#deliver(change);
    }
    this.#behind ||= changes.length === pageSize;
  }

  #deliver(change: ChatChange): void {
    this.#delivered = change.revision;
    this.#joined.send(change, () => this.check.encode(this.#joinedEvent(change)));
    this.#listening.send(change, () => this.check.encode(this.#news(change)));
  }

  readonly #joinedEvent: ToEvent = (change) =>
    change.message === undefined
      ? participantsChangedEvent(this.chatId, change)
      : newMessageEvent(change.message);

  readonly #news: ToEvent = (change) => chatUpdatedEvent(this.chatId, change);

  /** Reads the changes of this chat with their events. */
  #reading(toEvent: ToEvent): ReadEvents {
    return async (after, limit) => {
      const changes = await this.readChanges(this.chatId, after, limit);
      return changes.map((change) => ({ change, event: this.check.encode(toEvent(change)) }));
    };
  }

  /** Who takes no part any more has had the event that says so, and gets nothing further. */
  #removed(stopFollowing: () => void): void {
    stopFollowing();
    if (this.isIdle) this.onIdle();
  }
}
