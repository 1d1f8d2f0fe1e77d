/**
 * SQL: whether a chat is in the archive of a participant. They have put it there, and no message came
 * since, or they have muted it until after the newest one.
 *
 * @param c the chat, by the name that it has in the statement
 * @param p the participant
 */
export function isArchived(c: string, p: string): string {
  return `CASE
      WHEN ${p}.archived_seq IS NULL THEN false
      WHEN ${c}.last_seq <= ${p}.archived_seq THEN true
      WHEN ${p}.muted_until IS NULL THEN false
      ELSE coalesce((
        SELECT n.created_at <= ${p}.muted_until FROM messages n
        WHERE n.chat_id = ${c}.id AND n.seq = ${c}.last_seq), false)
    END`;
}
