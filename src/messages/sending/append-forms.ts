import { timestampSql } from '../../database/timestamp-sql';

/** What the statement that stores messages (append-statement.ts) has for what they are. */
export interface AppendForm {
  parameters: string;
  columns: string;
  aggregates: string;
  arrays: string;
  consequences: string;
  /** How many replies the thread of a message, `n`, has then. */
  replyCount: string;
}

/** For messages that are a text. */
export const plainForm: AppendForm = {
  parameters: '',
  columns: '',
  aggregates: '',
  arrays: '',
  consequences: '',
  replyCount: 'NULL::integer',
};

/**
 * For any messages. The one that a thread began with is updated while its chat is locked, as all that is
 * done with messages is, and from its newest row.
 */
export const formOfAny: AppendForm = {
  parameters: ', $6::jsonb[], $7::json[], $8::integer[]',
  columns: ', extra, metadata, thread_seq',
  aggregates: `,
      array_agg(extra ORDER BY ord) AS extras, array_agg(metadata ORDER BY ord) AS metadata,
      array_agg(thread_seq ORDER BY ord) AS thread_seqs`,
  arrays: ', c.extras, c.metadata, c.thread_seqs',
  consequences: `, answered AS (
    UPDATE messages m
    SET extra = coalesce(m.extra, '{}') || jsonb_build_object(
      'replyCount', coalesce((m.extra->>'replyCount')::integer, 0) + n.count,
      'lastReplyAt', ${timestampSql('statement_timestamp()')})
    FROM (
      SELECT chat_id, thread_seq, count(*) AS count FROM numbered
      WHERE thread_seq IS NOT NULL GROUP BY chat_id, thread_seq
    ) n
    WHERE m.chat_id = n.chat_id AND m.seq = n.thread_seq
    RETURNING m.chat_id, m.seq, (m.extra->>'replyCount')::integer AS reply_count
  ), mentioned AS (
    INSERT INTO message_mentions (chat_id, user_id, seq, sender_id)
    SELECT n.chat_id, u.user_id, n.seq, n.sender_id
    FROM numbered n CROSS JOIN LATERAL (
      SELECT '' AS user_id WHERE n.extra ? 'mentionsAll'
      UNION ALL
      SELECT jsonb_array_elements_text(n.extra->'mentions') WHERE NOT n.extra ? 'mentionsAll'
    ) u
  )`,
  replyCount: `(
      SELECT a.reply_count FROM answered a WHERE a.chat_id = n.chat_id AND a.seq = n.thread_seq
    )`,
};
