import { ServiceError } from '../../../src/errors';
import type { Connection } from '../connection';
import type { Values } from '../schema';
import type { Delivery } from './delivery';
import type { MockState } from './mock-state';
import { inOrder } from './own-chats';

/** What a command does, and what it is answered with. Throws a ServiceError to refuse it. */
export interface CommandBehaviour {
  /** The name of the reply. Where a document has another, this is not its command. */
  reply: string;
  run: (connection: Connection, payload: Values) => Values;
}

const status = 'success';
const maxReplayed = 1000;
const maxJoined = 1000;

/** What the commands of the contract do with the state, by name. */
export function commandBehaviours(
  state: MockState,
  delivery: Delivery,
  connections: ReadonlySet<Connection>,
): ReadonlyMap<string, CommandBehaviour> {
  return new Map<string, CommandBehaviour>([
    ['join-chat', { reply: 'chat-joined', run: (...args) => join(state, delivery, ...args) }],
    ['leave-chat', { reply: 'chat-left', run: leave }],
    [
      'listen-all-chats',
      { reply: 'listening-all-chats', run: (...args) => listenAll(state, delivery, ...args) },
    ],
    ['leave-all-chats', { reply: 'all-chats-left', run: leaveAll }],
    ['debug-status', { reply: 'debug-status', run: (asking) => debug(connections, asking) }],
  ]);
}

function join(
  state: MockState,
  delivery: Delivery,
  connection: Connection,
  { chatId, after, epoch }: { chatId?: string; after?: number; epoch?: string },
): Values {
  const chat = state.find(connection.userId, chatId!);
  const { revision } = chat;
  const isAgain = connection.joined.has(chat.id);
  if (!isAgain && connection.joined.size >= maxJoined) throw new ServiceError('TOO_MANY_CHATS');
  if (after !== undefined) state.assertPlaceOf(revision, after, epoch);
  const place = after ?? revision;
  const seen = chat.seenBy(connection.userId);
  const { items, through } = seen.changesAfter(place, isAgain ? 0 : maxReplayed);
  delivery.replay(connection, chat, items);
  connection.joined.add(chat.id);
  const message = isAgain ? { message: 'already in chat' } : {};
  const progress = { revision, through, epoch: state.epoch };
  return { chatId, status, ...progress, moreMissed: !isAgain && through < revision, ...message };
}

function leave({ joined }: Connection, { chatId }: { chatId?: string }): Values {
  return { chatId, status, ...(joined.delete(chatId!) ? {} : { message: 'not in chat' }) };
}

function listenAll(
  state: MockState,
  delivery: Delivery,
  connection: Connection,
  { after, epoch }: { after?: number; epoch?: string },
): Values {
  const { userId, listensToAll } = connection;
  const stateRevision = state.own.revisionOf(userId);
  if (after !== undefined) state.assertPlaceOf(stateRevision, after, epoch);
  const place = listensToAll ? stateRevision : (after ?? stateRevision);
  const ofChats = state.ownChangesAfter(userId, place).map(([chat, own]) => ({
    ...{ stateRevision: own.stateRevision },
    tell: () => delivery.tellOwn(connection, chat, own, place),
  }));
  const ofBlocks = state.blocks.changedAfter(userId, place).map((change) => ({
    ...{ stateRevision: change.stateRevision },
    tell: () => delivery.tellBlock(connection, change),
  }));
  for (const { tell } of inOrder([...ofChats, ...ofBlocks])) tell();
  connection.listensToAll = true;
  return { status, stateRevision, epoch: state.epoch };
}

function leaveAll(connection: Connection): Values {
  connection.joined.clear();
  connection.listensToAll = false;
  return { status };
}

function debug(connections: ReadonlySet<Connection>, { id, userId, joined }: Connection): Values {
  const all = [...connections];
  return {
    userId,
    connected: true,
    socketId: id,
    chats: [...joined],
    totalUsers: new Set(all.map((one) => one.userId)).size,
    totalChats: new Set(all.flatMap((one) => [...one.joined])).size,
  };
}
