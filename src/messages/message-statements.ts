import type { Statement } from '../database/statement';
import { messageJson } from '../log/message-row';
import { hasOlderId } from './message-id';

/**
 * SQL: a message of a chat, each of these an expression; null when there is none. It is found by its seq,
 * which its id ends with; only those of before have an index of ids.
 *
 * @param historySeq up to where who asks sees nothing, because they came later (`history_seq`)
 * @param valueOf what to give of the message, by its name in the statement: all of it as JSON; more than one
 *   column only where it is not an expression, but a table
 */
export function messageSql(
  chatId: string,
  id: string,
  seq: string,
  historySeq: string,
  valueOf: (m: string) => string = messageJson,
): string {
  return `(
    SELECT ${valueOf('m')} FROM messages m
    WHERE m.chat_id = ${chatId} AND m.seq = ${seq} AND m.id = ${id} AND m.seq > ${historySeq}
    UNION ALL
    SELECT ${valueOf('m')} FROM messages m
    WHERE m.chat_id = ${chatId} AND m.id = ${id} AND ${hasOlderId('m')} AND m.seq > ${historySeq}
  )`;
}

/** A message as a participant of its chat may find it: $1 user id, $2 chat id, $3 message id, $4 its seq. */
export const findMessage: Statement = {
  name: 'find-message',
  text: `
    SELECT ${messageSql('$2', '$3', '$4', 'p.history_seq')} AS message
    FROM participants p WHERE chat_id = $2 AND user_id = $1`,
};

/**
 * A message as a participant of its chat may find it, and the versions of before, as JSON: $1 user id, $2
 * chat id, $3 message id, $4 its seq, $5 the version after which they begin, $6 how many at most.
 */
export const findVersions: Statement = {
  name: 'find-versions',
  text: `
    WITH found AS MATERIALIZED (
      SELECT ${messageSql('$2', '$3', '$4', 'p.history_seq')} AS message
      FROM participants p WHERE chat_id = $2 AND user_id = $1
    )
    SELECT message, (
      SELECT coalesce(json_agg(v ORDER BY v.version), '[]') FROM (
        SELECT version, content, created_at AS "createdAt", metadata FROM message_versions
        WHERE chat_id = $2 AND seq = (found.message ->> 'seq')::integer AND version > $5
        ORDER BY version LIMIT $6
      ) v
    ) AS earlier
    FROM found`,
};
