import type { Viewer } from '../load/presence-load';
import { runSql } from './sql';

/** Users in chats of ten, and some more in the first of these chats, who watch. */
export interface Crowd {
  viewers: Viewer[];
  watchers: Viewer[];
}

const membersOfChat = 10;
const mostWatchers = 10;

/** So many users, ten to a chat, and a watcher in each of the first chats. */
export function crowdOf(users: number): Crowd {
  const viewers = Array.from({ length: users }, (_, user) => ({
    userId: `viewer-${user}`,
    chatId: `chat-${Math.floor(user / membersOfChat)}`,
  }));
  const chats = Math.min(mostWatchers, users / membersOfChat);
  const watchers = Array.from({ length: chats }, (_, chat) => ({
    userId: `watcher-${chat}`,
    chatId: `chat-${chat}`,
  }));
  return { viewers, watchers };
}

/** Puts them and their chats straight into a database. */
export async function insertCrowd(databaseUrl: string, { viewers, watchers }: Crowd) {
  const places = JSON.stringify([...viewers, ...watchers]);
  await runSql(
    databaseUrl,
    `INSERT INTO chats (id, kind, name, created_by, created_at, last_activity_at)
     SELECT DISTINCT place->>'chatId', 'group', 'Us', 'viewer-0', now(), now()
     FROM json_array_elements('${places}') AS place`,
  );
  await runSql(
    databaseUrl,
    `INSERT INTO participants (chat_id, user_id)
     SELECT place->>'chatId', place->>'userId' FROM json_array_elements('${places}') AS place`,
  );
  await runSql(databaseUrl, 'VACUUM ANALYZE');
}
