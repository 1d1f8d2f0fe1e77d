import type { IncomingMessage } from 'node:http';
import { validateHandshake } from '../../../generated/events/gateway';
import type { UserId } from '../../../generated/schemas';
import { fieldErrors, ServiceError } from '../../errors';

/** What a client shows when it wants to connect. */
export interface Handshake {
  request: IncomingMessage;
  /** For the log. */
  transport: 'websocket' | 'socketio';
  /** Calls back when the connection is gone. */
  whenGone(callback: () => void): void;
  /** Socket.IO's `auth.token`. */
  token?: string | undefined;
}

/** The parameters of a request's address. */
export function queryOf(request: IncomingMessage): URLSearchParams {
  return new URL(request.url ?? '/', 'http://localhost').searchParams;
}

/** The user whom a handshake names. Throws USER_ID_MISSING, INVALID_REQUEST. */
export function namedUser(request: IncomingMessage): UserId {
  const userIds = queryOf(request).getAll('userId');
  if (userIds.length > 1) throw givenTwice('/userId');
  if (userIds.length === 0 || userIds[0] === '') throw new ServiceError('USER_ID_MISSING');
  const query = { userId: userIds[0] };
  if (validateHandshake(query)) return query.userId;
  throw new ServiceError('INVALID_REQUEST', { errors: fieldErrors(validateHandshake.errors) });
}

/** Refuses a second `Authorization`, of which Node.js would show the first only. */
export function refuseSecondAuthorization({ headersDistinct }: IncomingMessage): void {
  if ((headersDistinct.authorization ?? []).length > 1) throw givenTwice('/headers/authorization');
}

/** The refusal of what may mean one thing to one reader and another to the next. */
export function givenTwice(path: string): ServiceError {
  return new ServiceError('INVALID_REQUEST', {
    errors: [{ path, message: 'is given more than once' }],
  });
}
