import type { EntityManager } from 'typeorm';
import type { UserId } from '../../../generated/schemas';
import { ServiceError } from '../../errors';

/**
 * Throws CHAT_LIMIT_REACHED when one of these, who were put into a chat, takes part in more than a user may.
 * That has locked their logs (migrations/0005-log-user-changes.sql), so that nobody else puts them into one
 * until the transaction ends. Who it is is not said: it is nobody else's to know.
 */
export async function requireFewChats(
  manager: EntityManager,
  userIds: UserId[],
  maxChats: number,
): Promise<void> {
  const past: unknown[] = await manager.query(findPastLimit, [userIds, maxChats]);
  if (past.length > 0) throw new ServiceError('CHAT_LIMIT_REACHED');
}

// Of each it reads one index, participants_by_user, as far as the limit.
const findPastLimit = `
  SELECT FROM unnest($1::text[]) AS u (user_id)
  WHERE EXISTS (SELECT FROM participants p WHERE p.user_id = u.user_id OFFSET $2)
  LIMIT 1`;
