import type { ChatPage, UserList } from '../../generated/http/types';
import { HttpConnection } from '../load/http-connection';
import { mintSession } from '../load/seeding';
import type { BenchRun } from './bench-run';
import { insertListedChats } from './listed-chats';
import { serviceUser } from './service-user';
import { runSql } from './sql';
import { timedInTurn } from './timed';

// Of most users little is unread; the last one has never read anything.
const users = {
  of50: { chats: 50, unread: 20 },
  of5000: { chats: 5000, unread: 20 },
  of5000Unread: { chats: 5000, unread: 5000 },
};
const listPath = '/v1/messaging/chats?limit=20';
const fullRepeats = { times: 100, warmUp: 100 };
const shortRepeats = { times: 5, warmUp: 5 };

/**
 * What the chat list costs a user of many chats, and one of few: its first page alone, and all that an app
 * shows with it, which are the names of the users and how much is unread.
 */
export async function chatList({ site, figures, isShort }: BenchRun): Promise<void> {
  const { url, databaseUrl } = await serviceUser(site, 'anyone');
  for (const [userId, spec] of Object.entries(users))
    await insertListedChats(databaseUrl, { userId, ...spec });
  await runSql(databaseUrl, 'VACUUM ANALYZE');
  const connection = new HttpConnection(url);
  const tasks: Record<string, () => Promise<unknown>> = {};
  for (const userId of Object.keys(users)) {
    const token = await mintSession(connection, userId);
    tasks[userId] = () => connection.call('GET', listPath, token);
    tasks[`screen.${userId}`] = () => listScreen(connection, token);
  }
  const taken = await timedInTurn(tasks, isShort ? shortRepeats : fullRepeats);
  connection.close();
  for (const [name, milliseconds] of Object.entries(taken))
    figures.add(`chat-list.${name}`, milliseconds, 'ms');
}

async function listScreen(connection: HttpConnection, token: string): Promise<void> {
  const path = `${listPath}&archived=false`;
  const { items } = await connection.call<ChatPage>('GET', path, token);
  const ids = [...new Set(items.flatMap(({ participants }) => participants))];
  const usersPath = `/v1/messaging/users?ids=${ids.join('+')}`;
  const { items: named } = await connection.call<UserList>('GET', usersPath, token);
  if (named.length < ids.length || items.some(({ lastMessage }) => lastMessage === undefined))
    throw new Error('A list without names or previews');
  await connection.call('GET', '/v1/messaging/me/counts', token);
}
