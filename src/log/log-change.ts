import type { EntityManager } from 'typeorm';
import type { KnownKind } from '../../generated/changes';
import type { ChatId, Revision, Seq, UserId } from '../../generated/schemas';

/** A lasting change of a chat, other than a message that was sent, which is its own entry. */
export interface LogEntry {
  chatId: ChatId;
  kind: KnownKind;
  changedBy: UserId;
  /** The message that it is about: what that says is read from there, and not kept here. */
  seq?: Seq;
  added?: UserId[];
  removed?: UserId[];
  /** Whom it gives another role. */
  userId?: UserId;
}

/**
 * Lets nobody else change a chat until the transaction ends: the same lock as the batched write takes, so
 * that revisions are given one after the other. Tells whether there is such a chat.
 */
export async function lockChat(manager: EntityManager, id: ChatId): Promise<boolean> {
  const rows: unknown[] = await manager.query('SELECT FROM chats WHERE id = $1 FOR UPDATE', [id]);
  return rows.length > 0;
}

/** Adds an entry to the log of a chat that the transaction has locked, and gives its revision. */
export async function logChange(manager: EntityManager, entry: LogEntry): Promise<Revision> {
  const { chatId, kind, changedBy, seq = null, added = [], removed = [], userId } = entry;
  const data = userId === undefined ? null : JSON.stringify({ userId });
  const [row]: { revision: Revision }[] = await manager.query(logSql, [
    ...[chatId, kind, changedBy, seq, added, removed, data],
  ]);
  return row!.revision;
}

const logSql = `
  WITH advanced AS (
    UPDATE chats SET revision = revision + 1 WHERE id = $1 RETURNING id, revision, last_seq
  ), logged AS (
    INSERT INTO participant_changes
      (chat_id, revision, last_seq, kind, changed_by, seq, added, removed, data)
    SELECT id, revision, last_seq, $2, $3, $4, $5, $6, $7 FROM advanced
  )
  SELECT revision FROM advanced`;
