import type { DataSource } from 'typeorm';
import type { OperationResponse } from '../../generated/http/operations';
import type { UserId } from '../../generated/schemas';
import { runStatement, type Statement } from '../database/statement';
import { listingMargin } from '../messages/sending/list-steps';
import { mentionCount } from './mention-count';
import { unreadCount } from './unread-count';

/** What of a user's chats is unread, in all. */
export type Counts = OperationResponse<'getCounts'>['body'];

/** What is unread in all of a user's chats. */
export class CountsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Counts what is unread, without the chats that are muted. */
  async count(userId: UserId): Promise<Counts> {
    const [counts] = await runStatement<Counts>(this.dataSource, countUnread, [userId]);
    return counts!;
  }
}

const noteInterval = "interval '5 minutes'";

// Only a message makes something unread, and only one after the step of `listed_at` before it and a margin
// (docs/adr/0007): looked at are the chats that were active since they were looked at last, and those in
// which something was unread then, which reading, a deletion or an edit may have changed. Rows that someone
// else holds are left as they are, and nothing is noted: what is counted does not depend on it.
const countUnread: Statement = {
  name: 'count-unread',
  text: `
  WITH since AS (
    SELECT coalesce((SELECT unread_settled_at FROM users WHERE id = $1), '-infinity')
      - ${listingMargin} AS time
  ), candidates AS (
    SELECT chat_id FROM participants WHERE user_id = $1 AND may_be_unread
    UNION
    SELECT chat_id FROM participants
    WHERE user_id = $1 AND is_in_archive AND listed_at >= (SELECT time FROM since)
    UNION
    SELECT chat_id FROM participants
    WHERE user_id = $1 AND NOT is_in_archive AND listed_at >= (SELECT time FROM since)
  ), counted AS (
    SELECT p.chat_id, p.may_be_unread, p.is_marked_unread,
      coalesce(p.muted_until > statement_timestamp(), false) AS is_muted,
      ${whereNewer(unreadCount('c', 'p'))} AS unread, ${whereNewer(mentionCount('c', 'p'))} AS mentions
    FROM candidates
    CROSS JOIN LATERAL (
      SELECT * FROM participants WHERE chat_id = candidates.chat_id AND user_id = $1 OFFSET 0
    ) p
    CROSS JOIN LATERAL (SELECT * FROM chats WHERE id = p.chat_id OFFSET 0) c
  ), due AS (
    SELECT chat_id, unread FROM counted WHERE may_be_unread <> (unread > 0 OR is_marked_unread)
  ), taken AS (
    SELECT p.chat_id, d.unread FROM due d JOIN participants p USING (chat_id) WHERE p.user_id = $1
    FOR UPDATE OF p SKIP LOCKED
  ), settled AS (
    UPDATE participants p SET may_be_unread = t.unread > 0 OR p.is_marked_unread
    FROM taken t WHERE p.user_id = $1 AND p.chat_id = t.chat_id
  ), noted AS (
    UPDATE users SET unread_settled_at = statement_timestamp()
    WHERE id IN (SELECT id FROM users WHERE id = $1 FOR UPDATE SKIP LOCKED)
      AND coalesce(unread_settled_at, '-infinity') < statement_timestamp() - ${noteInterval}
      AND (SELECT count(*) FROM due) = (SELECT count(*) FROM taken)
  )
  SELECT count(*) FILTER (WHERE unread > 0 OR is_marked_unread)::integer AS "unreadChats",
    coalesce(sum(unread), 0)::integer AS "unreadMessages",
    coalesce(sum(mentions), 0)::integer AS "unreadMentions",
    coalesce((SELECT revision FROM users WHERE id = $1), 0) AS "stateRevision"
  FROM counted WHERE NOT is_muted`,
};

/** SQL: a count of what came after the place up to which was read, where anything did. */
function whereNewer(count: string): string {
  return `CASE WHEN c.last_seq > p.read_seq THEN ${count} ELSE 0 END`;
}
