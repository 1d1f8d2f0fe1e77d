import { Client } from 'pg';

export interface ChatRows {
  ids: string[];
  participants: string[];
}

/** Puts chats straight into a database: with ids of the test's choice, and without an event. */
export async function insertChats(url: string, { ids, participants }: ChatRows): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(
      `INSERT INTO chats (id, kind, name, created_by, created_at, last_activity_at)
       SELECT id, 'group', id, $2, now(), now() FROM unnest($1::text[]) AS id`,
      [ids, participants[0]],
    );
    await client.query(
      `INSERT INTO participants (chat_id, user_id)
       SELECT id, user_id FROM unnest($1::text[]) AS id, unnest($2::text[]) AS user_id`,
      [ids, participants],
    );
  });
}

/** Puts a user straight into a chat, as a node that died before telling. */
export async function insertParticipant(url: string, chatId: string, userId: string) {
  await withClient(url, (client) =>
    client.query('INSERT INTO participants (chat_id, user_id) VALUES ($1, $2)', [chatId, userId]),
  );
}

export interface MessageRow {
  chatId: string;
  id: string;
  senderId: string;
  content: string;
}

/** Puts the next message of a chat straight into a database, as a node that died before telling. */
export async function insertMessage(url: string, message: MessageRow): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(
      `WITH chat AS (
         UPDATE chats SET last_seq = last_seq + 1, revision = revision + 1 WHERE id = $1
         RETURNING id, last_seq, revision
       )
       INSERT INTO messages (chat_id, seq, id, sender_id, content, revision, created_at)
       SELECT id, last_seq, $2, $3, $4, revision, now() FROM chat`,
      [message.chatId, message.id, message.senderId, message.content],
    );
  });
}

/** Removes messages straight from a database: revisions of a chat in which nothing else happened. */
export async function removeMessages(url: string, chatId: string, revisions: number[]) {
  await withClient(url, (client) =>
    client.query('DELETE FROM messages WHERE chat_id = $1 AND revision = ANY ($2::int[])', [
      chatId,
      revisions,
    ]),
  );
}

/** Puts the time at which the messages of a chat were sent back, by a time in Postgres' form. */
export async function ageMessages(url: string, chatId: string, by: string): Promise<void> {
  await withClient(url, (client) =>
    client.query('UPDATE messages SET created_at = created_at - $2::interval WHERE chat_id = $1', [
      chatId,
      by,
    ]),
  );
}

/** Puts a chat back to an earlier revision, until which there were only messages, as a backup does. */
export async function restoreChat(url: string, chatId: string, revision: number): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('DELETE FROM messages WHERE chat_id = $1 AND revision > $2', [
      chatId,
      revision,
    ]);
    await client.query('DELETE FROM participant_changes WHERE chat_id = $1 AND revision > $2', [
      chatId,
      revision,
    ]);
    await client.query('UPDATE chats SET last_seq = $2, revision = $2 WHERE id = $1', [
      chatId,
      revision,
    ]);
  });
}

/** Puts many messages of one text straight into an empty chat of a database; `{n}` in it is their number. */
export async function insertMessages(
  url: string,
  messages: { chatId: string; senderId: string; content: string; count: number },
): Promise<void> {
  const { chatId, senderId, content, count } = messages;
  await withClient(url, async (client) => {
    await client.query(
      `INSERT INTO messages (chat_id, seq, id, sender_id, content, revision, created_at)
       SELECT $1, n, 'msg_' || n, $2, replace($3, '{n}', n::text), n, now()
       FROM generate_series(1, $4::int) AS n`,
      [chatId, senderId, content, count],
    );
    await client.query('UPDATE chats SET last_seq = $2, revision = $2 WHERE id = $1', [
      chatId,
      count,
    ]);
  });
}

async function withClient(url: string, use: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
