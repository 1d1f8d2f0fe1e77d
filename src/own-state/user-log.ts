import type { DataSource } from 'typeorm';
import type { ChatId, Epoch, Revision, Role, Seq, UserId } from '../../generated/schemas';
import { chatColumns, type ChatRow, toChat } from '../log/chat-row';
import { firstParticipants } from '../named-participants';
import { ownColumns, type OwnRow, toOwnState } from './own-columns';
import { epochSql } from '../database/epoch';
import type { Head, LogPage, Logs } from '../log/log';
import type { OwnChatChange, UserChange } from '../log/user-change';

/** How far a user's log has come, and the chats that they take part in at that moment. */
export interface UserHead extends Head {
  chats: { chatId: ChatId; revision: Revision; historySeq: Seq }[];
}

interface PageRow {
  epoch: Epoch;
  head: Revision;
  changes: ChangeRow[];
}

type ChangeRow = OwnChatRow | BlockRow;

interface BlockRow {
  revision: Revision;
  blockedId: UserId;
  isBlocked: boolean;
}

interface OwnChatRow {
  revision: Revision;
  blockedId: null;
  chatId: ChatId;
  /** Whether the user takes part in the chat. */
  takesPart: boolean;
  /** Of a user who does not there is nothing in it. */
  own: OwnRow;
  chatRevision: Revision;
  isJoining: boolean;
  /** Of a user who was put into the chat. */
  chat: ChatJson | null;
  role: Role;
  historySeq: Seq;
  /** The chat's last `seq` as far as it is told. */
  lastSeq: Seq;
}

/** A chat as it is now, as Postgres writes it, with the first of its participants. */
type ChatJson = Omit<ChatRow, 'createdAt'> & { createdAt: string; participants: UserId[] };

/**
 * The logs of users. Each tells of a chat once that its user was put into it, and once what is their
 * own of it, at the revision of the last change and as it is now, and in the same way of each user whom
 * they ever blocked: a log has no more to tell than its user has of both. The database writes them
 * (database/migrations/0005-log-user-changes.sql and 0020-log-blocks.sql).
 */
export class UserLog implements Logs<UserChange> {
  constructor(private readonly dataSource: DataSource) {}

  /** Every user has a log; it begins at 0. */
  headsOf(userIds: UserId[]): Promise<(Head & { id: UserId })[]> {
    return this.dataSource.query(
      `SELECT i.id, coalesce(u.revision, 0) AS revision, (SELECT ${epochSql}) AS epoch
       FROM unnest($1::text[]) AS i (id) LEFT JOIN users u ON u.id = i.id`,
      [userIds],
    );
  }

  readAfter(userId: UserId, after: Revision, limit: number): Promise<LogPage<UserChange>> {
    return this.#read(pageSinceSql, [userId, after, limit]);
  }

  /** The same for who is not told what happened in the chats since: each is as it is now. */
  readPresent(userId: UserId, after: Revision, limit: number): Promise<LogPage<UserChange>> {
    return this.#read(presentPageSql, [userId, after, limit]);
  }

  /** How far a user's log has come, with the chats that they take part in, all of one moment. */
  async findHead(userId: UserId): Promise<UserHead> {
    const [head]: UserHead[] = await this.dataSource.query(headSql, [userId]);
    return head!;
  }

  async #read(
    sql: string,
    values: [userId: UserId, after: Revision, limit: number],
  ): Promise<LogPage<UserChange>> {
    const [row]: PageRow[] = await this.dataSource.query(sql, values);
    const { epoch, head } = row!;
    const rows = row!.changes;
    const last = rows.length === values[2] ? rows.at(-1)?.revision : undefined;
    return {
      changes: rows.flatMap((one) => toChange(one) ?? []),
      through: last ?? head,
      head,
      epoch,
    };
  }
}

const headSql = `
  SELECT ${epochSql} AS epoch,
    coalesce((SELECT revision FROM users WHERE id = $1), 0) AS revision,
    (SELECT coalesce(json_agg(json_build_object(
       'chatId', c.id, 'revision', c.revision, 'historySeq', p.history_seq)), '[]')
     FROM participants p JOIN chats c ON c.id = p.chat_id WHERE p.user_id = $1) AS chats`;

