import { closeCodes } from '../../../generated/events/close-codes';
import type { OutgoingEvent } from '../../../generated/events/gateway';
import type { ChatChange, ChatId, Epoch, Message, Revision } from '../../../generated/schemas';
import { joinedEvent, newsEvent, type ToEvent } from '../../change-kinds';
import type { ReadChanges } from '../../chats/change-repository';
import { ServiceError } from '../../errors';
import type { Logger } from '../../logger';
import type { Connection } from '../connection/connection';
import { errorEvent } from '../wire/error-event';
import type { EncodedEvent } from '../wire/encoded-event';
import type { EventCheck } from '../wire/event-check';
import { assertPlaceOf, type Head, type Place } from './place';
import { type ReadEvents, readPages, replay } from './replay';
import { Subscribers } from './subscribers';
import type { EventOfChange, Subscription } from './subscription';

const pageSize = 200;
const maxReplayed = 1000;

/**
 * One chat as this node delivers it: by `revision`, in order, without a gap and without a repeat,
 * whatever order publications come in. The next change is delivered at once, one that is old is
 * dropped, and one that is too early makes the feed read what lies between from the database. What
 * the database does not have there (rows that were removed) is passed over. When the chat is not as
 * far any more, who joined is told to start anew. In another epoch nobody may go on from where they
 * are, nor be a participant still: all are sent away, to come back.
 */
export class ChatFeed {
  readonly #joined: Subscribers;
  readonly #listening = new Subscribers();
  #delivered: Revision | undefined;
  /** Empty until it is known. */
  #epoch: Epoch = '';
  #early: { changes: ChatChange[]; epoch: Epoch | undefined }[] = [];
  #catchingUp: Promise<void> | undefined;
  #behind = false;
  /** The greatest head that a connection was told, which may be ahead of what is delivered. */
  #head: Revision = 0;
  /** The message of the last change delivered. */
  #lastMessageId: Message['id'] | undefined;

  /**
   * @param onJoined is told when the first connection joins and when the last one leaves
   * @param onIdle is told when the last subscription was removed from the chat
   */
  constructor(
    readonly chatId: ChatId,
    private readonly check: EventCheck,
    private readonly readChanges: ReadChanges,
    private readonly log: Logger,
    onJoined: (isJoined: boolean) => void = () => undefined,
    private readonly onIdle: () => void = () => undefined,
  ) {
    this.#joined = new Subscribers(onJoined);
  }

  /** The revision up to which changes are delivered; undefined until the feed is opened. */
  get delivered(): Revision | undefined {
    return this.#delivered;
  }

  /** The epoch that delivery is in; empty until it is known. */
  get epoch(): Epoch {
    return this.#epoch;
  }

  /** The greatest revision that is known to be committed: connections may start after it. */
  get known(): Revision | undefined {
    return this.#delivered === undefined ? undefined : Math.max(this.#delivered, this.#head);
  }

  get isIdle(): boolean {
    return this.#joined.isEmpty && this.#listening.isEmpty;
  }

  /** Starts delivery after a revision that was read once publications reach this feed. */
  async open({ revision, epoch }: Head): Promise<void> {
    this.#delivered = revision;
    this.#epoch = epoch;
    const early = this.#early;
    this.#early = [];
    for (const published of early) await this.accept(published.changes, published.epoch);
  }

