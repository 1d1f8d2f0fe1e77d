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

  /** Whether participants of a chat are told what the others do at the moment. */
  async isTold(chatId: ChatId): Promise<boolean> {
    return (await this.#chats.forceFetch(chatId)).isTold;
  }

  /** The same, for one of its participants. Throws CHAT_NOT_FOUND for anyone else. */
  async isToldOf(userId: UserId, chatId: ChatId): Promise<boolean> {
    const known = await this.#chats.forceFetch(chatId);
    if (known.userIds.has(userId)) return known.isTold;
    const { userIds, isTold, isWhole } = known.isWhole
      ? await this.#chats.forceFetch(chatId, { forceRefresh: true })
      : known;
    if (!isWhole && !userIds.has(userId) && (await this.chats.hasParticipant(userId, chatId))) {
      userIds.add(userId);
    }
    if (!userIds.has(userId)) throw new ServiceError('CHAT_NOT_FOUND');
    return isTold;
  }

  async #read(chatId: ChatId): Promise<Known> {
    const values = [chatId, maxTold + 1];
    type Row = { userId: UserId; isBlocked: boolean };
    const rows = await runStatement<Row>(this.dataSource, someParticipants, values);
    const isWhole = rows.length <= maxTold;
    const isTold = isWhole && !rows.some(({ isBlocked }) => isBlocked);
    return { isTold, isWhole, userIds: new Set(rows.map(({ userId }) => userId)) };
  }
}

const someParticipants: Statement = {
  name: 'some-participants',
  text: `SELECT user_id AS "userId", is_blocked AS "isBlocked" FROM participants
    WHERE chat_id = $1 LIMIT $2`,
};
