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

/** What a message has besides what it was sent with: its further members in the contract's form. */
export type MessageExtra = Partial<
  Pick<
    Message,
    'version' | 'editedAt' | 'deletedAt' | 'deletedBy' | 'pinnedAt' | 'pinnedBy' | 'reactions'
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
  /** Null while nothing was done with the message. */
  extra: MessageExtra | null;
}

/** A row of `messages` as Postgres writes it as JSON. */
export type MessageJson = Omit<MessageRow, 'createdAt'> & { createdAt: string };

/** SQL: a row of `messages`, by the name that it has in the statement, as a MessageJson. */
export function messageJson(m: string): string {
  return `json_build_object(
    'chatId', ${m}.chat_id, 'seq', ${m}.seq, 'id', ${m}.id, 'senderId', ${m}.sender_id,
    'content', ${m}.content, 'clientMessageId', ${m}.client_message_id,
    'revision', ${m}.revision, 'createdAt', ${m}.created_at, 'extra', ${m}.extra)`;
}

/** A message as the contract has it. */
export function toMessage(row: MessageRow | MessageJson): Message {
  return {
    id: row.id,
    chatId: row.chatId,
    seq: row.seq,
    senderId: row.senderId,
    content: row.content,
    createdAt: new Date(row.createdAt).toISOString(),
    revision: row.revision,
    version: 1,
    ...(row.clientMessageId === null ? {} : { clientMessageId: row.clientMessageId }),
    ...row.extra,
  };
}

// What stands in columns of its own.
const columns: ReadonlySet<string> = new Set<keyof Message>([
  ...(['id', 'chatId', 'seq', 'senderId', 'content', 'createdAt'] as const),
  ...(['revision', 'clientMessageId'] as const),
]);

/** What a message has besides what it was sent with. */
export function extraOf(message: Message): MessageExtra {
  return Object.fromEntries(Object.entries(message).filter(([name]) => !columns.has(name)));
}
