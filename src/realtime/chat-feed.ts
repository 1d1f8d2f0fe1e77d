import type { OutgoingEvent } from '../../generated/events/gateway';
import type { ChatChange, ChatId, Revision, UserId } from '../../generated/schemas';
import { chatUpdatedEvent, participantsChangedEvent } from '../chats/chat-events';
import { newMessageEvent } from '../messages/message-events';
import { Audience } from './audience';
import type { Connection } from './connection';
import type { EventCheck } from './event-check';
import { Replay, type ReplayedEvent, type ReplayResult } from './replay';

/** Reads the changes of a chat after a revision from the database, in order, at most `limit`. */
export type ReadChanges = (chatId: ChatId, after: Revision, limit: number) => Promise<ChatChange[]>;

const pageSize = 200;

/**
 * One chat as this node delivers it: by `revision`, in order, without a gap and without a repeat,
 * whatever order publications come in. The next change is delivered at once, one that is old is
 * dropped, and one that is too early makes the feed read what lies between from the database.
 */
export class ChatFeed {
  readonly #joined: Audience;
  readonly #listening = new Audience();
  /** When users were removed, as far as this feed delivered it. */
  readonly #removedAt = new Map<UserId, Revision>();
  #delivered: Revision | undefined;
  #openedAt: Revision = 0;
  #early: ChatChange[] = [];
  #catchingUp = false;
  #behind = false;

  /**
   * @param subscribed resolves when the broker's publications of this chat reach the feed
   * @param onJoined is told when the first connection joins and when the last one leaves
   * @param onIdle is told when the last follower was removed from the chat
   */
  constructor(
    readonly chatId: ChatId,
    readonly subscribed: Promise<void>,
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

  /**
   * Whether a look into the database that saw this revision may be too old to say that the user takes
   * part: a removal was delivered since, or may have been before the feed was opened.
   */
  isStale(revision: Revision, userId: UserId): boolean {
    return revision < this.#openedAt || (this.#removedAt.get(userId) ?? 0) > revision;
  }

  /** Starts delivery after `revision`, which was read after the subscription. Once is enough. */
  async open(revision: Revision): Promise<void> {
    if (this.#delivered !== undefined) return;
    this.#delivered = revision;
    this.#openedAt = revision;
    const early = this.#early;
    this.#early = [];
    await this.accept(early);
  }

  /** Gives a connection the changes from now on; tells after which revision that is. */
  join(connection: Connection, revision: Revision): Revision {
    return this.#joined.add(connection, Math.max(revision, this.#delivered ?? 0));
  }

  /**
   * Gives a connection what it missed after a revision, then the changes from now on. Fails when the
   * database does; the connection has then not joined.
   */
  async resume(connection: Connection, revision: Revision, after: Revision): Promise<ReplayResult> {
    const start = this.join(connection, revision);
    const replay = new Replay(connection, (from, limit) => this.#readEvents(from, limit));
    this.#joined.hold(connection, replay);
    try {
      const result = await replay.run(after, start);
      // In the next turn, when the reply that tells of the replay is on its way.
      setImmediate(() => this.#joined.release(connection));
      return result;
    } catch (error) {
      // What was held stands behind what could not be read, so it is not sent.
      this.leave(connection);
      this.#joined.discard(connection, replay);
      throw error;
    }
  }

  /** Up to which revision a connection that joined before has been given everything. */
  progressOf(connection: Connection): Revision {
    this.#joined.release(connection);
    return Math.max(this.#joined.startOf(connection) ?? 0, this.#delivered ?? 0);
  }

  /** Gives a connection the news of the chat after a revision that it knows of. */
  async listenAfter(connection: Connection, revision: Revision): Promise<void> {
    this.listen(connection, revision);
    const start = this.#listening.startOf(connection)!;
    if (start === revision) return;
    const replay = new Replay(connection, (from, limit) => this.#readNews(from, limit));
    this.#listening.hold(connection, replay);
    try {
      await replay.run(revision, start);
    } finally {
      this.#listening.release(connection);
    }
  }

  /** Gives a connection the news of the chat from now on. */
  listen(connection: Connection, revision: Revision): void {
    this.#listening.add(connection, Math.max(revision, this.#delivered ?? 0));
  }

  leave(connection: Connection): void {
    this.#joined.delete(connection);
  }

  stopListening(connection: Connection): void {
    this.#listening.delete(connection);
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
    if (this.#catchingUp) return;
    this.#catchingUp = true;
    try {
      while (this.#behind) await this.#readPage(this.#delivered);
    } finally {
      this.#catchingUp = false;
    }
  }

  async #readPage(after: Revision): Promise<void> {
    this.#behind = false;
    const changes = await this.readChanges(this.chatId, after, pageSize);
    // What the broker brought meanwhile is dropped here, because it is delivered.
    for (const change of changes) {
      if (change.revision === (this.#delivered ?? 0) + 1) this.#deliver(change);
    }
    this.#behind ||= changes.length === pageSize;
  }

  #deliver(change: ChatChange): void {
    this.#delivered = change.revision;
    this.#send(this.#joined, change, () => this.#joinedEvent(change));
    this.#send(this.#listening, change, () => chatUpdatedEvent(this.chatId, change));
    change.removed?.forEach((userId) => this.#expel(userId, change.revision));
    if (change.removed !== undefined && this.isIdle) this.onIdle();
  }

  #joinedEvent(change: ChatChange): OutgoingEvent<'new-message' | 'participants-changed'> {
    const { message } = change;
    return message === undefined
      ? participantsChangedEvent(this.chatId, change)
      : newMessageEvent(message);
  }

  /** An event is made and checked once, and only when someone is to have it. */
  #send(audience: Audience, { revision }: ChatChange, makeEvent: () => OutgoingEvent): void {
    if (audience.isEmpty) return;
    const event = this.check.encode(makeEvent());
    if (event !== undefined) audience.send(event, revision);
  }

  #readEvents(after: Revision, limit: number): Promise<ReplayedEvent[]> {
    return this.#read(after, limit, (change) => this.#joinedEvent(change));
  }

  #readNews(after: Revision, limit: number): Promise<ReplayedEvent[]> {
    return this.#read(after, limit, (change) => chatUpdatedEvent(this.chatId, change));
  }

  async #read(
    after: Revision,
    limit: number,
    toEvent: (change: ChatChange) => OutgoingEvent,
  ): Promise<ReplayedEvent[]> {
    const changes = await this.readChanges(this.chatId, after, limit);
    return changes.map((change) => ({
      revision: change.revision,
      event: this.check.encode(toEvent(change)),
    }));
  }

  /** Who takes no part any more has had the event that says so, and gets nothing further. */
  #expel(userId: UserId, revision: Revision): void {
    this.#removedAt.set(userId, revision);
    for (const connection of this.#joined.connectionsOf(userId)) {
      this.leave(connection);
      connection.joinedChats.delete(this.chatId);
    }
    for (const connection of this.#listening.connectionsOf(userId)) {
      this.stopListening(connection);
      connection.listenedChats.delete(this.chatId);
    }
  }
}
