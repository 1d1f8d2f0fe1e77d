import { Client } from 'pg';

export interface BulkMessages {
  chatId: string;
  senderId: string;
  count: number;
  content: string;
}

/** Puts many messages into a chat that has none, as if they had been sent long ago. */
export async function insertMessages(databaseUrl: string, messages: BulkMessages): Promise<void> {
  const { chatId, senderId, count, content } = messages;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO messages (chat_id, seq, id, sender_id, content, revision, created_at)
       SELECT $1, n, 'msg_' || n, $2, $4, n, now() FROM generate_series(1, $3::integer) AS n`,
      [chatId, senderId, count, content],
    );
    await client.query('UPDATE chats SET last_seq = $2, revision = $2 WHERE id = $1', [
      chatId,
      count,
    ]);
  } finally {
    await client.end();
  }
}
