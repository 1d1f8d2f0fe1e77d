import type { DataSource } from 'typeorm';
import type { Participant } from '../../../generated/http/types';
import type { ChatId, UserId } from '../../../generated/schemas';
import { runStatement, type Statement } from '../../database/statement';

interface ParticipantRow extends Omit<Participant, 'joinedAt'> {
  joinedAt: Date | string;
}

/** Reads who takes part in chats. */
export class ParticipantListRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The participants of a chat after one of them, in ascending order of their ids, so many at most; undefined
   * when the caller takes no part in it.
   */
  async page(
    callerId: UserId,
    chatId: ChatId,
    after: UserId,
    limit: number,
  ): Promise<Participant[] | undefined> {
    type Row = { participants: ParticipantRow[] };
    const values = [callerId, chatId, after, limit];
    const [row] = await runStatement<Row>(this.dataSource, listParticipants, values);
    return row?.participants.map(toParticipant);
  }

  /** A participant of a chat; undefined when they take no part in it. */
  async find(chatId: ChatId, userId: UserId): Promise<Participant | undefined> {
    const values = [chatId, userId];
    const [row] = await runStatement<ParticipantRow>(this.dataSource, findParticipant, values);
    return row && toParticipant(row);
  }
}

/** A time that is a column is a Date, and a text where it is JSON. */
function toParticipant({ joinedAt, ...participant }: ParticipantRow): Participant {
  return { ...participant, joinedAt: new Date(joinedAt).toISOString() };
}

const participantColumns = 'user_id AS "userId", role, joined_at AS "joinedAt"';

const listParticipants: Statement = {
  name: 'list-participants',
  text: `
    SELECT (
      SELECT coalesce(json_agg(p ORDER BY p."userId" COLLATE "C"), '[]') FROM (
        SELECT ${participantColumns} FROM participants
        WHERE chat_id = $2 AND user_id COLLATE "C" > $3
        ORDER BY user_id COLLATE "C" LIMIT $4
      ) p
    ) AS participants
    FROM participants WHERE chat_id = $2 AND user_id = $1`,
};

const findParticipant: Statement = {
  name: 'find-participant',
  text: `SELECT ${participantColumns} FROM participants WHERE chat_id = $1 AND user_id = $2`,
};
