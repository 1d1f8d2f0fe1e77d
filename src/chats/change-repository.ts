import type { DataSource } from 'typeorm';
import type { ChatChange, ChatId, Epoch, Revision } from '../../generated/schemas';
import { readChange } from '../change-kinds';
import { epochSql } from '../database/epoch';
import { messageJson } from '../messages/message-row';
import type { LogRow } from './kind-of-change';

/** A stretch of a chat's log. */
export interface LogPage {
  /** In ascending `revision`; what is missing between them is not to be had. */
  changes: ChatChange[];
  /** The revision up to which nothing else is to come. */
  through: Revision;
  /** How far the chat has come: less than what was asked after, when that is none of its revisions. */
  head: Revision;
  epoch: Epoch;
}

/** Reads the changes of a chat after a revision from the database, in order, at most `limit`. */
export type ReadChanges = (chatId: ChatId, after: Revision, limit: number) => Promise<LogPage>;

interface PageRow {
  epoch: Epoch;
  /** Null when there is no such chat. */
  head: Revision | null;
  changes: LogRow[];
}

/** The lasting changes of chats, of all kinds, in the order in which they happened. */
export class ChangeRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The changes of a chat after a revision, at most `limit`. */
  async listAfter(chatId: ChatId, revision: Revision, limit: number): Promise<LogPage> {
    const [row]: PageRow[] = await this.dataSource.query(pageSql, [chatId, revision, limit]);
    const { epoch, head } = row!;
    const rows = row!.changes;
    const last = rows.length === limit ? rows.at(-1)?.revision : undefined;
    const changes = rows.flatMap((one) => readChange(one) ?? []);
    // Of a chat that is gone nothing will come.
    return { changes, through: last ?? head ?? revision, head: head ?? revision, epoch };
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
       ${messageJson('m')} AS message
     FROM messages m WHERE m.chat_id = $1 AND m.seq > (SELECT seq FROM place) AND m.revision > $2
     ORDER BY m.seq LIMIT $3)
    UNION ALL
    (SELECT c.revision, c.kind, c.added, c.removed,
       CASE WHEN m.seq IS NOT NULL THEN ${messageJson('m')} END
     FROM participant_changes c LEFT JOIN messages m ON m.chat_id = c.chat_id AND m.seq = c.seq
     WHERE c.chat_id = $1 AND c.revision > $2
     ORDER BY c.revision LIMIT $3)
    ORDER BY revision LIMIT $3
  )
  SELECT ${epochSql} AS epoch, (SELECT revision FROM chats WHERE id = $1) AS head,
    (SELECT coalesce(json_agg(row_to_json(c) ORDER BY c.revision), '[]') FROM changes c) AS changes`;
