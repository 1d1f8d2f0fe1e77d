/**
 * SQL: how many messages after the place up to which a participant has read mention them, by name or as
 * one of all; those of their own do not count.
 *
 * @param c the chat, by the name that it has in the statement
 * @param p the participant
 */
export function mentionCount(c: string, p: string): string {
  return `(
      SELECT count(*)::integer FROM message_mentions n
      WHERE n.chat_id = ${c}.id AND n.user_id IN (${p}.user_id, '') AND n.seq > ${p}.read_seq
        AND n.sender_id <> ${p}.user_id
    )`;
}
