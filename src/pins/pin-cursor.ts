import type { Message, Seq, Timestamp } from '../../generated/schemas';
import { ServiceError } from '../errors';

/** A place among the pinned messages of a chat: that of the last one of the page before. */
export interface PinPlace {
  pinnedAt: Timestamp;
  seq: Seq;
}

// In milliseconds, a time from 2001 to 2286; the greatest seq has 10 digits.
const place = /^(\d{13}) ([1-9]\d{0,9})$/;

/** The place of a pinned message. */
export function pinPlaceOf({ pinnedAt, seq }: Message): PinPlace {
  return { pinnedAt: pinnedAt!, seq };
}

/** A place in the form in which clients carry it. */
export function encodeCursor({ pinnedAt, seq }: PinPlace): string {
  return Buffer.from(`${Date.parse(pinnedAt)} ${seq}`).toString('base64url');
}

/** The place that a cursor stands for; throws INVALID_CURSOR when it is none of ours. */
export function decodeCursor(cursor: string): PinPlace {
  const [text, time, seq] = place.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (text === undefined || Buffer.from(text).toString('base64url') !== cursor) {
    throw new ServiceError('INVALID_CURSOR');
  }
  return { pinnedAt: new Date(Number(time)).toISOString(), seq: Number(seq) };
}
