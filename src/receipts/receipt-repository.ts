import type { DataSource } from 'typeorm';
import type { ReceiptPlaces } from '../../generated/http/types';
import type { ChatId, UserId } from '../../generated/schemas';
import { runStatement, type Statement } from '../database/statement';

/** Up to where messages have reached a participant. */
export interface DeliveredPlace {
  seq: number;
  /** Whether it was moved. */
  hasMoved: boolean;
}

/** How far the participants of a chat have come. */
export interface ChatPlaces {
  participantCount: number;
  /** Of those who share it, in the order of user ids; none for who shares nothing themselves. */
  places: ReceiptPlaces[];
}

/** How far participants have come. */
export class ReceiptRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Moves the place up to which messages have reached a participant forward, never back and never past the
   * newest message. Waits for another session that holds the row; undefined when the user takes no part in
   * the chat.
   */
  async markDelivered(
    userId: UserId,
    chatId: ChatId,
    seq: number,
  ): Promise<DeliveredPlace | undefined> {
    const moved = await this.#move(moveDelivered, userId, chatId, seq);
    return moved && { seq: moved.seq, hasMoved: moved.hasMoved };
  }

  /** The same without waiting: gives `held` when another session holds the row. */
  async tryMarkDelivered(
    userId: UserId,
    chatId: ChatId,
    seq: number,
  ): Promise<DeliveredPlace | undefined | 'held'> {
    const moved = await this.#move(tryMoveDelivered, userId, chatId, seq);
    if (moved?.isHeld) return 'held';
    return moved && { seq: moved.seq, hasMoved: moved.hasMoved };
  }

  /** How far participants have come, for one of them; undefined when the user takes no part in the chat. */
  async places(userId: UserId, chatId: ChatId): Promise<ChatPlaces | undefined> {
    const values = [userId, chatId];
    const [found] = await runStatement<ChatPlaces>(this.dataSource, listPlaces, values);
    found?.places.sort((one, other) => (one.userId < other.userId ? -1 : 1));
    return found;
  }

  async #move(statement: Statement, userId: UserId, chatId: ChatId, seq: number) {
    type Row = DeliveredPlace & { isHeld: boolean };
    const [row] = await runStatement<Row>(this.dataSource, statement, [userId, chatId, seq]);
    return row;
  }
}

const moveSql = (whenHeld: '' | 'SKIP LOCKED') => `
  WITH own AS (
    SELECT p.chat_id, p.user_id, greatest(p.delivered_seq, p.read_seq) AS place,
      least($3, c.last_seq) AS asked
    FROM participants p JOIN chats c ON c.id = p.chat_id
    WHERE p.user_id = $1 AND p.chat_id = $2
  ), taken AS (
    SELECT o.* FROM own o JOIN participants p USING (chat_id, user_id)
    WHERE o.place < o.asked
    FOR UPDATE OF p ${whenHeld}
  ), moved AS (
    UPDATE participants p SET delivered_seq = t.asked
    FROM taken t
    WHERE p.chat_id = t.chat_id AND p.user_id = t.user_id AND p.delivered_seq < t.asked
    RETURNING 1
  )
  SELECT greatest(o.place, o.asked) AS seq, EXISTS (SELECT FROM moved) AS "hasMoved",
    o.place < o.asked AND NOT EXISTS (SELECT FROM taken) AS "isHeld"
  FROM own o`;

const moveDelivered: Statement = { name: 'move-delivered', text: moveSql('') };
const tryMoveDelivered: Statement = { name: 'try-move-delivered', text: moveSql('SKIP LOCKED') };

// How far the chat had come when they were put into it stands in the users' logs.
const listPlaces: Statement = {
  name: 'list-receipt-places',
  text: `
    SELECT c.participant_count AS "participantCount", CASE WHEN u.hides_receipts THEN '[]' ELSE (
      SELECT coalesce(json_agg(json_build_object(
        'userId', p.user_id, 'deliveredSeq', greatest(p.delivered_seq, p.read_seq),
        'readSeq', p.read_seq, 'afterSeq', coalesce(o.chat_last_seq, 0))), '[]')
      FROM participants p LEFT JOIN user_chats o ON o.user_id = p.user_id AND o.chat_id = p.chat_id
        LEFT JOIN user_profiles u ON u.user_id = p.user_id
      WHERE p.chat_id = $2 AND u.hides_receipts IS NOT TRUE
    ) END AS places
    FROM participants p JOIN chats c ON c.id = p.chat_id
      LEFT JOIN user_profiles u ON u.user_id = p.user_id
    WHERE p.user_id = $1 AND p.chat_id = $2`,
};
