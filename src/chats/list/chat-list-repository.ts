import type { DataSource } from 'typeorm';
import { runStatement, type Statement } from '../../database/statement';
import type { ChatId, ChatSummary, Revision, Role, UserId } from '../../../generated/schemas';
import { type ChatRow, toChat } from '../../log/chat-row';
import { type MessageJson, toMessage } from '../../log/message-row';
import { type OwnRow, toOwnState } from '../../own-state/own-columns';
import { type Beginning, findChat, listChats, type Selection } from './chat-list-statements';
import { settleArchive } from './settle-archive';

/** A place in the list of chats: the last chat of the page before. */
export interface ChatListPlace {
  /** Whether it is one of the pinned ones, where these come first. */
  isPinned: boolean;
  lastActivityAt: Date;
  chatId: ChatId;
}

export interface ChatListEntry {
  summary: ChatSummary;
  place: ChatListPlace;
}

interface SummaryRow extends ChatRow, OwnRow {
  participants: UserId[];
  role: Role;
  stateRevision: Revision;
  message: MessageJson | null;
}

/** Chats as one of their participants sees them. */
export class ChatListRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One chat, or undefined when the user takes no part in it. */
  async find(userId: UserId, chatId: ChatId): Promise<ChatSummary | undefined> {
    const [entry] = await this.#select(findChat, [userId, 1, chatId], false);
    return entry?.summary;
  }

  /**
   * The chats after a place, the one with the most recent activity first; at most `limit`. Of all of them, or
   * of those in the archive or the others, the pinned ones of these first.
   */
  async page(
    userId: UserId,
    limit: number,
    after: ChatListPlace | undefined,
    selection: Selection = 'all',
  ): Promise<ChatListEntry[]> {
    const hasPins = selection !== 'all';
    if (hasPins) await settleArchive(this.dataSource, userId);
    const statement = listChats[selection][beginningOf(after)];
    const place = after === undefined ? [] : [after.lastActivityAt, after.chatId];
    return this.#select(statement, [userId, limit, ...place], hasPins);
  }

  async #select(
    statement: Statement,
    values: unknown[],
    hasPins: boolean,
  ): Promise<ChatListEntry[]> {
    const rows = await runStatement<SummaryRow>(this.dataSource, statement, values);
    return rows.map((row) => ({
      summary: toSummary(row),
      place: {
        ...{ isPinned: hasPins && row.pinned },
        ...{ lastActivityAt: row.lastActivityAt, chatId: row.id },
      },
    }));
  }
}

function beginningOf(after: ChatListPlace | undefined): Beginning {
  if (after === undefined) return 'top';
  return after.isPinned ? 'pinned' : 'place';
}

function toSummary(row: SummaryRow): ChatSummary {
  const { message } = row;
  return {
    ...toChat(row, row.participants),
    ...(message === null ? {} : { lastMessage: toMessage(message) }),
    ...toOwnState(row),
    stateRevision: row.stateRevision,
    role: row.role,
  };
}
