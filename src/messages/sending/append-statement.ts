import type { Statement } from '../../database/statement';
import { type AppendForm, formOfAny, plainForm } from './append-forms';
import { isListingDue } from './list-steps';
import { seqInHex } from '../message-id';

/**
 * The one statement of the hot path: it finds repeats, locks the chats in the order of their ids,
 * gives each new message its `seq` and `revision`, and stores it. It leaves out the chats that someone
 * else has locked, or waits for them; and it stores messages that are a text and nothing else, or any:
 * the plain send pays for nothing that it does not have.
 *
 * - Repeats are found before numbers are given, so a repeat leaves no gap.
 * - A chat's messages travel as arrays from there to the numbering: Postgres guesses few rows here
 *   and would join them pair by pair, at a price that grows with the square of the batch.
 * - The numbers come from the locked rows. FOR UPDATE reads a row's newest committed version, so
 *   two nodes that write to one chat number their messages one after the other.
 * - Once in a while a message moves its chat up in the lists of all participants (docs/adr/0007).
 * - A repeat that another node commits while this statement waits for the lock is not in this
 *   statement's snapshot; the unique index then fails the statement as a whole, and it is run again.
 * - So is a removal: a sender whose participation is not there to be updated any more, now that the
 *   chat is locked, or who may not post any more, has it fail by a division by zero.
 *
 * Parameters: arrays of one length ($1 the beginnings of message ids, $2 chat ids, $3 sender ids, $4
 * contents, $5 clientMessageIds or nulls; for any message besides $6 what else it has, $7 metadata, $8 the
 * seq of the message that its thread began with, or nulls). It returns a row for each message that was stored
 * or had been, with what the caller does not know; `ord` is its place in the arrays, from 1, `id`, `content`,
 * `metadata` and `extra` are those of the first message when it is a repeat, and `replyCount` is how many
 * replies its thread has then. Senders who take no part in the chat, or may not write in it, get no row; a
 * message whose chat was left out gets one without `seq`.
 */
const appendStatement = (whenLocked: '' | 'SKIP LOCKED', form: AppendForm) => `
  WITH allowed AS (
    SELECT i.*, p.can_post AND NOT p.is_blocked AS may_write
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]${form.parameters})
      WITH ORDINALITY AS i (id, chat_id, sender_id, content, client_message_id${form.columns}, ord)
    JOIN participants p ON p.chat_id = i.chat_id AND p.user_id = i.sender_id
  ), repeated AS (
    SELECT a.ord, m.seq, m.revision, m.created_at, m.id, m.content, m.metadata, m.extra
    FROM allowed a
    JOIN messages m ON m.chat_id = a.chat_id AND m.sender_id = a.sender_id
      AND m.client_message_id = a.client_message_id
  ), fresh AS (
    SELECT chat_id, array_agg(ord ORDER BY ord) AS ords, array_agg(id ORDER BY ord) AS ids,
      array_agg(sender_id ORDER BY ord) AS sender_ids, array_agg(content ORDER BY ord) AS contents,
      array_agg(client_message_id ORDER BY ord) AS client_message_ids${form.aggregates}
    FROM allowed WHERE may_write AND ord NOT IN (SELECT ord FROM repeated)
    GROUP BY chat_id
  ), locked AS (
    SELECT f.*, c.last_seq, c.revision, ${isListingDue('c')} AS is_due
    FROM fresh f JOIN chats c ON c.id = f.chat_id
    ORDER BY c.id FOR UPDATE OF c ${whenLocked}
  ), numbered AS (
    SELECT c.chat_id, d.*, c.last_seq + d.place AS seq, c.revision + d.place AS revision, c.is_due
    FROM locked c, unnest(c.ords, c.ids, c.sender_ids, c.contents, c.client_message_ids${form.arrays})
      WITH ORDINALITY AS d (ord, id, sender_id, content, client_message_id${form.columns}, place)
  ), stored AS (
    INSERT INTO messages
      (chat_id, seq, id, sender_id, content, client_message_id, revision, created_at${form.columns})
    SELECT chat_id, seq, id || ${seqInHex('seq')}, sender_id, content, client_message_id, revision,
      statement_timestamp()${form.columns}
    FROM numbered
  ), advanced AS (
    UPDATE chats c
    SET last_seq = n.last_seq + n.count, revision = n.revision + n.count,
      last_activity_at = statement_timestamp(),
      listed_at = CASE WHEN n.is_due THEN statement_timestamp() ELSE c.listed_at END
    FROM (SELECT *, cardinality(ords) AS count FROM locked) n
    WHERE c.id = n.chat_id
  ), senders AS (
    SELECT chat_id, sender_id, count(*) AS count, bool_or(is_due) AS is_due
    FROM numbered GROUP BY chat_id, sender_id
  ), sent AS (
    UPDATE participants p
    SET sent_since_read = p.sent_since_read + n.count,
      listed_at = CASE WHEN n.is_due THEN statement_timestamp() ELSE p.listed_at END
    FROM senders n
    WHERE p.chat_id = n.chat_id AND p.user_id = n.sender_id AND p.can_post
    RETURNING 1
  ), listed AS (
    UPDATE participants p SET listed_at = statement_timestamp()
    FROM locked c
    WHERE c.is_due AND p.chat_id = c.chat_id AND p.user_id <> ALL (c.sender_ids)
  )${form.consequences}
  SELECT n.ord::integer AS ord, n.seq::integer, n.revision::integer,
    statement_timestamp()::timestamptz(3) AS "createdAt", NULL AS id, NULL AS content,
    NULL::json AS metadata, NULL::jsonb AS extra, ${form.replyCount} AS "replyCount"
  FROM numbered n
  UNION ALL
  SELECT r.ord::integer, r.seq, r.revision, r.created_at, r.id, r.content, r.metadata, r.extra, NULL
  FROM repeated r
  UNION ALL
  SELECT o.ord::integer, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM fresh f, unnest(f.ords) AS o (ord)
  WHERE f.chat_id NOT IN (SELECT chat_id FROM locked)
  UNION ALL
  SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  WHERE 1 / ((SELECT count(*) FROM sent) = (SELECT count(*) FROM senders))::integer = 0`;

/** The statement for a batch, by whether all of it is plain. */
export interface AppendStatements {
  plain: Statement;
  any: Statement;
}

/** For many chats at once: those that someone else has locked are left out. */
export const appendTogether: AppendStatements = {
  plain: { name: 'append-together', text: appendStatement('SKIP LOCKED', plainForm) },
  any: { name: 'append-any-together', text: appendStatement('SKIP LOCKED', formOfAny) },
};

/** For one chat, which is waited for. */
export const appendApart: AppendStatements = {
  plain: { name: 'append-apart', text: appendStatement('', plainForm) },
  any: { name: 'append-any-apart', text: appendStatement('', formOfAny) },
};
