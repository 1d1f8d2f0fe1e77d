import type { ChatId, UserId } from '../../../generated/schemas';
import { ServiceError } from '../../errors';
import type { Head } from '../../log/log';
import type { Logger } from '../../logger';
import type { UserChange } from '../../log/user-change';
import type { UserHead } from '../../own-state/user-log';
import type { Connection } from '../connection/connection';
import type { EventCheck } from '../wire/event-check';
import type { Feeds } from './feeds';
import { OwnState } from './own-state';
import type { Place } from './place';
import type { Check } from './reconciler';
import type { UserFeed } from './user-feed';

/** How far a user's own state has come, with the chats that they take part in, all of one moment. */
export type FindUserHead = (userId: UserId) => Promise<UserHead>;

/** From where a connection that listens goes on, and how much of what it missed it was given before. */
export interface Listening extends Head {
  replayed: number;
}

/**
 * The connections that listen to all chats: each follows its user's own state, and the news of every
 * chat that the user takes part in.
 */
export class Listeners implements Check {
  readonly #states = new Map<Connection, OwnState>();

  constructor(
    private readonly feeds: Feeds,
    private readonly findHead: FindUserHead,
    private readonly check: EventCheck,
    private readonly log: Logger,
  ) {}

  /**
   * Lets a connection hear of every change in its user's chats, later chats included, and of the user's
   * own state, what it missed of that after a place first. Gives the place from which it goes on.
   * Throws CANNOT_RESUME when the place is none of this user.
   */
  async begin(connection: Connection, place?: Place): Promise<Listening> {
    return this.feeds.users.use([connection.userId], ([feed]) =>
      this.#states.has(connection)
        ? Promise.resolve({
            ...{ revision: feed!.progressOf(connection), epoch: feed!.epoch, replayed: 0 },
          })
        : this.#begin(connection, feed!, place),
    );
  }

  /** Ends what `begin` began. */
  end(connection: Connection): void {
    const state = this.#states.get(connection);
    if (state === undefined) return;
    this.#states.delete(connection);
    state.end();
    for (const chatId of connection.listenedChats) this.#stopListening(connection, chatId);
    const feed = this.feeds.users.get(connection.userId)!;
    feed.stopListening(connection);
    this.feeds.users.releaseIfIdle(feed);
  }

  /** Tries once more to tell what could not be told. */
  run(): Promise<void> {
    for (const state of this.#states.values()) state.goOn();
    return Promise.resolve();
  }

  async #begin(
    connection: Connection,
    feed: UserFeed,
    place: Place | undefined,
  ): Promise<Listening> {
    assertOpen(connection);
    const state = new OwnState(connection, this.feeds.chats, this.check, this.log);
    this.#states.set(connection, state);
    try {
      const subscription = feed.listen(connection, (change) => state.tell(change));
      const { known } = feed;
      const { chats: followed, ...head } = await this.#followChats(connection);
      feed.noticeHead(head, known);
      const replayed =
        place === undefined ? 0 : await tellMissed(state, feed.readMissed(place, head));
      assertOpen(connection);
      this.#startChats(connection, followed, head);
      // In the next turn, when the reply that tells of the revision is on its way.
      setImmediate(() => subscription.startAfter(head.revision));
      return { ...head, replayed };
    } catch (error) {
      this.end(connection);
      throw error;
    }
  }

  /**
   * Follows the news of the user's chats, which are held. The chats that it gives are those of the user's
   * log at the revision that it gives, and each was followed before that was read.
   */
  async #followChats(connection: Connection): Promise<UserHead> {
    for (;;) {
      const head = await this.findHead(connection.userId);
      assertOpen(connection);
      const others = head.chats
        .map(({ chatId }) => chatId)
        .filter((chatId) => !connection.listenedChats.has(chatId));
      if (others.length === 0) return head;
      await this.feeds.chats.use(others, (feeds) => {
        assertOpen(connection);
        for (const feed of feeds) feed.listen(connection);
        return Promise.resolve();
      });
    }
  }

  #startChats(connection: Connection, followed: UserHead['chats'], { epoch }: Head): void {
    const chats = new Map(followed.map((chat) => [chat.chatId, chat]));
    for (const chatId of connection.listenedChats) {
      const feed = this.feeds.chats.get(chatId)!;
      const listener = feed.listenerOf(connection)!;
      // Of a chat that was new to the client it was told meanwhile.
      if (listener.start !== undefined) continue;
      const chat = chats.get(chatId);
      // The user was removed while the first list of chats was followed.
      if (chat === undefined) this.#stopListening(connection, chatId);
      else {
        feed.noticeHead({ revision: chat.revision, epoch }, undefined);
        feed.hide(listener, chat.historySeq);
        listener.startAfter(chat.revision);
      }
    }
  }

  #stopListening(connection: Connection, chatId: ChatId): void {
    const feed = this.feeds.chats.get(chatId)!;
    feed.stopListening(connection);
    this.feeds.chats.releaseIfIdle(feed);
  }
}

/** As fast as it can be told; gives how much it was. */
async function tellMissed(state: OwnState, missed: AsyncIterable<UserChange>): Promise<number> {
  let count = 0;
  for await (const change of missed) {
    await state.tellNow(change);
    count += 1;
  }
  return count;
}

/** A command may wait until its connection is gone; nothing would end what it begins then. */
function assertOpen(connection: Connection): void {
  if (!connection.isOpen) throw new ServiceError('SERVICE_UNAVAILABLE');
}
