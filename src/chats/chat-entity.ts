import { EntitySchema } from 'typeorm';
import type { Chat, ChatId, ChatKind, Revision, UserId } from '../../generated/schemas';
import { type DetailColumns, toDetails } from '../log/chat-details-row';

/** A row of `chats`. */
export interface ChatRow extends DetailColumns {
  id: ChatId;
  kind: ChatKind;
  createdBy: UserId;
  createdAt: Date;
  lastSeq: number;
  revision: Revision;
  lastActivityAt: Date;
  /** The database counts them. */
  participantCount: number;
}

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

/** SQL: the columns of a ChatRow, of a row of `chats` by the name that it has in the statement. */
export function chatColumns(c: string): string {
  return `${c}.id, ${c}.kind, ${c}.name, ${c}.description, ${c}.avatar_url AS "avatarUrl", ${c}.metadata,
    ${c}.posting, ${c}.history, ${c}.created_by AS "createdBy", ${c}.created_at AS "createdAt",
    ${c}.last_seq AS "lastSeq", ${c}.revision, ${c}.last_activity_at AS "lastActivityAt",
    ${c}.participant_count AS "participantCount"`;
}

/** A chat as the contract has it. @param participants the first of them */
export function toChat(
  row: Omit<ChatRow, 'createdAt' | 'lastActivityAt'> & { createdAt: Date | string },
  participants: UserId[],
): Chat {
  const { posting, history, ...texts } = toDetails(row);
  return {
    id: row.id,
    kind: row.kind,
    ...texts,
    ...(posting === 'everyone' ? {} : { posting }),
    ...(history === 'all' ? {} : { history }),
    participants,
    participantCount: row.participantCount,
    createdBy: row.createdBy,
    createdAt: new Date(row.createdAt).toISOString(),
    lastSeq: row.lastSeq,
    revision: row.revision,
  };
}
