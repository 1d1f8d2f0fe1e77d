import { EntitySchema } from 'typeorm';
import type { ChatId, Role, Seq, UserId } from '../../../generated/schemas';

/** A row of `participants`: a user in a chat, what they may do there, and how far they have read. */
export interface ParticipantRow {
  chatId: ChatId;
  userId: UserId;
  role: Role;
  /** Whether their role lets them send messages. */
  canPost: boolean;
  joinedAt: Date;
  /** The `seq` up to which the user has read. */
  readSeq: Seq;
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
    role: { type: 'text', default: 'member' },
    canPost: { type: 'boolean', name: 'can_post', default: true },
    joinedAt: { type: 'timestamptz', name: 'joined_at', insert: false, update: false },
    readSeq: { type: 'integer', name: 'read_seq', default: 0 },
    sentSinceRead: { type: 'integer', name: 'sent_since_read', default: 0 },
    deliveredSeq: { type: 'integer', name: 'delivered_seq', default: 0 },
  },
});
