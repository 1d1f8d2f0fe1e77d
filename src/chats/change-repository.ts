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

  /**
   * The changes of a chat after a revision, in order; at most `limit`. There is no gap, unless rows
   * were removed by someone else.
   */
  async listAfter(chatId: ChatId, revision: Revision, limit: number): Promise<ChatChange[]> {
    const rows: ChangeRow[] = await this.dataSource.query(changesSql, [chatId, revision, limit]);
    return rows.map(toChange);
  }
}

// One statement, so one snapshot: of two, the later could see a change whose predecessor, of the
// other kind, the earlier could not. Up to the next change of another kind, or else to the chat's
// head, seq and revision go up together, so messages are found by their primary key. (Counted from
// behind, because a row that is missing before then costs a few rows more, and none is passed over.)
const changesSql = `
  WITH place AS (
    SELECT $2 + coalesce(
      (SELECT c.last_seq - c.revision + 1 FROM participant_changes c
       WHERE c.chat_id = $1 AND c.revision > $2 ORDER BY c.revision LIMIT 1),
      (SELECT last_seq - revision FROM chats WHERE id = $1)
    ) AS seq
  )
  (SELECT m.revision, NULL AS added, NULL AS removed, json_build_object(
      'chatId', m.chat_id, 'seq', m.seq, 'id', m.id, 'senderId', m.sender_id,
      'content', m.content, 'clientMessageId', m.client_message_id,
      'revision', m.revision, 'createdAt', m.created_at) AS message
   FROM messages m WHERE m.chat_id = $1 AND m.seq > (SELECT seq FROM place) AND m.revision > $2
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
