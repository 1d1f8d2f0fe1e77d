import type { DataSource } from 'typeorm';
import type { ChatId, UserId } from '../../../generated/schemas';
import { runStatement, type Statement } from '../../database/statement';
import { listingMargin } from '../../messages/sending/list-steps';
import { isArchived } from '../../own-state/is-archived';

/**
 * Takes a user's chats out of the index of their archive that a message took out of the archive. Only
 * chats that were active since it was done last are looked at. It is no change of the user's own state:
 * that knew.
 */
export async function settleArchive(dataSource: DataSource, userId: UserId): Promise<void> {
  const held = await runStatement<{ chatId: ChatId }>(dataSource, settle, [userId]);
  for (const { chatId } of held) await runStatement(dataSource, settleOne, [userId, chatId]);
}

// How far it has come is noted once in a while: to look at what was active since is cheaper than to write.
const noteInterval = "interval '5 minutes'";

// Sends lock the rows of several chats too, in an order of their own. Who waited for one while it holds
// others might wait for ever, so what is held is left for a statement of its own, and nothing is noted.
const settle: Statement = {
  name: 'settle-archive',
  text: `
  WITH due AS (
    SELECT p.chat_id FROM participants p JOIN chats c ON c.id = p.chat_id
    WHERE p.user_id = $1 AND p.is_in_archive AND p.listed_at >= coalesce(
        (SELECT archive_settled_at FROM users WHERE id = $1), '-infinity') - ${listingMargin}
      AND NOT ${isArchived('c', 'p')}
  ), taken AS (
    SELECT p.chat_id FROM due JOIN participants p USING (chat_id) WHERE p.user_id = $1
    FOR UPDATE OF p SKIP LOCKED
  ), settled AS (
    UPDATE participants p SET is_in_archive = false
    FROM taken t JOIN chats c ON c.id = t.chat_id
    WHERE p.user_id = $1 AND p.chat_id = t.chat_id AND NOT ${isArchived('c', 'p')}
  ), held AS (
    SELECT chat_id FROM due WHERE chat_id NOT IN (SELECT chat_id FROM taken)
  ), noted AS (
    UPDATE users SET archive_settled_at = statement_timestamp()
    WHERE id IN (SELECT id FROM users WHERE id = $1 FOR UPDATE SKIP LOCKED)
      AND coalesce(archive_settled_at, '-infinity') < statement_timestamp() - ${noteInterval}
      AND NOT EXISTS (SELECT FROM held)
  )
  SELECT chat_id AS "chatId" FROM held`,
};

const settleOne: Statement = {
  name: 'settle-archived-chat',
  text: `
  UPDATE participants p SET is_in_archive = false FROM chats c
  WHERE p.user_id = $1 AND p.chat_id = $2 AND c.id = $2 AND p.is_in_archive
    AND NOT ${isArchived('c', 'p')}`,
};
