import type { UserId } from '../../../generated/schemas';
import { ServiceError } from '../../errors';

// What a user id may be made of (specs/schemas/UserId.yaml).
const userIdPattern = /^[!-~]{1,255}$/;

/** A place in the list of a chat's participants: the last one of the page before. */
export function encodeCursor(userId: UserId): string {
  return Buffer.from(userId).toString('base64url');
}

/** The participant that a cursor stands for; throws INVALID_CURSOR when it is none of ours. */
export function decodeCursor(cursor: string): UserId {
  const userId = Buffer.from(cursor, 'base64url').toString('latin1');
  if (!userIdPattern.test(userId) || encodeCursor(userId) !== cursor) {
    throw new ServiceError('INVALID_CURSOR');
  }
  return userId;
}
