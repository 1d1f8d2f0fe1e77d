import { ServiceError } from '../../errors';
import type { ChatListPlace } from './chat-list-repository';

// Only what this service writes is taken back, because Postgres refuses some of what JSON can hold.
const chatIdPattern = /^chat_[0-9a-z]+$/;

// Said of a place among the pinned chats; of another nothing is said, as before there were any.
const pinnedMark = 'pinned';

/** A place in the list of chats in the form in which clients carry it. */
export function encodeCursor({ isPinned, lastActivityAt, chatId }: ChatListPlace): string {
  const place = [lastActivityAt.getTime(), chatId, ...(isPinned ? [pinnedMark] : [])];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place that a cursor stands for; throws INVALID_CURSOR when it is none of ours. */
export function decodeCursor(cursor: string): ChatListPlace {
  const [time, chatId, mark] = parseArray(Buffer.from(cursor, 'base64url').toString());
  const isPlace =
    Number.isSafeInteger(time) &&
    (time as number) >= 0 &&
    typeof chatId === 'string' &&
    chatIdPattern.test(chatId);
  if (!isPlace) throw new ServiceError('INVALID_CURSOR');
  const isPinned = mark === pinnedMark;
  const place = { isPinned, lastActivityAt: new Date(time as number), chatId };
  if (encodeCursor(place) !== cursor) throw new ServiceError('INVALID_CURSOR');
  return place;
}

function parseArray(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
