import { closeCodes } from '../../../generated/events/close-codes';
import type { OutgoingEvent } from '../../../generated/events/gateway';
import type { ChatChange, ChatId, Message, Revision, Seq } from '../../../generated/schemas';
import { endsFor, isHidden, joinedEvent, newsEvent, type ToEvent } from '../../change-kinds';
import { ServiceError } from '../../errors';
import type { ChatHead, Head, ReadLog } from '../../log/log';
import { isFor, type Signal } from '../../log/signal';
import type { Logger } from '../../logger';
import type { Connection } from '../connection/connection';
import { errorEvent } from '../wire/error-event';
import type { EncodedEvent } from '../wire/encoded-event';
import type { EventCheck } from '../wire/event-check';
import { Feed } from './feed';
import { assertPlaceOf, type Place } from './place';
import { type ReadEvents, readPages, replay } from './replay';
import { Subscribers } from './subscribers';
import type { EventOfChange, Subscription } from './subscription';

const maxReplayed = 1000;

/** What a feed tells of who follows it. */
export interface ChatFollowing {
  /** The first connection joined, or the last one left. */
  onJoined(isJoined: boolean): void;
  /** The last subscription was removed from the chat. */
  onIdle(): void;
}

/**
 * One chat as this node delivers it: its changes to who joined, its news to who listens to all chats.
 * Who joined is told to start anew when the chat is not as far any more; in another epoch nobody may
 * be a participant still.
 */
export class ChatFeed extends Feed<ChatChange> {
  readonly #joined: Subscribers<ChatChange>;
  readonly #listening = new Subscribers<ChatChange>();
  /** The message of the last change delivered. */
  #lastMessageId: Message['id'] | undefined;

  constructor(
    readonly chatId: ChatId,
    private readonly check: EventCheck,
    read: ReadLog<ChatChange>,
    private readonly log: Logger,
    private readonly following?: ChatFollowing,
  ) {
    super(chatId, read);
    this.#joined = new Subscribers((isJoined) => following?.onJoined(isJoined));
  }

  get isIdle(): boolean {
    return this.#joined.isEmpty && this.#listening.isEmpty;
  }

  /**
   * Lets a connection receive the changes of the chat; they are held until the subscription is told
   * where to start, at a revision that is read after this.
   */
  join(connection: Connection): Subscription<ChatChange> {
    connection.joinedChats.add(this.chatId);
    return this.#joined.add(
      connection,
      untilRemoved(connection, () => this.#removed(() => this.leave(connection))),
    );
  }

  /** What a connection has that hears the news of the chat, or is about to. */
  listenerOf(connection: Connection): Subscription<ChatChange> | undefined {
    return this.#listening.get(connection);
  }

  /** Lets a connection receive the news of the chat, in the same way. */
  listen(connection: Connection): Subscription<ChatChange> {
    connection.listenedChats.add(this.chatId);
    return this.#listening.add(
      connection,
      untilRemoved(connection, () => this.#removed(() => this.stopListening(connection))),
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

  /** Keeps from a connection what is not for its user, who came to the chat later. */
  hide(subscription: Subscription<ChatChange>, historySeq: Seq): void {
    if (historySeq > 0) subscription.hide((change) => isHidden(change, historySeq));
  }

  /**
   * Gives a connection that joins what it missed after a place, up to the head, and tells up to which
   * revision it did. Fails when the database does, and with CANNOT_RESUME when the place is none of
   * this chat.
   */
  async replay(
    subscription: Subscription<ChatChange>,
    place: Place,
    head: ChatHead,
  ): Promise<Revision> {
    assertPlaceOf(head, place);
    const after = Math.max(place.revision, head.historyRevision);
    const through = Math.min(head.revision, after + maxReplayed);
    const missed = { after, through, epoch: head.epoch };
    await replay(subscription, readPages(this.#reading(joinedEvent), missed));
    return through;
  }

  /**
   * The news of the chat after a revision up to its head. Fails when the database does, and with
   * CANNOT_RESUME when it was restored meanwhile.
   */
  async readNews(after: Revision, { revision, epoch }: Head): Promise<EventOfChange<ChatChange>[]> {
    const news: EventOfChange<ChatChange>[] = [];
    const missed = { after, through: revision, epoch };
    for await (const page of readPages(this.#reading(newsEvent), missed)) news.push(...page);
    return news;
  }

  /** Whether a place may be ahead of what this feed has delivered, or of another history. */
  isBehind({ revision, epoch }: Place, connection: Connection): boolean {
    return revision > this.progressOf(connection) || (epoch ?? this.epoch) !== this.epoch;
  }

  /** Up to which revision a connection that joined has been given everything. */
  progressOf(connection: Connection): Revision {
    return Math.max(this.#joined.get(connection)?.start ?? 0, this.delivered ?? 0);
  }

  /** Who joined, or hears the news of the chat, and knows by now where they started. */
  followers(): Connection[] {
    return [...this.joined(), ...this.#listening.started()];
  }

  /** Who joined, and knows by now where they started. */
  joined(): Iterable<Connection> {
    return this.#joined.started();
  }

  /** Tells who has joined by now of something that is over soon. */
  signal(signal: Signal): void {
    const { key, event, expiresAt } = signal;
    if (expiresAt <= Date.now()) return;
    this.#joined.signal(`${this.chatId} ${key}`, () => this.check.encode(event), isFor(signal));
  }

  protected deliver(change: ChatChange): void {
    this.#lastMessageId = change.message?.id;
    this.#joined.send(change, () => this.#encode(change, joinedEvent));
    this.#listening.send(change, () => this.#encode(change, newsEvent));
  }

  protected passedOver(from: Revision, to: Revision): void {
    this.#warn('changes of a chat are missing in the database', from, to);
  }

  protected wentBack(from: Revision, to: Revision): void {
    this.#warn('a chat went back to an earlier state; who joined is told', from, to);
    this.#lastMessageId = undefined;
    this.#joined.goBack(to, this.check.encode(this.#cannotResume()));
    this.#listening.goBack(to);
  }

  protected renewed(from: Revision, to: Revision): void {
    this.#warn('the epoch changed; who follows is sent away', from, to);
    this.#lastMessageId = undefined;
    this.#joined.close(closeCodes.RESTORED);
    this.#listening.close(closeCodes.RESTORED);
  }

  /** Another message than was delivered in its place belongs to a state that is no more. */
  protected isReplaced({ message }: ChatChange): boolean {
    if (this.#lastMessageId === undefined) return false;
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
  #reading(toEvent: ToEvent): ReadEvents<ChatChange> {
    return async (after, limit) => {
      const { changes, through, epoch } = await this.read(this.chatId, after, limit);
      const events = changes.map((change) => ({ change, event: this.#encode(change, toEvent) }));
      return { events, through, epoch };
    };
  }

  /** Who takes no part any more has had the event that says so, and gets nothing further. */
  #removed(stopFollowing: () => void): void {
    stopFollowing();
    if (this.isIdle) this.following?.onIdle();
  }
}

/** What a connection is given, until it was given the change after which nothing is for its user. */
function untilRemoved({ userId }: Connection, onRemoved: () => void) {
  return (change: ChatChange) => {
    if (endsFor(change, userId)) onRemoved();
  };
}
