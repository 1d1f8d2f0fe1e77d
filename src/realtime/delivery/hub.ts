import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ChatId, Epoch, Revision, UserId } from '../../../generated/schemas';
import { ServiceError } from '../../errors';
import type { ChatHead } from '../../log/log';
import type { Logger } from '../../logger';
import type { Broker, Publication } from '../cluster/broker';
import { nodesTopic } from '../cluster/topic';
import type { Occupancy } from '../cluster/occupancy';
import type { Connection } from '../connection/connection';
import type { ChatFeed } from './chat-feed';
import type { Feeds } from './feeds';
import type { Listeners, Listening } from './listeners';
import { assertPlaceOf, type Place } from './place';

/**
 * How far a chat has come, and from where on a user sees it. Throws CHAT_NOT_FOUND when they take no part in
 * it.
 */
export type FindChatHead = (userId: UserId, chatId: ChatId) => Promise<ChatHead>;

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

const maxJoinedChats = 1000;

/** This node's connections, and what each of them follows. */
export class Hub {
  readonly #users = new Map<UserId, Set<Connection>>();

  constructor(
    broker: Broker,
    private readonly feeds: Feeds,
    private readonly listeners: Listeners,
    private readonly findHead: FindChatHead,
    private readonly occupancy: Occupancy,
    private readonly log: Logger,
  ) {
    broker.onPublication((publication) => this.#receive(publication));
    void broker.subscribe(nodesTopic);
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
    return this.feeds.chats.use([chatId], async ([feed]) => {
      // The join before may have been answered in this very turn, and take effect in the next.
      if (connection.joinedChats.has(chatId)) await nextTurn();
      if (!connection.joinedChats.has(chatId)) return this.#joinAnew(connection, feed!, place);
      return this.#joinAgain(connection, feed!, place);
    });
  }

  /** Ends the changes of a chat for a connection; tells whether it had joined. */
  leave(connection: Connection, chatId: ChatId): boolean {
    const feed = this.feeds.chats.get(chatId);
    if (feed === undefined || !connection.joinedChats.has(chatId)) return false;
    feed.leave(connection);
    this.feeds.chats.releaseIfIdle(feed);
    return true;
  }

  /**
   * Lets a connection hear of all its user's chats and of the user's own state (`Listeners`), what it
   * missed of that after a place first. Gives the place from which it goes on. Throws CANNOT_RESUME.
   */
  listenAll(connection: Connection, place?: Place): Promise<Listening> {
    return this.listeners.begin(connection, place);
  }

  /** Ends every subscription of a connection. */
  leaveAll(connection: Connection): void {
    for (const chatId of connection.joinedChats) this.leave(connection, chatId);
    this.listeners.end(connection);
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
      const { revision, epoch } = head;
      feed.hide(subscription, head.historySeq);
      const through = place === undefined ? revision : await feed.replay(subscription, place, head);
      // In the next turn, when the reply that tells of the revision is on its way.
      setImmediate(() => subscription.startAfter(revision));
      return { revision, epoch, through, moreMissed: through < revision, alreadyJoined: false };
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
  async #headOf(feed: ChatFeed, userId: UserId): Promise<ChatHead> {
    const { known } = feed;
    const head = await this.findHead(userId, feed.chatId);
    feed.noticeHead(head, known);
    return head;
  }

  #receive(publication: Publication): void {
    // What is not delivered now is found by the reconciler.
    this.#take(publication).catch((error: unknown) =>
      this.log.warn({ err: error }, 'delivery is delayed'),
    );
  }

  async #take(publication: Publication): Promise<void> {
    const { chats, users } = this.feeds;
    switch (publication.kind) {
      case 'changes':
        return chats.get(publication.chatId)?.accept(publication.changes, publication.epoch);
      case 'behind':
        return chats.get(publication.chatId)?.catchUp();
      case 'signal':
        return chats.get(publication.chatId)?.signal(publication.signal);
      case 'wide-signal': {
        const { chatIds, audience, signal } = publication;
        return this.feeds.signalAcross(chatIds, audience, signal);
      }
      case 'user-changes':
        return users.get(publication.userId)?.accept(publication.changes, publication.epoch);
      case 'user-behind':
        return users.get(publication.userId)?.catchUp();
    }
  }
}
