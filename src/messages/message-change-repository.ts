import type { DataSource, EntityManager } from 'typeorm';
import type { ChangeOf } from '../../generated/changes';
import type { ChatId, Message, MessageContent, MessageId, UserId } from '../../generated/schemas';
import { lockChat, logChange } from '../log/log-change';
import { runStatement, type Statement } from '../database/statement';
import { hasOlderId, seqInId } from './message-id';
import { type MessageJson, messageJson, toMessage } from '../log/message-row';
import { deletedContent } from './tombstone';

/** Decides on a message, seeing it as it is while no one else changes its chat. */
export type MessageDecision = (
  message: FoundMessage,
) => { content: MessageContent } | 'delete' | undefined;

/** A message as one of its chat's participants may find it. */
export interface FoundMessage {
  message: Message;
  /** Who made the chat. */
  chatCreatedBy: UserId;
}

type MessageChange = ChangeOf<'message-updated' | 'message-deleted'>;

interface FoundRow {
  message: MessageJson | null;
  chatCreatedBy: UserId;
}

/** What is done with messages after they were sent. */
export class MessageChangeRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * A message; `no-chat` when the user takes no part in the chat, and `no-message` when that has no
   * such message.
   */
  async find(
    userId: UserId,
    chatId: ChatId,
    messageId: MessageId,
  ): Promise<FoundMessage | 'no-chat' | 'no-message'> {
    const values = [userId, chatId, messageId, seqInId(messageId)];
    return foundIn(await runStatement<FoundRow>(this.dataSource, findMessage, values));
  }

  /** Lets `decide` say what is done with a message, and stores it as one change of the chat. */
  change(
    changedBy: UserId,
    chatId: ChatId,
    messageId: MessageId,
    decide: MessageDecision,
  ): Promise<{ message: Message; change: MessageChange | undefined } | 'no-chat' | 'no-message'> {
    return this.dataSource.transaction(async (manager) => {
      if (!(await lockChat(manager, chatId))) return 'no-chat';
      // In a statement of its own: what was committed while this one waited for the lock is seen.
      const values = [changedBy, chatId, messageId, seqInId(messageId)];
      const found = foundIn(await manager.query<FoundRow[]>(findMessage.text, values));
      if (typeof found === 'string') return found;
      const decision = decide(found);
      if (decision === undefined) return { message: found.message, change: undefined };
      const change =
        decision === 'delete'
          ? await storeDeletion(manager, found.message, changedBy)
          : await storeEdit(manager, found.message, changedBy, decision.content);
      return { message: 'deleted' in change ? change.deleted : change.updated, change };
    });
  }
}

function foundIn([row]: FoundRow[]): FoundMessage | 'no-chat' | 'no-message' {
  if (row === undefined) return 'no-chat';
  const { message, chatCreatedBy } = row;
  return message === null ? 'no-message' : { message: toMessage(message), chatCreatedBy };
}

// By its seq, which its id ends with; only those of before have an index of ids.
const findMessage: Statement = {
  name: 'find-message',
  text: `
  SELECT c.created_by AS "chatCreatedBy", (
    SELECT ${messageJson('m')} FROM messages m
    WHERE m.chat_id = $2 AND m.seq = $4 AND m.id = $3
    UNION ALL
    SELECT ${messageJson('m')} FROM messages m
    WHERE m.chat_id = $2 AND m.id = $3 AND ${hasOlderId('m')}
  ) AS message
  FROM participants p JOIN chats c ON c.id = p.chat_id
  WHERE p.chat_id = $2 AND p.user_id = $1`,
};

async function storeEdit(
  manager: EntityManager,
  { chatId, seq, version }: Message,
  changedBy: UserId,
  content: MessageContent,
): Promise<ChangeOf<'message-updated'>> {
  await manager.query(keepVersion, [chatId, seq, version]);
  const message = await update(manager, editSql, [chatId, seq, content, version + 1]);
  const kind = 'message-updated';
  const revision = await logChange(manager, { chatId, kind, changedBy, seq });
  return { revision, kind, updated: message };
}

async function storeDeletion(
  manager: EntityManager,
  { chatId, seq }: Message,
  changedBy: UserId,
): Promise<ChangeOf<'message-deleted'>> {
  await manager.query('DELETE FROM message_versions WHERE chat_id = $1 AND seq = $2', [
    ...[chatId, seq],
  ]);
  const message = await update(manager, deleteSql, [chatId, seq, deletedContent, changedBy]);
  const kind = 'message-deleted';
  const revision = await logChange(manager, { chatId, kind, changedBy, seq });
  return { revision, kind, deleted: message };
}

/** Runs a statement that gives the message as it is then. */
async function update(manager: EntityManager, sql: string, values: unknown[]): Promise<Message> {
  const [rows]: [{ message: MessageJson }[]] = await manager.query(sql, values);
  return toMessage(rows[0]!.message);
}

const now = `to_char(statement_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const keepVersion = `
  INSERT INTO message_versions (chat_id, seq, version, content, created_at)
  SELECT chat_id, seq, $3, content, coalesce((extra->>'editedAt')::timestamptz, created_at)
  FROM messages WHERE chat_id = $1 AND seq = $2`;

const editSql = `
  UPDATE messages m
  SET content = $3,
    extra = coalesce(extra, '{}') || jsonb_build_object('version', $4::integer, 'editedAt', ${now})
  WHERE chat_id = $1 AND seq = $2
  RETURNING ${messageJson('m')} AS message`;

// Of what was done with it before, nothing but the number of its version is left.
const deleteSql = `
  UPDATE messages m
  SET content = $3, extra = jsonb_strip_nulls(jsonb_build_object(
    'version', extra->'version', 'deletedAt', ${now}, 'deletedBy', $4::text))
  WHERE chat_id = $1 AND seq = $2
  RETURNING ${messageJson('m')} AS message`;
