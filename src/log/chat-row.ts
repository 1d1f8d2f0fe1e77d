import type {
  AvatarUrl,
  Chat,
  ChatDescription,
  ChatDetails,
  ChatHistory,
  ChatId,
  ChatKind,
  ChatName,
  Metadata,
  Posting,
  Revision,
  UserId,
} from '../../generated/schemas';

/** What a chat says of itself, as columns. */
export interface DetailColumns {
  name: ChatName | null;
  description: ChatDescription | null;
  avatarUrl: AvatarUrl | null;
  metadata: Metadata | null;
  posting: Posting;
  history: ChatHistory;
}

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

/** SQL: what a chat says of itself, by its name in the statement, as JSON of DetailColumns. */
export function detailsJson(c: string): string {
  return `json_build_object('name', ${c}.name, 'description', ${c}.description,
    'avatarUrl', ${c}.avatar_url, 'metadata', ${c}.metadata, 'posting', ${c}.posting,
    'history', ${c}.history)`;
}

/** What a chat says of itself, as the contract has it. */
export function toDetails(row: DetailColumns): ChatDetails {
  const { name, description, avatarUrl, metadata, posting, history } = row;
  return {
    ...(name === null ? {} : { name }),
    ...(description === null ? {} : { description }),
    ...(avatarUrl === null ? {} : { avatarUrl }),
    ...(metadata === null ? {} : { metadata }),
    posting,
    history,
  };
}
