import type { DataSource } from 'typeorm';
import type {
  ChatId,
  Message,
  MessageId,
  MessageVersion,
  Metadata,
  Seq,
  UserId,
} from '../../../generated/schemas';
import { runStatement, type Statement } from '../../database/statement';
import {
  messageColumns,
  type MessageJson,
  type MessageRow,
  toMessage,
} from '../../log/message-row';
import type { Found } from '../found';
import type { HistoryExtent } from './history-range';
import { seqInId } from '../message-id';
import { findMessage, findVersions, messageSql } from '../message-statements';

/** Which versions of a message. */
export interface VersionQuery {
  after: number;
  limit: number;
}

type VersionJson = Omit<MessageVersion, 'metadata'> & { metadata: Metadata | null };

/** Reads messages. */
export class MessageRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A message. */
  async find(userId: UserId, chatId: ChatId, messageId: MessageId): Promise<Found<Message>> {
    const values = [userId, chatId, messageId, seqInId(messageId)];
    type Row = { message: MessageJson | null };
    const [row] = await runStatement<Row>(this.dataSource, findMessage, values);
    if (row === undefined) return 'no-chat';
    return row.message === null ? 'no-message' : toMessage(row.message);
  }

  /** A message, and what it said before: its versions after one, so many at most, in ascending order. */
  async findVersions(
    userId: UserId,
    chatId: ChatId,
    messageId: MessageId,
    { after, limit }: VersionQuery,
  ): Promise<Found<{ message: Message; earlier: MessageVersion[] }>> {
    const values = [userId, chatId, messageId, seqInId(messageId), after, limit];
    type Row = { message: MessageJson | null; earlier: VersionJson[] };
    const [row] = await runStatement<Row>(this.dataSource, findVersions, values);
    if (row === undefined) return 'no-chat';
    if (row.message === null) return 'no-message';
    return { message: toMessage(row.message), earlier: row.earlier.map(asInContract) };
  }

  /** What a user sees of a chat, or undefined when they take no part in it. */
  async findExtent(userId: UserId, chatId: ChatId): Promise<HistoryExtent | undefined> {
    const values = [userId, chatId];
    const [extent] = await runStatement<HistoryExtent>(this.dataSource, findExtent, values);
    return extent;
  }

  /** The `seq` of a message, and what the user sees of its chat. */
  async findPlace(
    userId: UserId,
    chatId: ChatId,
    messageId: MessageId,
  ): Promise<Found<HistoryExtent & { seq: Seq }>> {
    const values = [userId, chatId, messageId, seqInId(messageId)];
    type Row = HistoryExtent & { seq: Seq | null };
    const [row] = await runStatement<Row>(this.dataSource, findPlace, values);
    if (row === undefined) return 'no-chat';
    const { seq, ...extent } = row;
    return seq === null ? 'no-message' : { seq, ...extent };
  }

  /** The messages from one `seq` to another, both included, in ascending order. */
  async range(chatId: ChatId, first: number, last: number): Promise<Message[]> {
    const values = [chatId, first, last];
    const rows = await runStatement<MessageRow>(this.dataSource, listMessages, values);
    return rows.map(toMessage);
  }
}

/** Postgres writes a time in another form, and what there is none of as null. */
function asInContract({ createdAt, metadata, ...version }: VersionJson): MessageVersion {
  return {
    ...version,
    createdAt: new Date(createdAt).toISOString(),
    ...(metadata && { metadata }),
  };
}

const extentColumns = 'c.last_seq AS "lastSeq", p.history_seq AS "historySeq"';

const findExtent: Statement = {
  name: 'find-extent',
  text: `
    SELECT ${extentColumns} FROM participants p JOIN chats c ON c.id = p.chat_id
    WHERE p.user_id = $1 AND p.chat_id = $2`,
};

const findPlace: Statement = {
  name: 'find-place',
  text: `
    SELECT ${messageSql('$2', '$3', '$4', 'p.history_seq', (m) => `${m}.seq`)} AS seq, ${extentColumns}
    FROM participants p JOIN chats c ON c.id = p.chat_id
    WHERE p.user_id = $1 AND p.chat_id = $2`,
};

const listMessages: Statement = {
  name: 'list-messages',
  text: `
    SELECT ${messageColumns('m')} FROM messages m
    WHERE m.chat_id = $1 AND m.seq BETWEEN $2 AND $3 ORDER BY m.seq`,
};
