import type { ChatId, Revision, StateRevision, Timestamp, UserId } from '../../generated/schemas';
import { timestampSql } from '../database/timestamp-sql';
import type { OwnState } from '../log/user-change';
import { isArchived } from './is-archived';
import { mentionCount } from './mention-count';
import { unreadCount } from './unread-count';

/** What is a user's own of a chat, as the database gives it. */
export interface OwnRow {
  readSeq: number;
  unreadCount: number;
  mentionCount: number;
  pinned: boolean;
  archived: boolean;
  markedUnread: boolean;
  /** Null of a chat that is not muted. */
  mutedUntil: Timestamp | null;
}

/**
 * SQL: the columns of an OwnRow.
 *
 * @param c the chat, by the name that it has in the statement
 * @param p the participant
 */
export function ownColumns(c: string, p: string): string {
  return `${p}.read_seq AS "readSeq", ${unreadCount(c, p)} AS "unreadCount",
    ${mentionCount(c, p)} AS "mentionCount", ${p}.is_pinned AS pinned,
    ${isArchived(c, p)} AS archived, ${p}.is_marked_unread AS "markedUnread",
    ${timestampSql(`${p}.muted_until`)} AS "mutedUntil"`;
}

/** A row of `findOwnSql`. */
export interface FoundOwnRow extends OwnRow {
  chatId: ChatId;
  userId: UserId;
  stateRevision: StateRevision;
  revision: Revision;
}

/**
 * SQL: what is a user's own of chats at the revision of their log, with `chatId` and `userId`.
 *
 * @param asked SQL: rows `a` of a `chat_id` and a `user_id`
 */
export function findOwnSql(asked: string): string {
  return `
    SELECT p.chat_id AS "chatId", p.user_id AS "userId", ${ownColumns('c', 'p')}, c.revision,
      coalesce(o.revision, 0) AS "stateRevision"
    FROM ${asked} JOIN participants p USING (chat_id, user_id) JOIN chats c ON c.id = p.chat_id
      LEFT JOIN user_chats o ON o.user_id = p.user_id AND o.chat_id = p.chat_id`;
}

/** What is a user's own of a chat, as the contract has it. */
export function toOwnState(row: OwnRow): Omit<OwnState, 'revision'> {
  const { readSeq, unreadCount: unread, mentionCount: mentions, mutedUntil } = row;
  const { pinned, archived, markedUnread } = row;
  return {
    ...{ readSeq, unreadCount: unread, mentionCount: mentions, pinned, archived, markedUnread },
    ...(mutedUntil === null ? {} : { mutedUntil }),
  };
}

/** What was found: a user's own of a chat, as the contract has it, at the revision of their log. */
export function toFoundOwn(row: FoundOwnRow): { stateRevision: StateRevision; own: OwnState } {
  const { stateRevision, revision } = row;
  return { stateRevision, own: { revision, ...toOwnState(row) } };
}
