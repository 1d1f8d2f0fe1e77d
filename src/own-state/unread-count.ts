/**
 * SQL: how many messages of others came after the place up to which a participant has read, without
 * those that were deleted. Those are few, and have an index of their own.
 *
 * @param c the chat, by the name that it has in the statement
 * @param p the participant
 */
export function unreadCount(c: string, p: string): string {
  return `(${c}.last_seq - ${p}.read_seq - ${p}.sent_since_read - (
      SELECT count(*) FROM messages d
      WHERE d.chat_id = ${c}.id AND d.seq > ${p}.read_seq AND d.sender_id <> ${p}.user_id
        AND d.is_deleted
    ))::integer`;
}
