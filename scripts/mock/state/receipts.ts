import type { ChatReceipts, DeliveredState, MessageReceipts } from '../../../generated/http/types';
import type { ChatId, MessageId, UserId } from '../../../generated/schemas';
import { maxTold } from '../../../src/chats/membership/known-participants';
import { deliveredUpdated, type readUpdated } from '../../../src/receipts/place-news';
import type { ChatPlaces } from '../../../src/receipts/receipt-repository';
import { receiptsOf } from '../../../src/receipts/receipts-of';
import type { ChatState } from './chat-state';
import type { MockState } from './mock-state';
import type { OwnState } from './own-states';

/** Says that messages have reached a user. Throws CHAT_NOT_FOUND. */
export function markDelivered(
  state: MockState,
  userId: UserId,
  chatId: ChatId,
  asked: number,
): DeliveredState {
  const { messages } = state.find(userId, chatId);
  const own = state.own.of(userId, chatId);
  const before = Math.max(own.deliveredSeq, own.readSeq);
  const seq = Math.max(before, Math.min(asked, messages.length));
  own.deliveredSeq = seq;
  if (seq > before) tellPlace(state, deliveredUpdated, own);
  return { chatId, seq };
}

/** Tells who joined a chat how far a participant has come; at once, as nobody else does here. */
export function tellPlace(
  state: MockState,
  toEvent: typeof readUpdated,
  { userId, chatId, readSeq, deliveredSeq }: OwnState,
): void {
  const { participants } = state.find(userId, chatId);
  const exceptFor = participants.filter((id) => !state.users.meet(id).receipts);
  if (participants.length > maxTold || exceptFor.includes(userId)) return;
  const seq = toEvent === deliveredUpdated ? Math.max(deliveredSeq, readSeq) : readSeq;
  if (seq === 0) return;
  const event = toEvent(chatId, [{ userId, seq }]);
  state.listener.signalled(chatId, { key: event.event, event, exceptFor, expiresAt: Infinity });
}

/** How far each participant who shares it has come. Throws CHAT_NOT_FOUND. */
export function receiptsOfChat(state: MockState, userId: UserId, chatId: ChatId): ChatReceipts {
  const { participantCount, places } = placesFor(state, userId, state.find(userId, chatId));
  return { chatId, places: participantCount > maxTold ? [] : places };
}

/** The receipts of a message. Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND. */
export function receiptsOfMessage(
  state: MockState,
  userId: UserId,
  chatId: ChatId,
  messageId: MessageId,
): MessageReceipts {
  const message = state.findMessage(userId, chatId, messageId);
  return receiptsOf(message, placesFor(state, userId, state.find(userId, chatId)));
}

function placesFor(
  { own, users }: MockState,
  caller: UserId,
  { id, participants }: ChatState,
): ChatPlaces {
  const isShared = (userId: UserId) => users.meet(userId).receipts;
  const sharing = isShared(caller) ? participants.filter(isShared) : [];
  const places = sharing.map((userId) => {
    const { readSeq, deliveredSeq, afterSeq } = own.of(userId, id);
    return { userId, readSeq, deliveredSeq: Math.max(deliveredSeq, readSeq), afterSeq };
  });
  return { participantCount: participants.length, places };
}
