import { EntitySchema } from 'typeorm';
import type { ChatId, UserId } from '../../../generated/schemas';

/** A row of `participants`: a user in a chat, and how far they have read. */
export interface ParticipantRow {
  chatId: ChatId;
  userId: UserId;
  /** The `seq` up to which the user has read. */
  readSeq: number;
  /** How many of the messages after `readSeq` are the user's own. */
  sentSinceRead: number;
  /** The `seq` up to which messages have reached the user, where that is more than `readSeq`. */
  deliveredSeq: number;
}

export const ParticipantEntity = new EntitySchema<ParticipantRow>({
  name: 'Participant',
  tableName: 'participants',
  columns: {
    chatId: { type: 'text', primary: true, name: 'chat_id' },
    userId: { type: 'text', primary: true, name: 'user_id' },
    readSeq: { type: 'integer', name: 'read_seq', default: 0 },
    sentSinceRead: { type: 'integer', name: 'sent_since_read', default: 0 },
    deliveredSeq: { type: 'integer', name: 'delivered_seq', default: 0 },
  },
});
