import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Chat, ChatId, Epoch, Revision, UserId } from '../../../generated/schemas';
import { chatCreatedEvent } from '../../chats/chat-events';
import type { FollowedChat } from '../../chats/chat-repository';
import { ServiceError } from '../../errors';
import type { Logger } from '../../logger';
import type { Broker, Publication } from '../cluster/broker';
import type { ChatFeed } from './chat-feed';
import { assertPlaceOf, type Head, type Place } from './place';
import type { Connection } from '../connection/connection';
import type { EventCheck } from '../wire/event-check';
import type { FeedRegistry } from './feed-registry';
import type { EventOfChange, Subscription } from './subscription';
import type { Occupancy } from '../cluster/occupancy';
import { userTopic } from '../cluster/topic';

/** What the hub asks the database. */
export interface ChatSource {
  /** How far a chat has come. Throws CHAT_NOT_FOUND when the user takes no part in it. */
  follow(userId: UserId, chatId: ChatId): Promise<FollowedChat>;
  /** How far each of the user's chats has come. */
  followAll(userId: UserId): Promise<FollowedChat[]>;
}

export interface JoinResult {
  /** The changes after this come live. */
  revision: Revision;
  /** Those after the client's place and up to this have been given; the rest is left to REST. */
  through: Revision;
  epoch: Epoch;
  /** Whether more was missed than was replayed. */
  moreMissed: boolean;
  alreadyJoined: boolean;
}

/** What happened in a chat up to its head, when that was read. */
interface MissedNews {
  news: EventOfChange[];
  revision: Revision;
}

const maxJoinedChats = 1000;

/** This node's connections, and which chats each of them follows. */
export class Hub {
  readonly #users = new Map<UserId, Set<Connection>>();

