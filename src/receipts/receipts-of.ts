import type { MessageReceipts, ReceiptPlaces } from '../../generated/http/types';
import type { Message } from '../../generated/schemas';
import { maxTold } from '../chats/membership/known-participants';
import type { ChatPlaces } from './receipt-repository';

/**
 * Whom a message has reached, and who has read it, in ascending order. Its sender is none of them, nor who
 * came later; in a chat of many it is told only how many.
 */
export function receiptsOf(
  { id: messageId, chatId, seq, senderId }: Message,
  { participantCount, places }: ChatPlaces,
): MessageReceipts {
  const others = places.filter((one) => one.userId !== senderId && one.afterSeq < seq);
  const delivered = namesOf(others.filter(({ deliveredSeq }) => deliveredSeq >= seq));
  const read = namesOf(others.filter(({ readSeq }) => readSeq >= seq));
  const counts = { chatId, messageId, deliveredCount: delivered.length, readCount: read.length };
  return participantCount > maxTold ? counts : { ...counts, delivered, read };
}

function namesOf(places: readonly ReceiptPlaces[]) {
  return places.map(({ userId }) => userId);
}
