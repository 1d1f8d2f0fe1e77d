import type { DataSource } from 'typeorm';
import type { UserId } from '../../../generated/schemas';
import { runStatement, type Statement } from '../../database/statement';
import { listingMargin } from '../../messages/sending/list-steps';
import { isArchived } from '../../own-state/is-archived';

/**
 * Takes a user's chats out of the index of their archive that a message took out of the archive. Only
 * chats that were active since it was done last are looked at. It is no change of the user's own state:
 * that knew.
 */
export async function settleArchive(dataSource: DataSource, userId: UserId): Promise<void> {
  await runStatement(dataSource, settle, [userId]);
}

// How far it has come is noted once in a while: to look at what was active since is cheaper than to write.
const noteInterval = "interval '5 minutes'";

const settle: Statement = {
  name: 'settle-archive',
  text: `
  WITH settled AS (
    SELECT coalesce((SELECT archive_settled_at FROM users WHERE id = $1), '-infinity') AS time
  ), came_out AS (
    UPDATE participants p SET is_in_archive = false
    FROM chats c
    WHERE p.user_id = $1 AND p.is_in_archive
      AND p.listed_at >= (SELECT time FROM settled) - ${listingMargin}
      AND c.id = p.chat_id AND NOT ${isArchived('c', 'p')}
    RETURNING 1
  )
  UPDATE users SET archive_settled_at = statement_timestamp()
  WHERE id = $1 AND coalesce(archive_settled_at, '-infinity') < statement_timestamp() - ${noteInterval}`,
};
