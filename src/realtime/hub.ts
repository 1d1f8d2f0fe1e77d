import type { Chat, ChatId, Revision, UserId } from '../../generated/schemas';
import { chatCreatedEvent } from '../chats/chat-events';
import type { FollowedChat } from '../chats/chat-repository';
import { ServiceError } from '../errors';
import type { Logger } from '../logger';
import type { Broker, Publication } from './broker';
import type { ChatFeed } from './chat-feed';
import type { Connection } from './connection';
import type { EventCheck } from './event-check';
import type { FeedRegistry } from './feed-registry';
import type { Presence } from './presence';
import type { ReplayResult } from './replay';
import { userTopic } from './topic';

/** What the hub asks the database. */
export interface ChatSource {
  /** How far a chat has come. Throws CHAT_NOT_FOUND when the user takes no part in it. */
  follow(userId: UserId, chatId: ChatId): Promise<FollowedChat>;
  /** How far each of the user's chats has come. */
  followAll(userId: UserId): Promise<FollowedChat[]>;
}

export interface JoinResult extends ReplayResult {
  alreadyJoined: boolean;
}

const maxJoinedChats = 1000;

/** This node's connections, and which chats each of them follows. */
export class Hub {
  readonly #users = new Map<UserId, Set<Connection>>();

  constructor(
    private readonly broker: Broker,
    private readonly feeds: FeedRegistry,
    private readonly source: ChatSource,
    private readonly presence: Presence,
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
    this.presence.set('users', connection.userId, true);
  }

  remove(connection: Connection): void {
    this.leaveAll(connection);
    const connections = this.#users.get(connection.userId);
    connections?.delete(connection);
    if (connections?.size !== 0) return;
    this.#users.delete(connection.userId);
    this.presence.set('users', connection.userId, false);
  }

  /**
   * Lets a connection receive the changes of a chat, those it missed after a revision first. Throws
   * CHAT_NOT_FOUND, TOO_MANY_CHATS.
   */
  async join(connection: Connection, chatId: ChatId, after?: Revision): Promise<JoinResult> {
    const alreadyJoined = connection.joinedChats.has(chatId);
    if (!alreadyJoined && connection.joinedChats.size >= maxJoinedChats) {
      throw new ServiceError('TOO_MANY_CHATS');
    }
    return this.feeds.use([chatId], async ([feed]) => {
      const revision = await this.#openFor(connection.userId, feed!);
      if (!connection.isOpen) return { revision, moreMissed: false, alreadyJoined };
      if (connection.joinedChats.has(chatId)) {
        return { revision: feed!.progressOf(connection), moreMissed: false, alreadyJoined: true };
      }
      return { ...(await this.#deliverTo(connection, feed!, revision, after)), alreadyJoined };
    });
  }

  /** Ends the changes of a chat for a connection; tells whether it had joined. */
  leave(connection: Connection, chatId: ChatId): boolean {
    const wasJoined = connection.joinedChats.delete(chatId);
    const feed = this.feeds.get(chatId);
    if (wasJoined && feed !== undefined) {
      feed.leave(connection);
      this.feeds.releaseIfIdle(feed);
    }
    return wasJoined;
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
      await this.feeds.use(
        chats.map(({ chatId }) => chatId),
        async () => {
          // Read again, after the subscription: what comes later, the broker brings.
          const current = await this.source.followAll(connection.userId);
          await Promise.all(current.map((chat) => this.#openAndListen(connection, chat)));
        },
      );
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
    const { id: chatId, revision } = chat;
    const newcomers = this.#listenersOf(userId).filter(
      (connection) => !connection.listenedChats.has(chatId),
    );
    const event = this.check.encode(chatCreatedEvent(chat));
    if (newcomers.length === 0 || event === undefined) return;
    for (const connection of newcomers) {
      connection.send(event);
      // Noted at once, so that it is told once, whoever announces the chat meanwhile.
      connection.listenedChats.add(chatId);
    }
    await this.feeds.use([chatId], async ([feed]) => {
      // Before the feed is opened, so that what has come early reaches them too.
      const listening = newcomers.map((connection) =>
        this.#listenAfter(connection, feed!, revision),
      );
      await feed!.open(revision);
      await Promise.all(listening);
      // Messages may have been sent before the subscription stood.
      await feed!.catchUp();
    });
  }

  /** Whether each connection of a user that listens follows this chat. */
  isFollowed(userId: UserId, chatId: ChatId): boolean {
    return this.#listenersOf(userId).every((connection) => connection.listenedChats.has(chatId));
  }

  /**
   * Opens a feed for a user who takes part in the chat, and gives its revision. The answer must not
   * be older than a removal of the user that was delivered meanwhile.
   */
  async #openFor(userId: UserId, feed: ChatFeed): Promise<Revision> {
    for (;;) {
      const { revision } = await this.source.follow(userId, feed.chatId);
      await feed.open(revision);
      if (!feed.isStale(revision, userId)) return revision;
    }
  }

  async #deliverTo(
    connection: Connection,
    feed: ChatFeed,
    revision: Revision,
    after: Revision | undefined,
  ): Promise<ReplayResult> {
    connection.joinedChats.add(feed.chatId);
    if (after === undefined) {
      return { revision: feed.join(connection, revision), moreMissed: false };
    }
    try {
      const result = await feed.resume(connection, revision, after);
      // The user may have been removed while what was missed was read.
      if (!connection.joinedChats.has(feed.chatId)) throw new ServiceError('CHAT_NOT_FOUND');
      return result;
    } catch (error) {
      this.leave(connection, feed.chatId);
      throw error;
    }
  }

  async #openAndListen(connection: Connection, { chatId, revision }: FollowedChat): Promise<void> {
    const feed = this.feeds.get(chatId);
    // A chat that is newer than the list of feeds was announced, and is followed by that.
    if (feed === undefined || connection.listenedChats.has(chatId)) return;
    await feed.open(revision);
    if (feed.isStale(revision, connection.userId)) {
      const followed = await this.#stillFollowed(connection.userId, feed);
      if (followed !== undefined) this.#listen(connection, feed, followed);
    } else this.#listen(connection, feed, revision);
  }

