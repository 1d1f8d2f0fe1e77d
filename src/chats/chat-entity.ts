import { EntitySchema } from 'typeorm';
import type { ChatRow } from '../log/chat-row';

export const ChatEntity = new EntitySchema<ChatRow>({
  name: 'Chat',
  tableName: 'chats',
  columns: {
    id: { type: 'text', primary: true },
    kind: { type: 'text' },
    name: { type: 'text', nullable: true },
    description: { type: 'text', nullable: true },
    avatarUrl: { type: 'text', name: 'avatar_url', nullable: true },
    metadata: { type: 'json', nullable: true },
    posting: { type: 'text', default: 'everyone' },
    history: { type: 'text', default: 'all' },
    createdBy: { type: 'text', name: 'created_by' },
    createdAt: { type: 'timestamptz', precision: 3, name: 'created_at' },
    lastSeq: { type: 'integer', name: 'last_seq', default: 0 },
    revision: { type: 'integer', default: 0 },
    lastActivityAt: { type: 'timestamptz', precision: 3, name: 'last_activity_at' },
    participantCount: { type: 'integer', name: 'participant_count', insert: false, update: false },
  },
});
