import type { Statement } from '../../database/statement';
import { messageColumns, messageJson } from '../../log/message-row';
import { messageSql } from '../message-statements';

/**
 * Locks the chats of a batch, in the order of their ids, as the batched send does, and waits for each; a user
 * who takes no part in a chat locks nothing. $1 chat ids and $2 user ids, arrays of one length.
 */
export const lockChats: Statement = {
  name: 'lock-chats',
  text: `
    SELECT FROM chats WHERE id IN (
      SELECT i.chat_id FROM unnest($1::text[], $2::text[]) AS i (chat_id, user_id)
      JOIN participants p ON p.chat_id = i.chat_id AND p.user_id = i.user_id
    )
    ORDER BY id FOR UPDATE`,
};

const rowInThread = (m: string) => `${messageColumns(m)}, ${m}.thread_seq`;

/**
 * The messages of a batch, and their chats: $1 chat ids, $2 user ids, $3 message ids, $4 seqs, $5 emoji or
 * nulls, $6 whether to count what is pinned. A row for each whose user takes part in the chat, with the columns
 * of the message, which are null when there is none; `root` is the message that the thread of a reply began
 * with.
 */
export const readMessages: Statement = {
  name: 'read-messages',
  text: `
    SELECT i.ord::integer AS ord, statement_timestamp() AS now, m.*,
      p.is_blocked AS "isBlocked", c.revision AS "chatRevision", c.last_seq AS "lastSeq", c.posting, p.role,
      CASE WHEN m.thread_seq IS NOT NULL THEN (
        SELECT ${messageJson('t')} FROM messages t
        WHERE t.chat_id = i.chat_id AND t.seq = m.thread_seq
      ) END AS root,
      i.emoji IS NOT NULL AND EXISTS (
        SELECT FROM message_reactions r WHERE r.chat_id = i.chat_id AND r.seq = m.seq
          AND r.emoji = i.emoji AND r.user_id = i.user_id
      ) AS "hasReacted",
      CASE WHEN i.is_pin THEN (
        SELECT count(*)::integer FROM messages p WHERE p.chat_id = i.chat_id AND p.is_pinned
      ) ELSE 0 END AS "pinCount"
    FROM unnest($1::text[], $2::text[], $3::text[], $4::integer[], $5::text[], $6::boolean[])
      WITH ORDINALITY AS i (chat_id, user_id, message_id, seq, emoji, is_pin, ord)
    JOIN participants p ON p.chat_id = i.chat_id AND p.user_id = i.user_id
    JOIN chats c ON c.id = i.chat_id
    LEFT JOIN LATERAL ${messageSql('i.chat_id', 'i.message_id', 'i.seq', 'p.history_seq', rowInThread)} m ON true
    ORDER BY i.ord`,
};

/** SQL: whether `held` has a chat. As a condition by itself it would be a join, pair by pair. */
const isHeld = (chatId: string) => `(${chatId} IN (SELECT id FROM held)) IS TRUE`;

/** SQL: whether a message has a member then, null for no. @param before the column that has told it */
const isWithAfter = (member: string, before: string) =>
  `CASE WHEN n.is_whole THEN nullif(n.extra ? '${member}', false)
    ELSE coalesce(nullif(n.extra ? '${member}', false), ${before}) END`;

/**
 * Stores what became of messages, all of it as arrays: the messages ($1 chat ids, $2 seqs, $3 contents, $4
 * what else they have, one array of JSON, of which $40 tells whether it is all or what is new), the versions that are kept ($5 chat ids, $6 seqs, $7 versions, $8
 * contents, $9 times), the messages of which no version and no reaction is ($10 chat ids, $11 seqs), the
 * entries of the log ($12 chat ids, $13 revisions, $14 last seqs, $15 kinds, $16 user ids, $17 seqs, $18
 * emoji), how far the chats have come ($19 chat ids, $20 revisions, $29 those at which they were read), the
 * reactions that came ($21 chat ids, $22 seqs, $23 emoji, $24 user ids) and went ($25 to $28), the metadata of
 * the messages ($30) and of the versions ($31), and the mentions that came ($32 chat ids, $33 user ids, $34
 * seqs, $35 sender ids) and went ($36 to $39).
 *
 * Nothing is stored of a chat that someone else has locked, or in which something happened since it was
 * read: FOR UPDATE looks at the newest version of its row, and every change of a chat moves its revision
 * while it holds that row. So what the others are stored by is what was read. Gives the ids of the chats of
 * which it was stored.
 */