  #listen(connection: Connection, feed: ChatFeed, revision: Revision): void {
    if (!connection.isListening || !connection.isOpen) return;
    feed.listen(connection, revision);
    connection.listenedChats.add(feed.chatId);
  }

  /** Lets a connection that was told of a chat at a revision hear what comes after it. */
  async #listenAfter(connection: Connection, feed: ChatFeed, revision: Revision): Promise<void> {
    const isStale = feed.isStale(revision, connection.userId);
    if (isStale && (await this.#stillFollowed(connection.userId, feed)) === undefined) {
      connection.listenedChats.delete(feed.chatId);
    }
    const isWanted = connection.isListening && connection.isOpen;
    if (!isWanted || !connection.listenedChats.has(feed.chatId)) return;
    await feed.listenAfter(connection, revision);
  }

  /** The revision of a chat in which the user takes part, or undefined. */
  async #stillFollowed(userId: UserId, feed: ChatFeed): Promise<Revision | undefined> {
    try {
      return await this.#openFor(userId, feed);
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'CHAT_NOT_FOUND') return undefined;
      throw error;
    }
  }

  #stopListening(connection: Connection): void {
    if (!connection.isListening) return;
    connection.isListening = false;
    for (const chatId of connection.listenedChats) {
      const feed = this.feeds.get(chatId);
      feed?.stopListening(connection);
      if (feed !== undefined) this.feeds.releaseIfIdle(feed);
    }
    connection.listenedChats.clear();
    if (this.#listenersOf(connection.userId).length === 0) {
      this.broker.unsubscribe(userTopic(connection.userId));
    }
  }

  #listenersOf(userId: UserId): Connection[] {
    return [...(this.#users.get(userId) ?? [])].filter((connection) => connection.isListening);
  }

  #receive(publication: Publication): void {
    // What is not delivered now is found by the slow check.
    this.#take(publication).catch((error: unknown) =>
      this.log.warn({ err: error }, 'delivery is delayed'),
    );
  }

  async #take(publication: Publication): Promise<void> {
    if (publication.kind === 'chat-created') {
      return this.announce(publication.userId, publication.chat);
    }
    const feed = this.feeds.get(publication.chatId);
    await (publication.kind === 'changes' ? feed?.accept(publication.changes) : feed?.catchUp());
  }
}