// A chat is told as far as it had come when the user was put into it, with nothing read, nothing unread and
// nothing set, because its news since then are told after it; unless they are more than these.
const maxNews = 1000;

// One statement, so one snapshot.
const pageSql = (isToldSince: string) => `
  WITH own AS (
    SELECT * FROM user_chats WHERE user_id = $1 AND revision > $2
  ), page AS (
    SELECT chat_id, joined_revision AS revision, true AS is_joining, chat_revision, chat_last_seq,
      NULL AS blocked_id
    FROM own WHERE joined_revision > $2
    UNION ALL
    SELECT chat_id, revision, false, NULL, NULL, NULL FROM own WHERE revision <> joined_revision
    UNION ALL
    SELECT NULL, revision, false, NULL, NULL, blocked_id FROM user_block_changes
    WHERE user_id = $1 AND revision > $2
    ORDER BY revision LIMIT $3
  ), changed AS (
    SELECT o.*, p.user_id, p.role, p.history_seq,
      (SELECT row_to_json(s) FROM (SELECT ${ownColumns('c', 'p')}) s) AS own,
      c.revision AS revision_now, c.last_seq AS last_seq_now,
      o.is_joining AND ${isToldSince} AS is_told_since
    FROM page o
    LEFT JOIN participants p ON p.chat_id = o.chat_id AND p.user_id = $1
    LEFT JOIN chats c ON c.id = o.chat_id
  ), changes AS (
    SELECT o.revision, o.chat_id AS "chatId", o.is_joining AS "isJoining",
      o.blocked_id AS "blockedId", EXISTS (
        SELECT FROM user_blocks b WHERE b.user_id = $1 AND b.blocked_id = o.blocked_id
      ) AS "isBlocked",
      o.user_id IS NOT NULL AS "takesPart",
      CASE WHEN o.is_told_since THEN o.chat_revision ELSE o.revision_now END AS "chatRevision",
      CASE WHEN o.is_told_since THEN o.chat_last_seq ELSE o.last_seq_now END AS "lastSeq",
      CASE WHEN o.is_told_since THEN json_build_object('readSeq', o.chat_last_seq,
        'unreadCount', 0, 'mentionCount', 0, 'pinned', false, 'archived', false,
        'markedUnread', false, 'mutedUntil', NULL) ELSE o.own END AS own,
      CASE WHEN o.is_joining THEN (
        SELECT to_json(h) FROM (
          SELECT ${chatColumns('c')}, ${firstParticipants('c')} AS participants FROM chats c
          WHERE c.id = o.chat_id
        ) h
      ) END AS chat, o.role, o.history_seq AS "historySeq"
    FROM changed o
  )
  SELECT ${epochSql} AS epoch,
    coalesce((SELECT revision FROM users WHERE id = $1), 0) AS head,
    (SELECT coalesce(json_agg(row_to_json(c) ORDER BY c.revision), '[]') FROM changes c) AS changes`;

const pageSinceSql = pageSql(`c.revision - o.chat_revision <= ${maxNews}`);
const presentPageSql = pageSql('false');

function toChange(row: ChangeRow): UserChange | undefined {
  if (row.blockedId === null) return toOwnChatChange(row);
  const { revision, blockedId: userId, isBlocked: blocked } = row;
  return { revision, userId, blocked };
}

/** Undefined when the user was put into a chat and removed since, which is a change of its own. */
function toOwnChatChange({ revision, chatId, ...row }: OwnChatRow): OwnChatChange | undefined {
  if (!row.takesPart) return row.isJoining ? undefined : { revision, chatId, own: undefined };
  const own = { revision: row.chatRevision, ...toOwnState(row.own) };
  if (row.chat === null) return { revision, chatId, own };
  const { chat: now, role, historySeq, lastSeq } = row;
  const chat = toChat({ ...now, revision: row.chatRevision, lastSeq }, now.participants);
  return { revision, chatId, own, joined: { chat, role, historySeq } };
}
