import type { Statement } from '../../database/statement';
import { chatColumns } from '../../log/chat-row';
import { messageJson } from '../../log/message-row';
import { listingMargin } from '../../messages/sending/list-steps';
import { firstParticipants } from '../../named-participants';
import { ownColumns } from '../../own-state/own-columns';

/** Which of a user's chats: all by activity alone, or those of the archive or the others, pinned ones first. */
export type Selection = 'all' | 'archived' | 'others';

/** Where a page begins: at the top, or after a place among the pinned chats or behind them. */
export type Beginning = 'top' | 'pinned' | 'place';

/** SQL: what of a user's chats comes into question. The user is $1, the length of the page $2. */
interface Candidates {
  /** Further parts of the WITH, of which the last is `candidates`: rows of `participants`. */
  parts: string;
  /** Which of their chats (`c`, of `p`). */
  chats: string;
  isPinnedFirst: boolean;
}

const after = '(c.last_activity_at, c.id) < ($3::timestamptz, $4::text)';

/** One of the user's chats, $3. */
export const findChat: Statement = {
  name: 'find-chat',
  text: summariesSql({
    parts: `candidates AS (SELECT * FROM participants WHERE user_id = $1 AND chat_id = $3)`,
    ...{ chats: 'true', isPinnedFirst: false },
  }),
};

/** A page of a user's chats; after a place of the activity $3 and the chat $4. */
export const listChats: Readonly<Record<Selection, Readonly<Record<Beginning, Statement>>>> = {
  all: {
    top: { name: 'list-chats', text: allSql('top') },
    pinned: { name: 'list-chats-after', text: allSql('place') },
    place: { name: 'list-chats-after', text: allSql('place') },
  },
  archived: pinnedFirst('archived', 'is_in_archive'),
  others: pinnedFirst('others', 'NOT is_in_archive'),
};

// Each user's chats stand in two indexes, of those in the archive and of the others
// (database/migrations/0015-index-own-state.sql).
function allSql(beginning: 'top' | 'place'): string {
  const halves = ['is_in_archive', 'NOT is_in_archive'];
  return summariesSql({
    parts: `${since(halves, beginning)}, candidates AS (${near(halves, beginning)})`,
    ...{ chats: beginning === 'top' ? 'true' : after, isPinnedFirst: false },
  });
}

function pinnedFirst(name: string, which: string): Record<Beginning, Statement> {
  const statement = (beginning: Beginning) => ({
    name: `list-${name}-from-${beginning}`,
    text: pinnedFirstSql(which, beginning),
  });
  return { top: statement('top'), pinned: statement('pinned'), place: statement('place') };
}

/** After a place among the pinned chats the others come from their top. */
function pinnedFirstSql(which: string, beginning: Beginning): string {
  const others = [`${which} AND NOT is_pinned`];
  const range = beginning === 'place' ? 'place' : 'top';
  const pinned = `SELECT * FROM participants WHERE user_id = $1 AND is_pinned AND ${which}`;
  const pinnedOnes = beginning === 'place' ? '' : `${pinned} UNION ALL `;
  const chats = { top: 'true', pinned: `(NOT p.is_pinned OR ${after})`, place: after };
  return summariesSql({
    parts: `${since(others, range)}, candidates AS (${pinnedOnes}${near(others, range)})`,
    ...{ chats: chats[beginning], isPinnedFirst: true },
  });
}

/**
 * A chat's activity and its `listed_at` lie at most a margin apart. So whatever belongs on the page
 * is listed at most two margins before the last of as many chats as the page has, counted by
 * `listed_at`: only those are looked at, however many the user has.
 */
function since(halves: string[], range: 'top' | 'place'): string {
  const counted = range === 'top' ? 'true' : `listed_at < $3::timestamptz - ${listingMargin}`;
  const first = halves.map(
    (half) => `(SELECT listed_at FROM participants WHERE user_id = $1 AND ${half} AND ${counted}
       ORDER BY listed_at DESC LIMIT $2)`,
  );
  return `since AS (
      SELECT coalesce((
        SELECT listed_at FROM (${first.join(' UNION ALL ')}) q
        ORDER BY listed_at DESC OFFSET $2 - 1 LIMIT 1
      ) - 2 * ${listingMargin}, '-infinity') AS time
    )`;
}

function near(halves: string[], range: 'top' | 'place'): string {
  const bound = range === 'top' ? '' : ` AND listed_at <= $3::timestamptz + ${listingMargin}`;
  return halves
    .map(
      (half) => `SELECT * FROM participants
       WHERE user_id = $1 AND ${half} AND listed_at >= (SELECT time FROM since)${bound}`,
    )
    .join(' UNION ALL ');
}

// The inner query picks the page; messages and participants are looked up for its chats only. With
// OFFSET 0 each is looked up by itself, and no table is ever read as a whole.
function summariesSql({ parts, chats, isPinnedFirst }: Candidates): string {
  const pins = (row: string) => (isPinnedFirst ? `${row}.is_pinned DESC, ` : '');
  return `
    WITH ${parts}, page AS (
      SELECT c.*, p.user_id, p.role, p.history_seq, p.read_seq, p.sent_since_read, p.muted_until, p.is_pinned,
        p.is_marked_unread, p.archived_seq
      FROM candidates p
      CROSS JOIN LATERAL (SELECT * FROM chats WHERE id = p.chat_id OFFSET 0) c
      WHERE ${chats}
      ORDER BY ${pins('p')}c.last_activity_at DESC, c.id DESC
      LIMIT $2
    )
    SELECT ${chatColumns('c')}, c.role,
      ${ownColumns('c', 'c')}, coalesce(o.revision, 0) AS "stateRevision",
      ${firstParticipants('c')} AS participants,
      CASE WHEN m.seq IS NOT NULL THEN ${messageJson('m')} END AS message
    FROM page c
    LEFT JOIN LATERAL (
      SELECT * FROM messages WHERE chat_id = c.id AND seq = c.last_seq AND seq > c.history_seq OFFSET 0
    ) m ON true
    LEFT JOIN LATERAL (
      SELECT revision FROM user_chats WHERE user_id = c.user_id AND chat_id = c.id OFFSET 0
    ) o ON true
    ORDER BY ${pins('c')}c.last_activity_at DESC, c.id DESC`;
}
