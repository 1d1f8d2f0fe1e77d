import type { Revision, StateRevision, Timestamp } from '../../generated/schemas';
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

/** The row of `findOwnSql`. */
export interface FoundOwnRow extends OwnRow {
  stateRevision: StateRevision;
  revision: Revision;
}

/** SQL: what is a user's own of a chat at the revision of their log; of the chat $1 and the user $2. */
export const findOwnSql = `
  SELECT ${ownColumns('c', 'p')}, c.revision, coalesce(o.revision, 0) AS "stateRevision"
  FROM participants p JOIN chats c ON c.id = p.chat_id
    LEFT JOIN user_chats o ON o.user_id = p.user_id AND o.chat_id = p.chat_id
  WHERE p.chat_id = $1 AND p.user_id = $2`;

/** What is a user's own of a chat, as the contract has it. */
export function toOwnState(row: OwnRow): Omit<OwnState, 'revision'> {
  const { readSeq, unreadCount: unread, mentionCount: mentions, mutedUntil } = row;
  const { pinned, archived, markedUnread } = row;
  return {
    ...{ readSeq, unreadCount: unread, mentionCount: mentions, pinned, archived, markedUnread },
    ...(mutedUntil === null ? {} : { mutedUntil }),
  };
}
