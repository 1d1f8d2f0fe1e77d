import { insertChats } from '../../test/support/chat-rows';
import { HttpConnection } from '../load/http-connection';
import { mintSession } from '../load/seeding';
import type { BenchRun } from './bench-run';
import { serviceUser } from './service-user';
import { runSql } from './sql';
import { timedInTurn } from './timed';

const users = { of5000: 5000, of50: 50 };
const repeats = { times: 100, warmUp: 100 };

/** What the first page of the chat list costs a user of many chats, and one of few. */
export async function chatList({ site, figures }: BenchRun): Promise<void> {
  const { url, databaseUrl } = await serviceUser(site, 'anyone');
  for (const [userId, count] of Object.entries(users)) await fill(databaseUrl, userId, count);
  await runSql(databaseUrl, 'VACUUM ANALYZE');
  const connection = new HttpConnection(url);
  const list = async (userId: string) => {
    const token = await mintSession(connection, userId);
    return () => connection.call('GET', '/v1/messaging/chats?limit=20', token);
  };
  const tasks = { of5000: await list('of5000'), of50: await list('of50') };
  const taken = await timedInTurn(tasks, repeats);
  connection.close();
  figures.add('chat-list.of5000', taken.of5000, 'ms');
  figures.add('chat-list.of50', taken.of50, 'ms');
}

/** Chats with one message each, at moments of the past year. */
async function fill(databaseUrl: string, userId: string, count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, index) => `${userId}-${index}`);
  await insertChats(databaseUrl, { ids, participants: [userId, 'bob'] });
  await runSql(
    databaseUrl,
    `INSERT INTO messages (chat_id, seq, id, sender_id, content, revision, created_at)
     SELECT id, 1, 'msg_' || id, 'bob', repeat('x', 100), 1, now() FROM chats WHERE last_seq = 0`,
  );
  await runSql(
    databaseUrl,
    `UPDATE chats SET last_seq = 1, revision = 1, last_activity_at = now() - random() * interval '1 year'
     WHERE last_seq = 0`,
  );
  // The place in the list goes with the activity (docs/adr/0007).
  await runSql(databaseUrl, 'UPDATE chats SET listed_at = last_activity_at');
  await runSql(
    databaseUrl,
    `UPDATE participants p SET listed_at = c.listed_at FROM chats c WHERE c.id = p.chat_id`,
  );
}
