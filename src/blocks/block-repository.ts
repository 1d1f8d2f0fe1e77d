import type { DataSource, EntityManager } from 'typeorm';
import type { ChatId, Revision, Timestamp, UserId } from '../../generated/schemas';
import { runStatement, type Statement } from '../database/statement';
import { lockChat } from '../log/log-change';
import { lockPair } from './pair';

/** A block in the list of who made it. */
export interface BlockRow {
  userId: UserId;
  createdAt: Timestamp;
  /** A bigint, which JavaScript has no number for. */
  place: string;
}

/** Who has blocked whom. */
export class BlockRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A user's blocks before a place, the newest first. */
  page(userId: UserId, before: string | undefined, limit: number): Promise<BlockRow[]> {
    return runStatement(this.dataSource, listBlocks, [userId, before ?? null, limit]);
  }

  /**
   * Stores a block, or takes it back, and lets the direct chat of the two know. Gives its revision in the log
   * of the user, or undefined when that is how it was.
   */
  async set(userId: UserId, blockedId: UserId, isBlocked: boolean): Promise<Revision | undefined> {
    return this.dataSource.transaction(async (manager) => {
      await lockPair(manager, [userId, blockedId]);
      await markDirectChat(manager, [userId, blockedId], isBlocked);
      // At last, as it locks the user's log.
      const values = [userId, blockedId];
      const changed: unknown[] = await manager.query(isBlocked ? insertSql : deleteSql, values);
      if (changed.length === 0) return undefined;
      const [change]: { revision: Revision }[] = await manager.query(findRevisionSql, values);
      return change!.revision;
    });
  }

  /** Whether one of these has blocked the user, of those who take no part in the chat yet, if one is named. */
  async isBlockedByAny(userId: UserId, others: UserId[], chatId?: ChatId): Promise<boolean> {
    const rows = await runStatement(this.dataSource, findBlocking, [
      userId,
      others,
      chatId ?? null,
    ]);
    return rows.length > 0;
  }
}

/** The rows of the chat are locked after the chat itself, as by everything that writes in it. */
async function markDirectChat(
  manager: EntityManager,
  users: [userId: UserId, blockedId: UserId],
  isBlocked: boolean,
): Promise<void> {
  const [chat]: { id: ChatId }[] = await manager.query(
    'SELECT chat_id AS id FROM direct_chats WHERE first_user_id = $1 AND second_user_id = $2',
    [...users].sort(),
  );
  if (chat === undefined) return;
  await lockChat(manager, chat.id);
  await manager.query(
    `UPDATE participants SET is_blocked = $4 OR EXISTS (
       SELECT FROM user_blocks WHERE user_id = $3 AND blocked_id = $2
     ) WHERE chat_id = $1`,
    [chat.id, ...users, isBlocked],
  );
}

const insertSql = `
  INSERT INTO user_blocks (user_id, blocked_id) VALUES ($1, $2) ON CONFLICT DO NOTHING
  RETURNING blocked_id`;
const deleteSql = `
  WITH deleted AS (
    DELETE FROM user_blocks WHERE user_id = $1 AND blocked_id = $2 RETURNING blocked_id
  ) SELECT blocked_id FROM deleted`;
const findRevisionSql =
  'SELECT revision FROM user_block_changes WHERE user_id = $1 AND blocked_id = $2';

const listBlocks: Statement = {
  name: 'list-blocks',
  text: `
    SELECT blocked_id AS "userId", created_at AS "createdAt", place::text AS place FROM user_blocks
    WHERE user_id = $1 AND place < coalesce($2::bigint, 9223372036854775807)
    ORDER BY user_blocks.place DESC LIMIT $3`,
};

const findBlocking: Statement = {
  name: 'find-blocking',
  text: `
    SELECT FROM user_blocks b
    WHERE b.user_id = ANY ($2::text[]) AND b.blocked_id = $1 AND NOT EXISTS (
      SELECT FROM participants p WHERE p.chat_id = $3 AND p.user_id = b.user_id
    ) LIMIT 1`,
};
