import type { DataSource } from 'typeorm';
import type { ChatId, ChatSummary, UserId } from '../../generated/schemas';
import { type MessageRow, toMessage } from '../messages/message-entity';
import { type ChatRow, toChat } from './chat-entity';

/** A place in the list of chats: the last chat of the page before. */
export interface ChatListPlace {
  lastActivityAt: Date;
  chatId: ChatId;
}

export interface ChatListEntry {
  summary: ChatSummary;
  place: ChatListPlace;
}

interface SummaryRow extends ChatRow {
  participants: UserId[];
  unreadCount: number;
  message: (Omit<MessageRow, 'createdAt'> & { createdAt: string }) | null;
}

/** Chats as one of their participants sees them. */
export class ChatListRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One chat, or undefined when the user takes no part in it. */
  async find(userId: UserId, chatId: ChatId): Promise<ChatSummary | undefined> {
    const [entry] = await this.#select('AND c.id = $3', [userId, 1, chatId]);
    return entry?.summary;
  }

  /** The chats after a place, the one with the most recent activity first; at most `limit`. */
  page(userId: UserId, limit: number, after: ChatListPlace | undefined): Promise<ChatListEntry[]> {
    if (after === undefined) return this.#select('', [userId, limit]);
    return this.#select('AND (c.last_activity_at, c.id) < ($3, $4)', [
      ...[userId, limit],
      ...[after.lastActivityAt, after.chatId],
    ]);
  }

  async #select(condition: string, values: unknown[]): Promise<ChatListEntry[]> {
    const rows: SummaryRow[] = await this.dataSource.query(summariesSql(condition), values);
    return rows.map((row) => ({
      summary: toSummary(row),
      place: { lastActivityAt: row.lastActivityAt, chatId: row.id },
    }));
  }
}

// The inner query picks the page; messages and participants are looked up for its chats only.
function summariesSql(condition: string): string {
  return `
    WITH page AS (
      SELECT c.*, c.last_seq - p.read_seq - p.sent_since_read AS unread_count
      FROM participants p JOIN chats c ON c.id = p.chat_id
      WHERE p.user_id = $1 ${condition}
      ORDER BY c.last_activity_at DESC, c.id DESC
      LIMIT $2
    )
    SELECT c.id, c.kind, c.name, c.created_by AS "createdBy", c.created_at AS "createdAt",
      c.last_seq AS "lastSeq", c.revision, c.last_activity_at AS "lastActivityAt",
      c.unread_count AS "unreadCount",
      (SELECT array_agg(p.user_id ORDER BY p.user_id COLLATE "C")
       FROM participants p WHERE p.chat_id = c.id) AS participants,
      CASE WHEN m.seq IS NOT NULL THEN json_build_object(
        'chatId', m.chat_id, 'seq', m.seq, 'id', m.id, 'senderId', m.sender_id,
        'content', m.content, 'clientMessageId', m.client_message_id,
        'revision', m.revision, 'createdAt', m.created_at) END AS message
    FROM page c LEFT JOIN messages m ON m.chat_id = c.id AND m.seq = c.last_seq
    ORDER BY c.last_activity_at DESC, c.id DESC`;
}

function toSummary(row: SummaryRow): ChatSummary {
  const { message } = row;
  return {
    ...toChat(row, row.participants),
    ...(message === null
      ? {}
      : { lastMessage: toMessage({ ...message, createdAt: new Date(message.createdAt) }) }),
    unreadCount: row.unreadCount,
  };
}
