import { LRUCache } from 'lru-cache';
import type { DataSource } from 'typeorm';
import type { ChatId, UserId } from '../../../generated/schemas';
import { runStatement, type Statement } from '../../database/statement';
import { ServiceError } from '../../errors';
import type { ChatRepository } from '../chat-repository';

/** In a chat of more participants nobody is told what the others do at the moment. */
export const maxTold = 100;

// Who was removed counts as a participant for so long at most.
const keptMs = 10_000;
// Over all chats; what was not asked for longest is read again.
const keptUsers = 200_000;

/** Who takes part in a chat. */
interface Known {
  /** Whether the others are told: not in a large chat, nor where one of two has blocked the other. */
  isTold: boolean;
  /** Whether all of them are known. */
  isWhole: boolean;
  /** Those of whom it is known. */
  userIds: Set<UserId>;
  /** Those of them who share no receipts. */
  hidingReceipts: UserId[];
}

/**
 * Who takes part in chats, as it was ten seconds ago at most: for news of the moment, which come often and
 * for which a query each would be too much. Who has come meanwhile is found nevertheless.
 */
export class KnownParticipants {
  readonly #chats: LRUCache<ChatId, Known>;

  /** @param clock in milliseconds */
  constructor(
    private readonly dataSource: DataSource,
    private readonly chats: Pick<ChatRepository, 'hasParticipant'>,
    clock: { now(): number } = performance,
  ) {
    this.#chats = new LRUCache<ChatId, Known>({
      ...{ maxSize: keptUsers, sizeCalculation: ({ userIds }) => userIds.size + 1 },
      ...{ ttl: keptMs, ttlResolution: 0, perf: clock },
      fetchMethod: (chatId) => this.#read(chatId),
    });
  }

  /**
   * Those of a chat who share no receipts, so that nobody is told how far they have come, nor they of
   * anyone; undefined where nobody is told what the others do at the moment.
   *
   * @param moved those of whom it is to be told
   */
  async hidingReceipts(chatId: ChatId, moved: UserId[]): Promise<UserId[] | undefined> {
    const { isTold, hidingReceipts } = await this.#knowing(moved, chatId);
    return isTold ? hidingReceipts : undefined;
  }

  /**
   * Whether participants of a chat are told what one of them does at the moment. Throws CHAT_NOT_FOUND for
   * anyone else.
   */
  async isToldOf(userId: UserId, chatId: ChatId): Promise<boolean> {
    const { userIds, isTold, isWhole } = await this.#knowing([userId], chatId);
    if (!isWhole && !userIds.has(userId) && (await this.chats.hasParticipant(userId, chatId))) {
      userIds.add(userId);
    }
    if (!userIds.has(userId)) throw new ServiceError('CHAT_NOT_FOUND');
    return isTold;
  }

  /** What is known of a user's chats is read again: they share something now, or no more. */
  forget(userId: UserId): void {
    const chats = [...this.#chats.entries()].filter(([, { userIds }]) => userIds.has(userId));
    for (const [chatId] of chats) this.#chats.delete(chatId);
  }

  /** What is known of a chat; it is read again when one of these may have come meanwhile. */
  async #knowing(userIds: UserId[], chatId: ChatId): Promise<Known> {
    const known = await this.#chats.forceFetch(chatId);
    const isKnown = userIds.every((userId) => known.userIds.has(userId));
    if (isKnown || !known.isWhole) return known;
    return this.#chats.forceFetch(chatId, { forceRefresh: true });
  }

  async #read(chatId: ChatId): Promise<Known> {
    const values = [chatId, maxTold + 1];
    type Row = { userId: UserId; isBlocked: boolean; hidesReceipts: boolean | null };
    const rows = await runStatement<Row>(this.dataSource, someParticipants, values);
    const isWhole = rows.length <= maxTold;
    const isTold = isWhole && !rows.some(({ isBlocked }) => isBlocked);
    const idsOf = (some: Row[]) => some.map(({ userId }) => userId);
    const hidingReceipts = idsOf(rows.filter(({ hidesReceipts }) => hidesReceipts));
    return { isTold, isWhole, userIds: new Set(idsOf(rows)), hidingReceipts };
  }
}

const someParticipants: Statement = {
  name: 'some-participants',
  text: `
    SELECT p.user_id AS "userId", p.is_blocked AS "isBlocked", u.hides_receipts AS "hidesReceipts"
    FROM participants p LEFT JOIN user_profiles u ON u.user_id = p.user_id
    WHERE p.chat_id = $1 LIMIT $2`,
};
