import type { Handlers } from '../../generated/http/operations';
import type { Session } from '../sessions/session';
import type { ReceiptService } from './receipt-service';

type ReceiptHandlers = Pick<
  Handlers<Session>,
  'markDelivered' | 'listReceipts' | 'listChatReceipts'
>;

/** Whom messages have reached, and who has read them. */
export function receiptHandlers(receipts: ReceiptService): ReceiptHandlers {
  return {
    markDelivered: async ({ params, body }, { userId }) => ({
      status: 200,
      body: await receipts.markDelivered(userId, params.chatId, body.seq),
    }),

    listReceipts: async ({ params }, { userId }) => ({
      status: 200,
      body: await receipts.ofMessage(userId, params.chatId, params.messageId),
    }),

    listChatReceipts: async ({ params }, { userId }) => ({
      status: 200,
      body: await receipts.ofChat(userId, params.chatId),
    }),
  };
}
