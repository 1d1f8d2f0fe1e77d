import type { ShownMessage } from '../../../client/src/store/index';
import { isSameDay } from '../texts/times';

// What one says within so long stands together.
const togetherMs = 5 * 60_000;

/** What a user had not read when they opened a chat: from one `seq` to another, both inclusive. */
export interface Unread {
  readonly from: number;
  readonly to: number;
  /** How many of them are of others. */
  readonly count: number;
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
 * Messages as they stand one below the other.
 *
 * @param firstUnread the place of the first that its user had not read; -1 for none
 * @param from the place of the first of them among all messages
 * @param to the place after the last
 */
export function rowsOf(
  messages: readonly ShownMessage[],
  firstUnread: number,
  { from, to }: { from: number; to: number },
): Row[] {
  return messages.slice(from, to).map((message, index) => {
    const at = from + index;
    const before = messages[at - 1];
    const isNewDay = before === undefined || !isSameDay(before.createdAt, message.createdAt);
    const isFirstUnread = at === firstUnread;
    const isFirst = isNewDay || isFirstUnread || !isTogether(before, message);
    return { message, isNewDay, isFirstUnread, isFirst };
  });
}

/** The place of the first of these messages that a user had not read; -1 for none. */
export function firstUnreadIn(
  messages: readonly ShownMessage[],
  userId: string,
  unread: Unread | undefined,
): number {
  if (unread === undefined) return -1;
  const { from, to } = unread;
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
