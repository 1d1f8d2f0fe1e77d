import { HttpConnection } from './http-connection';
import { Receiver } from './receiver';
import type { TransportName } from './protocol';

/** A chat with its participants, each with a session. */
export interface SeededChat {
  id: string;
  members: { userId: string; token: string }[];
}

const usuallyAtOnce = 50;

/** Runs a task for each item, some at a time, and gives the results in order. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  task: (item: Item, index: number) => Promise<Result>,
  atOnce = usuallyAtOnce,
): Promise<Result[]> {
  const results: Result[] = [];
  const entries = items.entries();
  const work = async () => {
    for (const [index, item] of entries) results[index] = await task(item, index);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

/** Makes chats through the server's own REST operations; so many of each get sessions. */
export async function seedChats(
  url: string,
  { chats, members, withSession }: { chats: number; members: number; withSession: number },
): Promise<SeededChat[]> {
  const connections = Array.from({ length: usuallyAtOnce }, () => new HttpConnection(url));
  const seed = async (chat: number) => {
    const connection = connections.pop()!;
    const userIds = Array.from({ length: members }, (_, member) => `u${chat}-${member}`);
    const seeded = await seedChat(connection, userIds, withSession);
    connections.push(connection);
    return seeded;
  };
  const seeded = await inParallel([...Array(chats).keys()], seed);
  connections.forEach((connection) => connection.close());
  return seeded;
}

async function seedChat(
  connection: HttpConnection,
  userIds: string[],
  withSession: number,
): Promise<SeededChat> {
  const members: SeededChat['members'] = [];
  for (const [index, userId] of userIds.entries()) {
    const token = index < withSession ? await mintSession(connection, userId) : '';
    members.push({ userId, token });
  }
  const body = { participants: userIds, name: 'bench' };
  const token = members[0]!.token;
  const { id } = await connection.call<{ id: string }>('POST', '/v1/messaging/chats', token, body);
  return { id, members };
}

/** A session of a user, from a server in development mode. */
export async function mintSession(connection: HttpConnection, userId: string): Promise<string> {
  const session = await connection.call<{ accessToken: string }>(
    'POST',
    '/dev/sessions',
    undefined,
    { userId },
  );
  return session.accessToken;
}

/** A connection for each participant of each chat, which has joined it, spread over the servers. */
export function joinAll(
  urls: string[],
  transport: TransportName,
  chats: SeededChat[],
): Promise<{ receiver: Receiver; chat: number; member: number }[]> {
  const places = chats.flatMap(({ id, members }, chat) =>
    members.map(({ userId }, member) => ({ id, userId, chat, member })),
  );
  return inParallel(places, async ({ id, userId, chat, member }, index) => {
    const receiver = await Receiver.open(urls[index % urls.length]!, transport, userId);
    await receiver.join(id);
    return { receiver, chat, member };
  });
}
