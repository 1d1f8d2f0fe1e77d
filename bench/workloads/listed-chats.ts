import { insertChats } from '../../test/support/chat-rows';
import { runSql } from './sql';

/** A user's chats, and in how many of them, the newest, something is unread. */
export interface ListedChats {
  userId: string;
  chats: number;
  unread: number;
}

/** Puts chats straight into a database: each with a friend of its own and a message, of the past year. */
export async function insertListedChats(
  databaseUrl: string,
  { userId, chats, unread }: ListedChats,
) {
  const ids = Array.from({ length: chats }, (_, index) => `${userId}-${index}`);
  await insertChats(databaseUrl, { ids, participants: [userId] });
  for (const statement of [
    `INSERT INTO participants (chat_id, user_id)
     SELECT id, 'friend-' || id FROM chats WHERE last_seq = 0`,
    `INSERT INTO user_profiles (user_id, name)
     SELECT 'friend-' || id, 'A Friend' FROM chats WHERE last_seq = 0`,
    `INSERT INTO messages (chat_id, seq, id, sender_id, content, revision, created_at)
     SELECT id, 1, 'msg_' || id, 'friend-' || id, repeat('x', 100), 1, now()
     FROM chats WHERE last_seq = 0`,
    `UPDATE chats SET last_seq = 1, revision = 1, last_activity_at = now() - random() * interval '1 year'
     WHERE last_seq = 0`,
    // The place in the list goes with the activity (docs/adr/0007).
    'UPDATE chats SET listed_at = last_activity_at',
    'UPDATE participants p SET listed_at = c.listed_at FROM chats c WHERE c.id = p.chat_id',
    `UPDATE participants SET read_seq = 1 WHERE (chat_id, user_id) IN (
       SELECT chat_id, user_id FROM participants WHERE user_id = '${userId}'
       ORDER BY listed_at DESC OFFSET ${unread})`,
  ])
    await runSql(databaseUrl, statement);
}
