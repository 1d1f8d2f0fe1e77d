import type { PinPage, PinState } from '../../../generated/http/types';
import type { ChatId, Message, MessageId, UserId } from '../../../generated/schemas';
import { requireAllowed } from '../../../src/who-may';
import { ServiceError } from '../../../src/errors';
import { decodeCursor, encodeCursor, pinPlaceOf } from '../../../src/pins/pin-cursor';
import { maxPins } from '../../../src/pins/pin-service';
import type { MockState } from './mock-state';

/**
 * Lets a user pin a message, or unpin it; gives it as it is then. Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND,
 * NOT_ALLOWED, BLOCKED, MESSAGE_DELETED and TOO_MANY_PINS.
 */
export function setPinned(
  state: MockState,
  userId: UserId,
  { chatId, messageId }: { chatId: ChatId; messageId: MessageId },
  isPinned: boolean,
): PinState {
  const message = state.findMessage(userId, chatId, messageId);
  const chat = state.find(userId, chatId);
  const operation = isPinned ? 'pinMessage' : 'unpinMessage';
  requireAllowed(operation, chat.membership.roleOf(userId), chat.details);
  state.requireWritable(chat);
  if (isPinned && message.deletedAt !== undefined) throw new ServiceError('MESSAGE_DELETED');
  if (isPinned !== (message.pinnedAt !== undefined)) {
    if (isPinned && pinsOf(chat.messages).length >= maxPins)
      throw new ServiceError('TOO_MANY_PINS');
    state.listener.changed(chat, chat.setPinned(message, userId, isPinned));
  }
  return { chatId, revision: chat.revision, pin: { userId, message } };
}

/** A page of what is pinned, the last one first. Throws CHAT_NOT_FOUND, INVALID_CURSOR. */
export function pageOfPins(
  state: MockState,
  userId: UserId,
  chatId: ChatId,
  { limit, cursor }: { limit: number; cursor?: string },
): PinPage {
  const pins = pinsOf(state.find(userId, chatId).seenBy(userId).messages);
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const rest = pins.filter((pin) => after === undefined || comparePins(pin, after) > 0);
  const items = rest.slice(0, limit);
  const isLast = items.length === rest.length;
  return { items, nextCursor: isLast ? null : encodeCursor(pinPlaceOf(items.at(-1)!)) };
}

/** Those of the messages that are pinned, the one that was pinned last first. */
export function pinsOf(messages: Message[]): Message[] {
  return messages.filter(({ pinnedAt }) => pinnedAt !== undefined).sort(comparePins);
}

/** As pins are listed: the later one first; of one moment, the greater seq. */
function comparePins(
  one: Pick<Message, 'pinnedAt' | 'seq'>,
  other: Pick<Message, 'pinnedAt' | 'seq'>,
): number {
  if (one.pinnedAt === other.pinnedAt) return other.seq - one.seq;
  return one.pinnedAt! < other.pinnedAt! ? 1 : -1;
}
