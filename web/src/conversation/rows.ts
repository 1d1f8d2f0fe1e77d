import type { ShownMessage } from '../../../client/src/store/index';
import { isSameDay } from '../texts/times';

// What one says within so long stands together.
const togetherMs = 5 * 60_000;

/** Places in a chat, both inclusive. */
export interface SeqRange {
  readonly from: number;
  readonly to: number;
}

/** A message with what stands over it. */
export interface Row {
  readonly message: ShownMessage;
  /** Whether a day begins with it. */
  readonly isNewDay: boolean;
  /** Whether it is the first that its user had not read. */
  readonly isFirstUnread: boolean;
  /** Whether someone else speaks than before. */
  readonly isFirst: boolean;
}

/**
 * The messages as they stand one below the other.
 *
 * @param unread the first and the last `seq` of what its user had not read when they opened it
 */
export function rowsOf(
  messages: readonly ShownMessage[],
  userId: string,
  unread: SeqRange | undefined,
): Row[] {
  const firstUnread = unread === undefined ? -1 : firstUnreadIn(messages, userId, unread);
  return messages.map((message, at) => {
    const before = messages[at - 1];
    const isNewDay = before === undefined || !isSameDay(before.createdAt, message.createdAt);
    const isFirstUnread = at === firstUnread;
    const isFirst = isNewDay || isFirstUnread || !isTogether(before, message);
    return { message, isNewDay, isFirstUnread, isFirst };
  });
}

function firstUnreadIn(
  messages: readonly ShownMessage[],
  userId: string,
  { from, to }: SeqRange,
): number {
  return messages.findIndex(({ stored, senderId }) => {
    if (stored === undefined || senderId === userId) return false;
    return stored.seq >= from && stored.seq <= to;
  });
}

function isTogether(one: ShownMessage, next: ShownMessage): boolean {
  const apart = Date.parse(next.createdAt) - Date.parse(one.createdAt);
  const isSystem = [one, next].some(({ stored }) => stored?.kind === 'system');
  return one.senderId === next.senderId && apart < togetherMs && !isSystem;
}
