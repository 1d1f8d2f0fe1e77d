import { EntitySchema } from 'typeorm';
import type {
  Chat,
  ChatId,
  ChatKind,
  ChatName,
  Metadata,
  Revision,
  UserId,
} from '../../generated/schemas';

/** A row of `chats`. */
export interface ChatRow {
  id: ChatId;
  kind: ChatKind;
  name: ChatName | null;
  metadata: Metadata | null;
  createdBy: UserId;
  createdAt: Date;
  lastSeq: number;
  revision: Revision;
  lastActivityAt: Date;
}

export const ChatEntity = new EntitySchema<ChatRow>({
  name: 'Chat',
  tableName: 'chats',
  columns: {
    id: { type: 'text', primary: true },
    kind: { type: 'text' },
    name: { type: 'text', nullable: true },
    metadata: { type: 'json', nullable: true },
    createdBy: { type: 'text', name: 'created_by' },
    createdAt: { type: 'timestamptz', precision: 3, name: 'created_at' },
    lastSeq: { type: 'integer', name: 'last_seq', default: 0 },
    revision: { type: 'integer', default: 0 },
    lastActivityAt: { type: 'timestamptz', precision: 3, name: 'last_activity_at' },
  },
});

/** A chat as the contract has it. @param participantCount when not all participants are named */
export function toChat(
  row: ChatRow,
  participants: UserId[],
  participantCount = participants.length,
): Chat {
  return {
    id: row.id,
    kind: row.kind,
    ...(row.name === null ? {} : { name: row.name }),
    ...(row.metadata === null ? {} : { metadata: row.metadata }),
    participants,
    participantCount,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    lastSeq: row.lastSeq,
    revision: row.revision,
  };
}
