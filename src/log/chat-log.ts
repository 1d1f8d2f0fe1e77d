import type { DataSource } from 'typeorm';
import type { ChatChange, ChatId, Epoch, Revision, Seq, UserId } from '../../generated/schemas';
import { epochSql } from '../database/epoch';
import type { ChatHead, Head, LogPage, Logs } from './log';
import { detailsJson } from './chat-row';
import { messageJson, threadJson } from './message-row';
import type { LogRow } from './kind-of-change';

interface PageRow {
  epoch: Epoch;
  /** Null when there is no such chat. */
  head: Revision | null;
  changes: LogRow[];
}

/** A change as the log has it; undefined when what it was about is not to be had any more. */
export type ReadChange = (row: LogRow) => ChatChange | undefined;

/** Whether a change shows a message that is not for someone who sees only what came after a `seq`. */
export type IsHidden = (change: ChatChange, historySeq: Seq) => boolean;

/** The logs of chats: their lasting changes, of all kinds, in the order in which they happened. */
export class ChatLog implements Logs<ChatChange> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly readChange: ReadChange,
    private readonly isHidden: IsHidden,
  ) {}

  headsOf(chatIds: ChatId[]): Promise<(Head & { id: ChatId })[]> {
    return this.dataSource.query(
      `SELECT id, revision, (SELECT ${epochSql}) AS epoch FROM chats WHERE id = ANY ($1::text[])`,
      [chatIds],
    );
  }

  async readAfter(chatId: ChatId, after: Revision, limit: number): Promise<LogPage<ChatChange>> {
    const [row]: PageRow[] = await this.dataSource.query(pageSql, [chatId, after, limit]);
    const { epoch, head } = row!;
    const rows = row!.changes;
    const last = rows.length === limit ? rows.at(-1)?.revision : undefined;
    const changes = rows.flatMap((one) => this.readChange(one) ?? []);
    // Of a chat that is gone nothing will come.
    return { changes, through: last ?? head ?? after, head: head ?? after, epoch };
  }

  /** The same without what is not for a participant, who came later. */
  async readSeen(
    { historySeq, historyRevision }: ChatHead,
    chatId: ChatId,
    after: Revision,
    limit: number,
  ): Promise<LogPage<ChatChange>> {
    const page = await this.readAfter(chatId, Math.max(after, historyRevision), limit);
    const changes = page.changes.filter((change) => !this.isHidden(change, historySeq));
    return { ...page, changes };
  }

  /** How far a chat has come; undefined when the user takes no part in it. */
  async findHead(userId: UserId, chatId: ChatId): Promise<ChatHead | undefined> {
    const [head]: ChatHead[] = await this.dataSource.query(
      `SELECT c.revision, (SELECT ${epochSql}) AS epoch, p.history_seq AS "historySeq",
         p.history_revision AS "historyRevision"
       FROM participants p JOIN chats c ON c.id = p.chat_id
       WHERE p.user_id = $1 AND p.chat_id = $2`,
      [userId, chatId],
    );
    return head;
  }
}

// One statement, so one snapshot: of two, the later could see a change whose predecessor, in the
// other table, the earlier could not; and every revision up to the head that it sees is committed. Up
// to the next change of another kind, or else to the chat's head, seq and revision go up together, so
// messages are found by their primary key. (Counted from behind, because a row that is missing before
// then costs a few rows more, and none is passed over.)
const pageSql = `
  WITH place AS (
    SELECT $2 + coalesce(
      (SELECT c.last_seq - c.revision + 1 FROM participant_changes c
       WHERE c.chat_id = $1 AND c.revision > $2 ORDER BY c.revision LIMIT 1),
      (SELECT last_seq - revision FROM chats WHERE id = $1)
    ) AS seq
  ), changes AS (
    (SELECT m.revision, 'message-sent' AS kind, NULL::text[] AS added, NULL::text[] AS removed,
       ${messageJson('m')} AS message, ${threadJson('m')} AS thread, NULL AS "changedBy", NULL::jsonb AS data, false AS reacted,
       NULL::json AS role, NULL::json AS details
     FROM messages m WHERE m.chat_id = $1 AND m.seq > (SELECT seq FROM place) AND m.revision > $2
     ORDER BY m.seq LIMIT $3)
    UNION ALL
    (SELECT c.revision, c.kind, c.added, c.removed,
       CASE WHEN m.seq IS NOT NULL THEN ${messageJson('m')} END,
       CASE WHEN c.kind = 'message-deleted' THEN ${threadJson('m')} END, c.changed_by, c.data,
       c.kind = 'reaction-changed' AND EXISTS (
         SELECT FROM message_reactions r WHERE r.chat_id = c.chat_id AND r.seq = c.seq
           AND r.emoji = c.data->>'emoji' AND r.user_id = c.changed_by),
       CASE WHEN c.kind = 'role-changed' THEN (
         SELECT json_build_object('userId', p.user_id, 'role', p.role) FROM participants p
         WHERE p.chat_id = c.chat_id AND p.user_id = c.data->>'userId') END,
       CASE WHEN c.kind = 'chat-details-changed' THEN (
         SELECT ${detailsJson('h')} FROM chats h WHERE h.id = c.chat_id) END
     FROM participant_changes c LEFT JOIN messages m ON m.chat_id = c.chat_id AND m.seq = c.seq
     WHERE c.chat_id = $1 AND c.revision > $2
     ORDER BY c.revision LIMIT $3)
    ORDER BY revision LIMIT $3
  )
  SELECT ${epochSql} AS epoch, (SELECT revision FROM chats WHERE id = $1) AS head,
    (SELECT coalesce(json_agg(row_to_json(c) ORDER BY c.revision), '[]') FROM changes c) AS changes`;
