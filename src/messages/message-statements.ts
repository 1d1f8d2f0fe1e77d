import type { Statement } from '../database/statement';
import { messageJson } from '../log/message-row';
import { hasOlderId } from './message-id';

/**
 * SQL: a message of a chat, each of these an expression; null when there is none. It is found by its seq,
 * which its id ends with; only those of before have an index of ids.
 *
 * @param valueOf what to give of the message, by its name in the statement: all of it as JSON
 */
export function messageSql(
  chatId: string,
  id: string,
  seq: string,
  valueOf: (m: string) => string = messageJson,
): string {
  return `(
    SELECT ${valueOf('m')} FROM messages m
    WHERE m.chat_id = ${chatId} AND m.seq = ${seq} AND m.id = ${id}
    UNION ALL
    SELECT ${valueOf('m')} FROM messages m
    WHERE m.chat_id = ${chatId} AND m.id = ${id} AND ${hasOlderId('m')}
  )`;
}

/** A message as a participant of its chat may find it: $1 user id, $2 chat id, $3 message id, $4 its seq. */
export const findMessage: Statement = {
  name: 'find-message',
  text: `
    SELECT ${messageSql('$2', '$3', '$4')} AS message
    FROM participants WHERE chat_id = $2 AND user_id = $1`,
};

/**
 * A message as a participant of its chat may find it, and the versions of before, as JSON: $1 user id, $2
 * chat id, $3 message id, $4 its seq, $5 the version after which they begin, $6 how many at most.
 */
export const findVersions: Statement = {
  name: 'find-versions',
  text: `
    WITH found AS MATERIALIZED (
      SELECT ${messageSql('$2', '$3', '$4')} AS message
      FROM participants WHERE chat_id = $2 AND user_id = $1
    )
    SELECT message, (
      SELECT coalesce(json_agg(v ORDER BY v.version), '[]') FROM (
        SELECT version, content, created_at AS "createdAt" FROM message_versions
        WHERE chat_id = $2 AND seq = (found.message ->> 'seq')::integer AND version > $5
        ORDER BY version LIMIT $6
      ) v
    ) AS earlier
    FROM found`,
};

/**
 * Locks the chats of a batch, in the order of their ids, as the batched send does; a user who takes no part
 * in a chat locks nothing. $1 chat ids and $2 user ids, arrays of one length. Gives a row for each of the
 * pairs that is a participation, with its place from 1; without a chat where that was left out.
 */
const lockChats = (whenLocked: '' | 'SKIP LOCKED') => `
  WITH allowed AS (
    SELECT i.ord, i.chat_id
    FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS i (chat_id, user_id, ord)
    JOIN participants p ON p.chat_id = i.chat_id AND p.user_id = i.user_id
  ), locked AS (
    SELECT id, revision, last_seq, created_by FROM chats
    WHERE id IN (SELECT chat_id FROM allowed)
    ORDER BY id FOR UPDATE ${whenLocked}
  )
  SELECT a.ord::integer AS ord, l.id AS "chatId", l.revision, l.last_seq AS "lastSeq",
    l.created_by AS "createdBy"
  FROM allowed a LEFT JOIN locked l ON l.id = a.chat_id`;

/** Without the chats that someone else has locked. */
export const lockFreeChats: Statement = { name: 'lock-free-chats', text: lockChats('SKIP LOCKED') };

/** With each of them, which are waited for. */
export const lockAllChats: Statement = { name: 'lock-all-chats', text: lockChats('') };

/**
 * The messages of a batch, once their chats are locked: $1 chat ids, $2 user ids, $3 message ids, $4 seqs.
 * A row for each whose user takes part in the chat, still.
 */
export const readMessages: Statement = {
  name: 'read-messages',
  text: `
    SELECT i.ord::integer AS ord, ${messageSql('i.chat_id', 'i.message_id', 'i.seq')} AS message,
      statement_timestamp() AS now
    FROM unnest($1::text[], $2::text[], $3::text[], $4::integer[]) WITH ORDINALITY
      AS i (chat_id, user_id, message_id, seq, ord)
    JOIN participants p ON p.chat_id = i.chat_id AND p.user_id = i.user_id
    ORDER BY i.ord`,
};

/**
 * Stores what became of messages, all of it as arrays: the messages ($1 chat ids, $2 seqs, $3 contents, $4
 * what else they have), the versions that are kept ($5 chat ids, $6 seqs, $7 versions, $8 contents, $9 times),
 * the messages of which none is ($10 chat ids, $11 seqs), the entries of the log ($12 chat ids, $13
 * revisions, $14 last seqs, $15 kinds, $16 user ids, $17 seqs), and how far the chats have come ($18 chat
 * ids, $19 revisions).
 */
export const storeChanges: Statement = {
  name: 'store-changes',
  text: `
    WITH changed AS (
      UPDATE messages m SET content = n.content, extra = n.extra
      FROM unnest($1::text[], $2::integer[], $3::text[], $4::jsonb[])
        AS n (chat_id, seq, content, extra)
      WHERE m.chat_id = n.chat_id AND m.seq = n.seq
    ), kept AS (
      INSERT INTO message_versions (chat_id, seq, version, content, created_at)
      SELECT * FROM unnest($5::text[], $6::integer[], $7::integer[], $8::text[], $9::timestamptz[])
    ), removed AS (
      DELETE FROM message_versions v USING unnest($10::text[], $11::integer[]) AS d (chat_id, seq)
      WHERE v.chat_id = d.chat_id AND v.seq = d.seq
    ), logged AS (
      INSERT INTO participant_changes
        (chat_id, revision, last_seq, kind, changed_by, seq, added, removed)
      SELECT *, '{}', '{}' FROM unnest($12::text[], $13::integer[], $14::integer[], $15::text[],
        $16::text[], $17::integer[])
    )
    UPDATE chats c SET revision = n.revision
    FROM unnest($18::text[], $19::integer[]) AS n (id, revision) WHERE c.id = n.id`,
};
