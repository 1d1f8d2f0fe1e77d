import type { OutgoingEvent } from '../../../generated/events/gateway';
import type { ChatChange, ChatId, Message, Revision } from '../../../generated/schemas';
import { chatUpdatedEvent, participantsChangedEvent } from '../../chats/chat-events';
import { ServiceError } from '../../errors';
import type { Logger } from '../../logger';
import { newMessageEvent } from '../../messages/message-events';
import { Audience } from './audience';
import type { Connection } from '../connection/connection';
import { errorEvent } from '../wire/error-event';
import type { EventCheck } from '../wire/event-check';
import type { EventOfChange, Follower } from './follower';
import { type ReadEvents, readPages, readWholePages, replay } from './replay';

/** Reads the changes of a chat after a revision from the database, in order, at most `limit`. */
export type ReadChanges = (chatId: ChatId, after: Revision, limit: number) => Promise<ChatChange[]>;

/** What a change means for one of the audiences. */
type ToEvent = (change: ChatChange) => OutgoingEvent;

const pageSize = 200;
export const maxReplayed = 1000;

/**
 * One chat as this node delivers it: by `revision`, in order, without a gap and without a repeat,
 * whatever order publications come in. The next change is delivered at once, one that is old is
 * dropped, and one that is too early makes the feed read what lies between from the database. What
 * the database does not have (rows that were removed, a state that was restored) is passed over, and
 * who joined is told to start anew.
 */
export class ChatFeed {
  readonly #joined: Audience;
  readonly #listening = new Audience();
  #delivered: Revision | undefined;
  #early: ChatChange[] = [];
  #catchingUp: Promise<void> | undefined;
  #behind = false;
  /** The greatest head that a connection was told, which may be ahead of what is delivered. */
  #head: Revision = 0;
  /** The message of the last change delivered. */
  #lastMessageId: Message['id'] | undefined;

  /**
   * @param onJoined is told when the first connection joins and when the last one leaves
   * @param onIdle is told when the last follower was removed from the chat
   */
  constructor(
    readonly chatId: ChatId,
    private readonly check: EventCheck,
    private readonly readChanges: ReadChanges,
    private readonly log: Logger,
    onJoined: (isJoined: boolean) => void = () => undefined,
    private readonly onIdle: () => void = () => undefined,
  ) {
    this.#joined = new Audience(onJoined);
  }

  /** The revision up to which changes are delivered; undefined until the feed is opened. */
  get delivered(): Revision | undefined {
    return this.#delivered;
  }

  /** The greatest revision that is known to be committed: connections may start after it. */
  get known(): Revision | undefined {
    return this.#delivered === undefined ? undefined : Math.max(this.#delivered, this.#head);
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
   * more was missed than is replayed. Fails when the database does, and with CANNOT_RESUME when the
   * chat is not as far, or changes are missing.
   */
  async replay(follower: Follower, after: Revision, last: Revision): Promise<boolean> {
    if (after > last) throw new ServiceError('CANNOT_RESUME');
    const end = Math.min(last, after + maxReplayed);
    await replay(follower, readWholePages(this.#reading(this.#joinedEvent), after, end));
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
      if (this.#isReplaced(change)) this.goBack(change.revision - 1);
      if (change.revision > this.#delivered + 1) return this.catchUp();
      if (change.revision === this.#delivered + 1) this.#deliver(change);
    }
  }

  /**
   * Reads what was committed after the last delivered change and delivers it. Fails when the
   * database does; the next call goes on from there.
   */
  async catchUp(readChanges = this.readChanges): Promise<void> {
    if (this.#delivered === undefined) return;
    this.#behind = true;
    await (this.#catchingUp ??= this.#readToEnd(readChanges));
  }

  /** The same up to a revision that is committed: what is not to be read is passed over. */
  async catchUpTo(revision: Revision, readChanges = this.readChanges): Promise<void> {
    await this.catchUp(readChanges);
    if ((this.#delivered ?? revision) < revision) this.#passOver(revision);
  }

  /** Goes on from a revision that is past, because the chat went back to an earlier state. */
  goBack(revision: Revision): void {
    this.#warn('a chat went back to an earlier state; who joined is told', this.known!, revision);
    this.#delivered = Math.min(this.#delivered!, revision);
    this.#head = revision;
    this.#lastMessageId = undefined;
    this.#joined.goBack(revision, this.check.encode(this.#cannotResume()));
    this.#listening.goBack(revision);
  }

  /**
   * Learns how far the chat has come; goes back with it when that is less than was known before it
   * was read.
   *
   * @param knownBefore what `known` was then; undefined when that is not to be compared
   */
  noticeHead(head: Revision, knownBefore: Revision | undefined): void {
    // It may have gone back meanwhile, for the same reason.
    const isComparable = knownBefore !== undefined && knownBefore <= this.known!;
    if (isComparable && head < knownBefore) this.goBack(head);
    else this.#head = Math.max(this.#head, head);
  }

  async #readToEnd(readChanges: ReadChanges): Promise<void> {
    try {
      while (this.#behind) await this.#readPage(this.#delivered!, readChanges);
    } finally {
      this.#catchingUp = undefined;
    }
  }

  async #readPage(after: Revision, readChanges: ReadChanges): Promise<void> {
    this.#behind = false;
    const changes = await readChanges(this.chatId, after, pageSize);
    for (const change of changes) {
      // What the broker brought meanwhile is dropped here, because it is delivered.
      if (change.revision <= this.#delivered!) continue;
      if (change.revision > this.#delivered! + 1) this.#passOver(change.revision - 1);
      this.#deliver(change);
    }
    this.#behind ||= changes.length === pageSize;
  }

  #deliver(change: ChatChange): void {
    this.#delivered = change.revision;
    this.#lastMessageId = change.message?.id;
    this.#joined.send(change, () => this.check.encode(this.#joinedEvent(change)));
    this.#listening.send(change, () => this.check.encode(this.#news(change)));
  }

  /** Goes on after changes that are not to be had: to who joined they are an error. */
  #passOver(last: Revision): void {
    const from = this.#delivered! + 1;
    this.#warn('changes of a chat are missing in the database; who joined is told', from, last);
    this.#delivered = last;
    this.#joined.send({ revision: last }, () => this.check.encode(this.#cannotResume()));
  }

  /** Whether this is another message than was delivered in its place, of a state that is no more. */
  #isReplaced({ revision, message }: ChatChange): boolean {
    if (revision !== this.#delivered || this.#lastMessageId === undefined) return false;
    return message !== undefined && message.id !== this.#lastMessageId;
  }

  #cannotResume(): OutgoingEvent {
    return errorEvent(new ServiceError('CANNOT_RESUME'), { chatId: this.chatId });
  }

  #warn(text: string, from: Revision, to: Revision): void {
    const { chatId } = this;
    this.log.warn({ code: 'CANNOT_RESUME', chatId, from, to }, text);
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
