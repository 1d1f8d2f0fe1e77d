import { EntitySchema } from 'typeorm';
import type {
  ChatId,
  ClientMessageId,
  Message,
  MessageContent,
  MessageId,
  Revision,
  Seq,
  UserId,
} from '../../generated/schemas';

/** A row of `messages`. */
export interface MessageRow {
  chatId: ChatId;
  seq: Seq;
  id: MessageId;
  senderId: UserId;
  content: MessageContent;
  clientMessageId: ClientMessageId | null;
  revision: Revision;
  createdAt: Date;
}

export const MessageEntity = new EntitySchema<MessageRow>({
  name: 'Message',
  tableName: 'messages',
  columns: {
    chatId: { type: 'text', primary: true, name: 'chat_id' },
    seq: { type: 'integer', primary: true },
    id: { type: 'text' },
    senderId: { type: 'text', name: 'sender_id' },
    content: { type: 'text' },
    clientMessageId: { type: 'text', name: 'client_message_id', nullable: true },
    revision: { type: 'integer' },
    createdAt: { type: 'timestamptz', precision: 3, name: 'created_at' },
  },
});

/** A message as the contract has it. */
export function toMessage(row: MessageRow): Message {
  return {
    id: row.id,
    chatId: row.chatId,
    seq: row.seq,
    senderId: row.senderId,
    content: row.content,
    createdAt: row.createdAt.toISOString(),
    revision: row.revision,
    ...(row.clientMessageId === null ? {} : { clientMessageId: row.clientMessageId }),
  };
}
