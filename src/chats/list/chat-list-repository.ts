import type { DataSource } from 'typeorm';
import { runStatement, type Statement } from '../../database/statement';
import type { ChatId, ChatSummary, Revision, Role, UserId } from '../../../generated/schemas';
import { type MessageJson, messageJson, toMessage } from '../../log/message-row';
import { chatColumns, type ChatRow, toChat } from '../../log/chat-row';
import { firstParticipants } from '../../named-participants';
import { listingMargin } from '../../messages/sending/list-steps';
import { mentionCount } from '../../own-state/mention-count';
import { unreadCount } from '../../own-state/unread-count';

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
  role: Role;
  readSeq: number;
  unreadCount: number;
  mentionCount: number;
  stateRevision: Revision;
  message: MessageJson | null;
}

/** Chats as one of their participants sees them. */
export class ChatListRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One chat, or undefined when the user takes no part in it. */
  async find(userId: UserId, chatId: ChatId): Promise<ChatSummary | undefined> {
    const [entry] = await this.#select(findChat, [userId, 1, chatId]);
    return entry?.summary;
  }

  /** The chats after a place, the one with the most recent activity first; at most `limit`. */
  page(userId: UserId, limit: number, after: ChatListPlace | undefined): Promise<ChatListEntry[]> {
    if (after === undefined) return this.#select(listChats, [userId, limit]);
    return this.#select(listChatsAfter, [userId, limit, after.lastActivityAt, after.chatId]);
  }

  async #select(statement: Statement, values: unknown[]): Promise<ChatListEntry[]> {
    const rows = await runStatement<SummaryRow>(this.dataSource, statement, values);
    return rows.map((row) => ({
      summary: toSummary(row),
      place: { lastActivityAt: row.lastActivityAt, chatId: row.id },
    }));
  }
}

/** SQL: which of the user's participations (`p`), and of their chats (`c`), come into question. */
interface Candidates {
  participations: string;
  chats: string;
}

const oneChat: Candidates = { participations: 'p.chat_id = $3', chats: 'true' };

/**
 * A chat's activity and its `listed_at` lie at most a margin apart. So whatever belongs on the page
 * is listed at most two margins before the last of as many chats as the page has, counted by
 * `listed_at`: only those are looked at, however many the user has.
 */
const firstPage: Candidates = {
  participations: notLongBefore('true'),
  chats: 'true',
};
const nextPage: Candidates = {
  participations: `p.listed_at <= $3::timestamptz + ${listingMargin}
    AND ${notLongBefore(`q.listed_at < $3::timestamptz - ${listingMargin}`)}`,
  chats: '(c.last_activity_at, c.id) < ($3, $4)',
};

function notLongBefore(counted: string): string {
  return `p.listed_at >= coalesce((
      SELECT q.listed_at FROM participants q WHERE q.user_id = $1 AND ${counted}
      ORDER BY q.listed_at DESC OFFSET $2 - 1 LIMIT 1
    ) - 2 * ${listingMargin}, '-infinity')`;
}

// The inner query picks the page; messages and participants are looked up for its chats only. With
// OFFSET 0 each is looked up by itself, and no table is ever read as a whole.
function summariesSql({ participations, chats }: Candidates): string {
  return `
    WITH page AS (
      SELECT c.*, p.user_id, p.role, p.read_seq, p.sent_since_read, p.history_seq
      FROM participants p
      CROSS JOIN LATERAL (SELECT * FROM chats WHERE id = p.chat_id OFFSET 0) c
      WHERE p.user_id = $1 AND ${participations} AND ${chats}
      ORDER BY c.last_activity_at DESC, c.id DESC
      LIMIT $2
    )
    SELECT ${chatColumns('c')}, c.role, c.read_seq AS "readSeq", ${unreadCount('c', 'c')} AS "unreadCount",
      ${mentionCount('c', 'c')} AS "mentionCount",
      coalesce(o.revision, 0) AS "stateRevision",
      ${firstParticipants('c')} AS participants,
      CASE WHEN m.seq IS NOT NULL THEN ${messageJson('m')} END AS message
    FROM page c
    LEFT JOIN LATERAL (
      SELECT * FROM messages WHERE chat_id = c.id AND seq = c.last_seq AND seq > c.history_seq OFFSET 0
    ) m ON true
    LEFT JOIN LATERAL (
      SELECT revision FROM user_chats WHERE user_id = c.user_id AND chat_id = c.id OFFSET 0
    ) o ON true
    ORDER BY c.last_activity_at DESC, c.id DESC`;
}

const findChat: Statement = { name: 'find-chat', text: summariesSql(oneChat) };
const listChats: Statement = { name: 'list-chats', text: summariesSql(firstPage) };
const listChatsAfter: Statement = { name: 'list-chats-after', text: summariesSql(nextPage) };

function toSummary(row: SummaryRow): ChatSummary {
  const { message } = row;
  return {
    ...toChat(row, row.participants),
    ...(message === null ? {} : { lastMessage: toMessage(message) }),
    readSeq: row.readSeq,
    unreadCount: row.unreadCount,
    mentionCount: row.mentionCount,
    stateRevision: row.stateRevision,
    role: row.role,
  };
}
