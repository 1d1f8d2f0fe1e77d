/**
 * SQL: those who come to a group: $1 chat id, $2 user ids. They have read nothing that was said before, but it
 * is not new to them either; and they do not see it where the group has it so.
 */
export const insertParticipants = `
  INSERT INTO participants
    (chat_id, user_id, can_post, read_seq, history_seq, history_revision)
  SELECT c.id, u.user_id, c.posting = 'everyone', c.last_seq, h.seq, h.revision
  FROM chats c CROSS JOIN LATERAL (
    SELECT c.last_seq AS seq, c.revision AS revision WHERE c.history = 'since-joined'
    UNION ALL
    SELECT 0, 0 WHERE c.history = 'all'
  ) h, unnest($2::text[]) AS u (user_id)
  WHERE c.id = $1`;

/**
 * SQL: who becomes the owner of a group that has none, or whose owner, $2, leaves: $1 chat id. The admin who has
 * been there longest, else the member; of a group that never had an owner, who made it.
 */
export const findHeir = `
  SELECT p.user_id AS "userId" FROM participants p JOIN chats c ON c.id = p.chat_id
  WHERE p.chat_id = $1 AND p.user_id IS DISTINCT FROM $2
  ORDER BY $2::text IS NULL AND p.user_id = c.created_by DESC, p.role = 'admin' DESC, p.joined_at,
    p.user_id COLLATE "C"
  LIMIT 1`;
