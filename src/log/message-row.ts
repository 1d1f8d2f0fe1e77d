import type {
  ChatId,
  ClientMessageId,
  Message,
  MessageContent,
  MessageId,
  Metadata,
  Revision,
  Seq,
  UserId,
} from '../../generated/schemas';

/** What a message has besides what it was sent with: its further members in the contract's form. */
export type MessageExtra = Partial<
  Pick<
    Message,
    | ('version' | 'editedAt' | 'deletedAt' | 'deletedBy' | 'pinnedAt' | 'pinnedBy' | 'reactions')
    | ('kind' | 'replyTo' | 'threadId' | 'replyCount' | 'lastReplyAt' | 'mentions' | 'mentionsAll')
  >
>;

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
  metadata: Metadata | null;
  /** Null while there is nothing of that kind. */
  extra: MessageExtra | null;
}

/** A row of `messages` as Postgres writes it as JSON. */
export type MessageJson = Omit<MessageRow, 'createdAt'> & { createdAt: string };

/** SQL: a row of `messages`, by the name that it has in the statement, as a MessageJson. */
export function messageJson(m: string): string {
  return `json_build_object(
    'chatId', ${m}.chat_id, 'seq', ${m}.seq, 'id', ${m}.id, 'senderId', ${m}.sender_id,
    'content', ${m}.content, 'clientMessageId', ${m}.client_message_id,
    'revision', ${m}.revision, 'createdAt', ${m}.created_at, 'metadata', ${m}.metadata,
    'extra', ${m}.extra)`;
}

/**
 * SQL: the columns of a MessageRow, of a row of `messages` by the name that it has in the statement: where
 * there is a row for each message, cheaper for Postgres than to write each as JSON (docs/performance.md).
 */
export function messageColumns(m: string): string {
  return `${m}.chat_id AS "chatId", ${m}.seq, ${m}.id, ${m}.sender_id AS "senderId", ${m}.content,
    ${m}.client_message_id AS "clientMessageId", ${m}.revision, ${m}.created_at AS "createdAt", ${m}.metadata,
    ${m}.extra`;
}

/** SQL: how the thread of a reply is now, as a Thread; null of a message that answers none. */
export function threadJson(m: string): string {
  return `CASE WHEN ${m}.thread_seq IS NOT NULL THEN (
    SELECT json_build_object('threadId', t.id, 'replyCount', t.extra->'replyCount',
      'lastReplyAt', t.extra->'lastReplyAt')
    FROM messages t
    WHERE t.chat_id = ${m}.chat_id AND t.seq = ${m}.thread_seq AND t.extra ? 'replyCount'
  ) END`;
}

/** A message as the contract has it. It is made of each message that is sent: what it lacks costs nothing. */
export function toMessage(row: MessageRow | MessageJson): Message {
  const message: Message = {
    id: row.id,
    chatId: row.chatId,
    seq: row.seq,
    senderId: row.senderId,
    content: row.content,
    createdAt: new Date(row.createdAt).toISOString(),
    revision: row.revision,
    version: 1,
  };
  if (row.clientMessageId !== null) message.clientMessageId = row.clientMessageId;
  if (row.metadata !== null) message.metadata = row.metadata;
  return row.extra === null ? message : Object.assign(message, row.extra);
}

// What stands in columns of its own.
const columns: ReadonlySet<string> = new Set<keyof Message>([
  ...(['id', 'chatId', 'seq', 'senderId', 'content', 'createdAt'] as const),
  ...(['revision', 'clientMessageId', 'metadata'] as const),
]);

/** What a message has besides what it was sent with. */
export function extraOf(message: Message): MessageExtra {
  const extra: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(message)) if (!columns.has(name)) extra[name] = value;
  return extra;
}