export const storeChanges: Statement = {
  name: 'store-changes',
  text: `
    WITH held AS (
      SELECT c.id, n.revision
      FROM unnest($19::text[], $20::integer[], $29::integer[]) AS n (id, revision, read_revision)
      JOIN chats c ON c.id = n.id AND c.revision = n.read_revision
      ORDER BY c.id FOR UPDATE OF c SKIP LOCKED
    ), changed AS (
      UPDATE messages m SET content = n.content, metadata = n.metadata,
        extra = CASE WHEN n.is_whole THEN n.extra ELSE coalesce(m.extra, '{}') || n.extra END,
        is_deleted = ${isWithAfter('deletedAt', 'm.is_deleted')},
        is_pinned = ${isWithAfter('pinnedAt', 'm.is_pinned')}
      FROM ROWS FROM (
        unnest($1::text[], $2::integer[], $3::text[], $30::json[], $40::boolean[]),
        jsonb_array_elements($4::jsonb)
      ) AS n (chat_id, seq, content, metadata, is_whole, extra)
      WHERE m.chat_id = n.chat_id AND m.seq = n.seq AND ${isHeld('n.chat_id')}
    ), kept AS (
      INSERT INTO message_versions (chat_id, seq, version, content, created_at, metadata)
      SELECT * FROM unnest($5::text[], $6::integer[], $7::integer[], $8::text[], $9::timestamptz[],
        $31::json[]) AS n (chat_id) WHERE ${isHeld('n.chat_id')}
    ), removed AS (
      DELETE FROM message_versions v USING unnest($10::text[], $11::integer[]) AS d (chat_id, seq)
      WHERE v.chat_id = d.chat_id AND v.seq = d.seq AND ${isHeld('d.chat_id')}
    ), lost AS (
      DELETE FROM message_reactions r USING unnest($10::text[], $11::integer[]) AS d (chat_id, seq)
      WHERE r.chat_id = d.chat_id AND r.seq = d.seq AND ${isHeld('d.chat_id')}
    ), reacted AS (
      INSERT INTO message_reactions (chat_id, seq, emoji, user_id)
      SELECT * FROM unnest($21::text[], $22::integer[], $23::text[], $24::text[]) AS n (chat_id)
      WHERE ${isHeld('n.chat_id')}
    ), taken_back AS (
      DELETE FROM message_reactions r
      USING unnest($25::text[], $26::integer[], $27::text[], $28::text[])
        AS d (chat_id, seq, emoji, user_id)
      WHERE r.chat_id = d.chat_id AND r.seq = d.seq AND r.emoji = d.emoji AND r.user_id = d.user_id
        AND ${isHeld('d.chat_id')}
    ), mentioned AS (
      INSERT INTO message_mentions (chat_id, user_id, seq, sender_id)
      SELECT * FROM unnest($32::text[], $33::text[], $34::integer[], $35::text[]) AS n (chat_id)
      WHERE ${isHeld('n.chat_id')}
    ), no_longer_mentioned AS (
      DELETE FROM message_mentions n USING unnest($36::text[], $37::text[], $38::integer[], $39::text[])
        AS d (chat_id, user_id, seq, sender_id)
      WHERE n.chat_id = d.chat_id AND n.user_id = d.user_id AND n.seq = d.seq
        AND ${isHeld('d.chat_id')}
    ), logged AS (
      INSERT INTO participant_changes
        (chat_id, revision, last_seq, kind, changed_by, seq, data, added, removed)
      SELECT chat_id, revision, last_seq, kind, user_id, seq,
        CASE WHEN emoji IS NOT NULL THEN jsonb_build_object('emoji', emoji) END, '{}', '{}'
      FROM unnest($12::text[], $13::integer[], $14::integer[], $15::text[], $16::text[], $17::integer[],
        $18::text[]) AS n (chat_id, revision, last_seq, kind, user_id, seq, emoji)
      WHERE ${isHeld('n.chat_id')}
    )
    UPDATE chats c SET revision = h.revision FROM held h WHERE c.id = h.id
    RETURNING c.id AS "chatId"`,
};

/** The first who reacted to a message with an emoji: $1 chat id, $2 seq, $3 emoji, $4 how many. */
export const firstReacting: Statement = {
  name: 'first-reacting',
  text: `
    SELECT user_id AS "userId" FROM message_reactions
    WHERE chat_id = $1 AND seq = $2 AND emoji = $3 ORDER BY place LIMIT $4`,
};
