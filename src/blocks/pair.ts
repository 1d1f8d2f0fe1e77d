import type { EntityManager } from 'typeorm';
import type { UserId } from '../../generated/schemas';
import { ServiceError } from '../errors';
import { isBlocked } from './is-blocked';

/** Who may begin a direct chat with whom. */
export type DirectChatRule = 'everyone' | 'shared-chat' | 'nobody';

/** Lets nobody else block, or begin a direct chat, between these two until the transaction ends. */
export async function lockPair(manager: EntityManager, users: UserId[]): Promise<void> {
  // A space is in no id.
  const pair = [...users].sort().join(' ');
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [pair]);
}

/**
 * Throws BLOCKED when one of the two has blocked the other, and NOT_ALLOWED when the rule does not let them
 * begin a direct chat. The transaction has locked the pair.
 */
export async function admitDirectChat(
  manager: EntityManager,
  users: UserId[],
  rule: DirectChatRule,
): Promise<void> {
  if (rule === 'nobody') throw notAllowed('Nobody may begin direct chats.');
  const [row]: { isBlocked: boolean; haveChat: boolean }[] = await manager.query(pairSql, users);
  if (row!.isBlocked) throw new ServiceError('BLOCKED');
  if (rule === 'shared-chat' && !row!.haveChat) {
    throw notAllowed('Only who shares a chat with someone may begin a direct chat with them.');
  }
}

function notAllowed(detail: string): ServiceError {
  return new ServiceError('NOT_ALLOWED', { detail });
}

const pairSql = `
  SELECT ${isBlocked('$1', '$2')} AS "isBlocked", EXISTS (
    SELECT FROM participants p JOIN participants q ON q.chat_id = p.chat_id AND q.user_id = $2
    WHERE p.user_id = $1
  ) AS "haveChat"`;
