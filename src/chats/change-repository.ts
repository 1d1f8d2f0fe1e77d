import type { DataSource } from 'typeorm';
import type { ChatChange, ChatId, Message, Revision, UserId } from '../../generated/schemas';
import { type MessageRow, toMessage } from '../messages/message-entity';

type ChangeRow = { revision: Revision } & (
  | { message: Omit<MessageRow, 'createdAt'> & { createdAt: string } }
  | { message: null; added: UserId[]; removed: UserId[] }
);

/** The lasting changes of chats, of all kinds, in the order in which they happened. */
export class ChangeRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The changes of a chat after a revision, in order and without a gap; at most `limit`. */
  async listAfter(chatId: ChatId, revision: Revision, limit: number): Promise<ChatChange[]> {
    const rows: ChangeRow[] = await this.dataSource.query(changesSql, [chatId, revision, limit]);
    return rows.map(toChange);
  }
}

// One statement, so one snapshot: of two, the later could see a change whose predecessor, of the
// other kind, the earlier could not. Since the last change of another kind before the revision, seq
// and revision went up together, so messages are found by their primary key.
const changesSql = `
  WITH place AS (
    SELECT coalesce(max(c.last_seq - c.revision), 0) + $2 AS seq
    FROM (
      SELECT last_seq, revision FROM participant_changes
      WHERE chat_id = $1 AND revision <= $2 ORDER BY revision DESC LIMIT 1
    ) c
  )
  (SELECT m.revision, NULL AS added, NULL AS removed, json_build_object(
      'chatId', m.chat_id, 'seq', m.seq, 'id', m.id, 'senderId', m.sender_id,
      'content', m.content, 'clientMessageId', m.client_message_id,
      'revision', m.revision, 'createdAt', m.created_at) AS message
   FROM messages m WHERE m.chat_id = $1 AND m.seq > (SELECT seq FROM place)
   ORDER BY m.seq LIMIT $3)
  UNION ALL
  (SELECT c.revision, c.added, c.removed, NULL
   FROM participant_changes c WHERE c.chat_id = $1 AND c.revision > $2
   ORDER BY c.revision LIMIT $3)
  ORDER BY revision LIMIT $3`;

function toChange(row: ChangeRow): ChatChange {
  const { revision } = row;
  if (row.message !== null) return { revision, message: fromJson(row.message) };
  return participantChange(revision, row.added, row.removed);
}

/** A change of participants; a list without users is left out. */
export function participantChange(
  revision: Revision,
  added: UserId[],
  removed: UserId[],
): ChatChange {
  return {
    revision,
    ...(added.length > 0 ? { added } : {}),
    ...(removed.length > 0 ? { removed } : {}),
  };
}

function fromJson(row: Omit<MessageRow, 'createdAt'> & { createdAt: string }): Message {
  return toMessage({ ...row, createdAt: new Date(row.createdAt) });
}
