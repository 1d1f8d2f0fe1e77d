import type { CommandHandlers } from '../../../generated/events/gateway';
import type { RateLimit } from '../../limits/rate-limit';
import type { Logger } from '../../logger';
import type { Connection } from '../connection/connection';
import type { Hub } from '../delivery/hub';
import type { Occupancy } from '../cluster/occupancy';

/** What each command of the AsyncAPI document does. */
export function createCommandHandlers(
  hub: Hub,
  occupancy: Occupancy,
  replayed: RateLimit,
  log: Logger,
): CommandHandlers<Connection> {
  return {
    'join-chat': async (connection, { chatId, after, epoch }) => {
      if (after !== undefined) replayed.demand(connection.userId);
      const place = after === undefined ? undefined : { revision: after, epoch };
      const { alreadyJoined, ...progress } = await hub.join(connection, chatId, place);
      if (after !== undefined) replayed.spend(connection.userId, progress.through - after - 1);
      log.info(logged(connection), `User ${connection.userId} joined chat ${chatId}`);
      const message = alreadyJoined ? ({ message: 'already in chat' } as const) : {};
      return { event: 'chat-joined', data: { chatId, status: 'success', ...progress, ...message } };
    },

    'leave-chat': (connection, { chatId }) => {
      const wasJoined = hub.leave(connection, chatId);
      log.info(logged(connection), `User ${connection.userId} left chat ${chatId}`);
      const message = wasJoined ? {} : ({ message: 'not in chat' } as const);
      return Promise.resolve({
        event: 'chat-left',
        data: { chatId, status: 'success', ...message },
      });
    },

    'listen-all-chats': async (connection, { after, epoch }) => {
      if (after !== undefined) replayed.demand(connection.userId);
      const place = after === undefined ? undefined : { revision: after, epoch };
      const { revision, epoch: epochNow, replayed: given } = await hub.listenAll(connection, place);
      replayed.spend(connection.userId, given - 1);
      const { userId } = connection;
      log.info(logged(connection), `User ${userId} is now listening to all their chats`);
      return {
        event: 'listening-all-chats',
        data: { status: 'success', stateRevision: revision, epoch: epochNow },
      };
    },

    'leave-all-chats': (connection) => {
      hub.leaveAll(connection);
      log.info(logged(connection), `User ${connection.userId} left all chats`);
      return Promise.resolve({ event: 'all-chats-left', data: { status: 'success' } });
    },

    'debug-status': async (connection) => {
      const { users: totalUsers, chats: totalChats } = await occupancy.totals();
      return {
        event: 'debug-status',
        data: {
          userId: connection.userId,
          connected: true,
          socketId: connection.id,
          chats: [...connection.joinedChats],
          totalUsers,
          totalChats,
        },
      };
    },
  };
}

function logged(connection: Connection) {
  return { socketId: connection.id };
}