  constructor(
    private readonly broker: Broker,
    private readonly feeds: FeedRegistry,
    private readonly source: ChatSource,
    private readonly occupancy: Occupancy,
    private readonly check: EventCheck,
    private readonly log: Logger,
  ) {
    broker.onPublication((publication) => this.#receive(publication));
  }

  /** The users who listen to all their chats here. */
  get listeningUsers(): UserId[] {
    return [...this.#users.keys()].filter((userId) => this.#listenersOf(userId).length > 0);
  }

  *connections(): Iterable<Connection> {
    for (const connections of this.#users.values()) yield* connections;
  }

  add(connection: Connection): void {
    const connections = this.#users.get(connection.userId);
    if (connections !== undefined) {
      connections.add(connection);
      return;
    }
    this.#users.set(connection.userId, new Set([connection]));
    this.occupancy.set('users', connection.userId, true);
  }

  remove(connection: Connection): void {
    this.leaveAll(connection);
    const connections = this.#users.get(connection.userId);
    connections?.delete(connection);
    if (connections?.size !== 0) return;
    this.#users.delete(connection.userId);
    this.occupancy.set('users', connection.userId, false);
  }

  /**
   * Lets a connection receive the changes of a chat, those it missed after a place in it first. Throws
   * CHAT_NOT_FOUND, TOO_MANY_CHATS, and CANNOT_RESUME when the place is none of this chat.
   */
  async join(connection: Connection, chatId: ChatId, place?: Place): Promise<JoinResult> {
    if (!connection.joinedChats.has(chatId) && connection.joinedChats.size >= maxJoinedChats) {
      throw new ServiceError('TOO_MANY_CHATS');
    }
    return this.feeds.use([chatId], async ([feed]) => {
      // The join before may have been answered in this very turn, and take effect in the next.
      if (connection.joinedChats.has(chatId)) await nextTurn();
      if (!connection.joinedChats.has(chatId)) return this.#joinAnew(connection, feed!, place);
      return this.#joinAgain(connection, feed!, place);
    });
  }

  /** Ends the changes of a chat for a connection; tells whether it had joined. */
  leave(connection: Connection, chatId: ChatId): boolean {
    const feed = this.feeds.get(chatId);
    if (feed === undefined || !connection.joinedChats.has(chatId)) return false;
    feed.leave(connection);
    this.feeds.releaseIfIdle(feed);
    return true;
  }

  /** Lets a connection hear of every change in its user's chats, later chats included. */
  async listenAll(connection: Connection): Promise<void> {
    // A command may wait until its connection is gone; nothing would end its subscriptions then.
    if (connection.isListening || !connection.isOpen) return;
    connection.isListening = true;
    try {
      // Chats made from here on are announced, so none falls between this and the query.
      await this.broker.subscribe(userTopic(connection.userId));
      const chats = await this.source.followAll(connection.userId);
      const chatIds = chats.map(({ chatId }) => chatId);
      await this.feeds.use(chatIds, (feeds) => this.#listenTo(connection, feeds));
    } catch (error) {
      this.#stopListening(connection);
      throw error;
    }
  }

  /** Ends every subscription of a connection. */
  leaveAll(connection: Connection): void {
    for (const chatId of [...connection.joinedChats]) this.leave(connection, chatId);
    this.#stopListening(connection);
  }

  /** Tells a user's listening connections of a chat that is new to them; they follow it then. */
  async announce(userId: UserId, chat: Chat): Promise<void> {
    if (this.#listenersOf(userId).length === 0) return;
    await this.feeds.use([chat.id], async ([feed]) => {
      // Who follows the chat already may be about to be told that the user was removed before.
      if ((feed!.delivered ?? 0) < chat.revision) await feed!.catchUp();
      await this.#introduce(userId, feed!, chat);
    });
  }

  /** Whether each connection of a user that listens follows this chat. */
  isFollowed(userId: UserId, chatId: ChatId): boolean {
    return this.#listenersOf(userId).every((connection) => connection.listenedChats.has(chatId));
  }

  async #joinAnew(
    connection: Connection,
    feed: ChatFeed,
    place: Place | undefined,
  ): Promise<JoinResult> {
    // A command may wait until its connection is gone; nothing would end what it begins then.
    if (!connection.isOpen) throw new ServiceError('CHAT_NOT_FOUND');
    const subscription = feed.join(connection);
    try {
      const head = await this.#headOf(feed, connection.userId);
      const { revision } = head;
      const through = place === undefined ? revision : await feed.replay(subscription, place, head);
      // In the next turn, when the reply that tells of the revision is on its way.
      setImmediate(() => subscription.startAfter(revision));
      return { ...head, through, moreMissed: through < revision, alreadyJoined: false };
    } catch (error) {
      this.leave(connection, feed.chatId);
      throw error;
    }
  }

  async #joinAgain(
    connection: Connection,
    feed: ChatFeed,
    place: Place | undefined,
  ): Promise<JoinResult> {
    // What the client has may be ahead of what this node delivered, but not of the database.
    if (place !== undefined && feed.isBehind(place, connection)) {
      assertPlaceOf(await this.#headOf(feed, connection.userId), place);
    }
    const revision = feed.progressOf(connection);
    const through = Math.min(place?.revision ?? revision, revision);
    return { revision, through, epoch: feed.epoch, moreMissed: false, alreadyJoined: true };
  }

  /** How far a chat has come, of which its feed learns too. */
  async #headOf(feed: ChatFeed, userId: UserId): Promise<Head> {
    const { known } = feed;
    const { revision, epoch } = await this.source.follow(userId, feed.chatId);
    feed.noticeHead({ revision, epoch }, known);
    return { revision, epoch };
  }

  async #listenTo(connection: Connection, feeds: ChatFeed[]): Promise<void> {
    if (!connection.isListening) return;
    const listeners = new Map(
      // A chat of which the client was told meanwhile is followed from there on. An announcement
      // that is under way may yet fail, and nothing may be missed from the reply on.
      feeds
        .filter((feed) => !feed.isHeardBy(connection))
        .map((feed) => [feed.chatId, { feed, listener: feed.listen(connection) }]),
    );
    for (const { chatId, ...head } of await this.source.followAll(connection.userId)) {
      listeners.get(chatId)?.feed.noticeHead(head, undefined);
      listeners.get(chatId)?.listener.startAfter(head.revision);
      listeners.delete(chatId);
    }
    // The user was removed from the others meanwhile.
    for (const { feed, listener } of listeners.values()) feed.giveUp(listener);
  }

  async #introduce(userId: UserId, feed: ChatFeed, announced: Chat): Promise<void> {
    const newcomers = this.#listenersOf(userId)
      .filter((connection) => !connection.listenedChats.has(feed.chatId))
      .map((connection) => feed.listen(connection));
    if (newcomers.length === 0) return;
    let missed: MissedNews | undefined;
    try {
      missed = await this.#missedSince(userId, feed, announced.revision);
      if (missed === undefined) return;
      feed.noticeHead({ revision: missed.revision, epoch: feed.epoch }, undefined);
      this.#tell(newcomers, announced, missed);
    } finally {
      if (missed === undefined) newcomers.forEach((newcomer) => feed.giveUp(newcomer));
    }
  }

  /** What a newcomer missed since a chat was announced, or undefined when the user was removed. */
  async #missedSince(
    userId: UserId,
    feed: ChatFeed,
    revision: Revision,
  ): Promise<MissedNews | undefined> {
    if ((feed.delivered ?? 0) <= revision) return { news: [], revision };
    try {
      const head = await this.#headOf(feed, userId);
      return { news: await feed.readNews(revision, head), revision: head.revision };
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'CHAT_NOT_FOUND') return undefined;
      throw error;
    }
  }

  #tell(newcomers: Subscription[], chat: Chat, { news, revision }: MissedNews): void {
    const created = this.check.encode(chatCreatedEvent(chat));
    for (const subscription of newcomers) {
      if (created !== undefined) subscription.send(created);
      news.forEach((change) => subscription.give(change));
      subscription.startAfter(revision);
    }
  }

  #stopListening(connection: Connection): void {
    if (!connection.isListening) return;
    connection.isListening = false;
    for (const chatId of [...connection.listenedChats]) {
      const feed = this.feeds.get(chatId)!;
      feed.stopListening(connection);
      this.feeds.releaseIfIdle(feed);
    }
    if (this.#listenersOf(connection.userId).length === 0) {
      this.broker.unsubscribe(userTopic(connection.userId));
    }
  }

  #listenersOf(userId: UserId): Connection[] {
    return [...(this.#users.get(userId) ?? [])].filter((connection) => connection.isListening);
  }

  #receive(publication: Publication): void {
    // What is not delivered now is found by the reconciler.
    this.#take(publication).catch((error: unknown) =>
      this.log.warn({ err: error }, 'delivery is delayed'),
    );
  }

  async #take(publication: Publication): Promise<void> {
    if (publication.kind === 'chat-created') {
      return this.announce(publication.userId, publication.chat);
    }
    const feed = this.feeds.get(publication.chatId);
    if (publication.kind === 'behind') return feed?.catchUp();
    return feed?.accept(publication.changes, publication.epoch);
  }
}
