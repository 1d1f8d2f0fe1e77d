import type { PinPage, PinState } from '../../generated/http/types';
import type { ChatId, MessageId, UserId } from '../../generated/schemas';
import { requireAllowed } from '../who-may';
import { ServiceError } from '../errors';
import type { MessageDecision, MessageTask } from '../messages/changing/change-batch';
import type { MessageChangeWriter } from '../messages/changing/message-change-writer';
import { withoutPin, withPin } from '../messages/changing/pins';
import { fittingItems } from '../page-size';
import { decodeCursor, encodeCursor, pinPlaceOf } from './pin-cursor';
import type { PinRepository } from './pin-repository';

/** How many messages of a chat may be pinned. */
export const maxPins = 50;

/** A message, and who it is that asks. */
interface Place {
  userId: UserId;
  chatId: ChatId;
  messageId: MessageId;
}

/** What the participants of a chat pin. */
export class PinService {
  constructor(
    private readonly pins: PinRepository,
    private readonly changes: MessageChangeWriter,
  ) {}

  /**
   * Pins a message; gives it as it is then, pinned. Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND, NOT_ALLOWED,
   * MESSAGE_DELETED, TOO_MANY_PINS when 50 others are, and SERVICE_UNAVAILABLE.
   */
  pin(place: Place): Promise<PinState> {
    const decide: MessageDecision = ({ message, chat, role, pinCount, now }) => {
      requireAllowed('pinMessage', role, chat);
      if (message.deletedAt !== undefined) throw new ServiceError('MESSAGE_DELETED');
      if (message.pinnedAt !== undefined) return undefined;
      if (pinCount >= maxPins) throw new ServiceError('TOO_MANY_PINS');
      return { kind: 'pin-changed', message: withPin(message, place.userId, now) };
    };
    return this.#change({ ...place, isPin: true, decide });
  }

  /**
   * Unpins a message; gives it as it is then, not pinned. Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND, NOT_ALLOWED,
   * and SERVICE_UNAVAILABLE.
   */
  unpin(place: Place): Promise<PinState> {
    const decide: MessageDecision = ({ message, chat, role }) => {
      requireAllowed('unpinMessage', role, chat);
      if (message.pinnedAt === undefined) return undefined;
      return { kind: 'pin-changed', message: withoutPin(message) };
    };
    return this.#change({ ...place, decide });
  }

  /** A page of what is pinned, the last one first. Throws INVALID_CURSOR, CHAT_NOT_FOUND. */
  async page(
    userId: UserId,
    chatId: ChatId,
    { limit, cursor }: { limit: number; cursor?: string },
  ): Promise<PinPage> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const found = await this.pins.page(userId, chatId, after, limit + 1);
    if (found === undefined) throw new ServiceError('CHAT_NOT_FOUND');
    const items = fittingItems(found.slice(0, limit));
    const isLast = items.length === found.length;
    return { items, nextCursor: isLast ? null : encodeCursor(pinPlaceOf(items.at(-1)!)) };
  }

  async #change(task: MessageTask): Promise<PinState> {
    const { message, revision } = await this.changes.changeAt(task);
    return { chatId: message.chatId, revision, pin: { userId: task.userId, message } };
  }
}
