import type { KnownParticipants } from '../chats/membership/known-participants';
import type { FeatureContext } from '../feature-context';
import { MessageRepository } from '../messages/reading/message-repository';
import { deliveredUpdated, PlaceNews, readUpdated } from './place-news';
import { receiptHandlers } from './receipt-handlers';
import { ReceiptRepository } from './receipt-repository';
import { ReceiptService } from './receipt-service';

/** Whom messages have reached and who has read them, and who is to be told that someone has. */
export function createReceipts(
  { database, publisher, newTurns }: FeatureContext,
  participants: KnownParticipants,
) {
  const receipts = new ReceiptService(
    new ReceiptRepository(database.requests),
    new MessageRepository(database.requests),
    new PlaceNews(deliveredUpdated, participants, publisher),
    newTurns(),
  );
  const reads = new PlaceNews(readUpdated, participants, publisher);
  return { handlers: receiptHandlers(receipts), onRead: reads.moved.bind(reads) };
}