  /**
   * Lets a connection receive the changes of the chat; they are held until the subscription is told
   * where to start, at a revision that is read after this.
   */
  join(connection: Connection): Subscription {
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
  listen(connection: Connection): Subscription {
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
  giveUp(listener: Subscription): void {
    const { connection } = listener;
    if (this.#listening.get(connection) === listener) this.stopListening(connection);
  }

  /**
   * Gives a connection that joins what it missed after a place, up to the head, and tells up to which
   * revision it did. Fails when the database does, and with CANNOT_RESUME when the place is none of
   * this chat.
   */
  async replay(subscription: Subscription, place: Place, head: Head): Promise<Revision> {
    assertPlaceOf(head, place);
    const through = Math.min(head.revision, place.revision + maxReplayed);
    const missed = { after: place.revision, through, epoch: head.epoch };
    await replay(subscription, readPages(this.#reading(joinedEvent), missed));
    return through;
  }

  /**
   * The news of the chat after a revision up to its head. Fails when the database does, and with
   * CANNOT_RESUME when it was restored meanwhile.
   */
  async readNews(after: Revision, { revision, epoch }: Head): Promise<EventOfChange[]> {
    const news: EventOfChange[] = [];
    const missed = { after, through: revision, epoch };
    for await (const page of readPages(this.#reading(newsEvent), missed)) news.push(...page);
    return news;
  }

  /** Whether a place may be ahead of what this feed has delivered, or of another history. */
  isBehind({ revision, epoch }: Place, connection: Connection): boolean {
    return revision > this.progressOf(connection) || (epoch ?? this.#epoch) !== this.#epoch;
  }

  /** Up to which revision a connection that joined has been given everything. */
  progressOf(connection: Connection): Revision {
    return Math.max(this.#joined.get(connection)?.start ?? 0, this.#delivered ?? 0);
  }

  /**
   * Takes changes in ascending `revision`, from the broker. Those of another epoch are only a hint:
   * either side may not have noticed yet which one it is.
   */
  async accept(changes: ChatChange[], epoch?: Epoch): Promise<void> {
    if (this.#delivered === undefined) {
      this.#early.push({ changes, epoch });
      return;
    }
    if ((epoch ?? this.#epoch) !== this.#epoch) return this.catchUp();
    for (const change of changes) {
      if (this.#isReplaced(change)) this.#goBack(change.revision - 1);
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

  /**
   * Learns how far the chat has come; goes back with it when that is less than was known before it
   * was read.
   *
   * @param knownBefore what `known` was then; undefined when that is not to be compared
   */
  noticeHead({ revision, epoch }: Head, knownBefore: Revision | undefined): void {
    // It may have gone back meanwhile, for the same reason.
    const isComparable = knownBefore !== undefined && knownBefore <= this.known!;
    if (this.#isOther(epoch)) this.#renew({ revision, epoch });
    else if (isComparable && revision < knownBefore) this.#goBack(revision);
    else this.#head = Math.max(this.#head, revision);
    this.#epoch = epoch;
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
    const { changes, through, head, epoch } = await readChanges(this.chatId, after, pageSize);
    if (this.#isOther(epoch)) return this.#renew({ revision: head, epoch });
    // What was delivered before the page was read was committed before.
    if (head < after) this.#goBack(head);
    for (const change of changes) {
      // What the broker brought meanwhile is dropped here, because it is delivered.
      if (change.revision <= this.#delivered!) continue;
      this.#passOver(change.revision - 1);
      this.#deliver(change);
    }
    this.#passOver(through);
    this.#behind ||= through < head;
  }

  #deliver(change: ChatChange): void {
    this.#delivered = change.revision;
    this.#lastMessageId = change.message?.id;
    this.#joined.send(change, () => this.#encode(change, joinedEvent));
    this.#listening.send(change, () => this.#encode(change, newsEvent));
  }

  /** Goes on after changes that are not to be had, if there are any up to a revision. */
  #passOver(through: Revision): void {
    const from = this.#delivered! + 1;
    if (through < from) return;
    this.#warn('changes of a chat are missing in the database', from, through);
    this.#delivered = through;
  }

  /** Goes on from a revision that is past, because the chat went back to an earlier state. */
  #goBack(revision: Revision): void {
    this.#warn('a chat went back to an earlier state; who joined is told', this.known!, revision);
    this.#delivered = Math.min(this.#delivered!, revision);
    this.#head = revision;
    this.#lastMessageId = undefined;
    this.#joined.goBack(revision, this.check.encode(this.#cannotResume()));
    this.#listening.goBack(revision);
  }

  #isOther(epoch: Epoch): boolean {
    return this.#epoch !== '' && epoch !== this.#epoch;
  }

  /** Goes on in another epoch, without those who followed in the one before. */
  #renew({ revision, epoch }: Head): void {
    this.#warn('the epoch changed; who follows is sent away', this.known!, revision);
    this.#delivered = revision;
    this.#epoch = epoch;
    this.#head = revision;
    this.#lastMessageId = undefined;
    this.#joined.close(closeCodes.RESTORED);
    this.#listening.close(closeCodes.RESTORED);
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
    this.log.warn({ chatId, from, to }, text);
  }

  #encode(change: ChatChange, toEvent: ToEvent): EncodedEvent | undefined {
    const event = toEvent(this.chatId, change);
    return event && this.check.encode(event);
  }

  /** Reads the changes of this chat with their events. */
  #reading(toEvent: ToEvent): ReadEvents {
    return async (after, limit) => {
      const { changes, through, epoch } = await this.readChanges(this.chatId, after, limit);
      const events = changes.map((change) => ({ change, event: this.#encode(change, toEvent) }));
      return { events, through, epoch };
    };
  }

  /** Who takes no part any more has had the event that says so, and gets nothing further. */
  #removed(stopFollowing: () => void): void {
    stopFollowing();
    if (this.isIdle) this.onIdle();
  }
}
