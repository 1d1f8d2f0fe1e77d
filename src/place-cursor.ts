import { ServiceError } from './errors';

// Postgres' bigint ends at 2^63 - 1, which has 19 digits.
const place = /^(0|[1-9]\d{0,17})$/;

/**
 * A place that the database has given, in a list that is in the order of places, in the form in which clients
 * carry it.
 */
export function encodeCursor(after: string): string {
  return Buffer.from(after).toString('base64url');
}

/** The place that a cursor stands for; throws INVALID_CURSOR when it is none of ours. */
export function decodeCursor(cursor: string): string {
  const after = Buffer.from(cursor, 'base64url').toString('latin1');
  if (!place.test(after) || encodeCursor(after) !== cursor)
    throw new ServiceError('INVALID_CURSOR');
  return after;
}
