import type { DataSource } from 'typeorm';
import type { ChatId, Revision, UserId } from '../../generated/schemas';
import { runStatement, type Statement } from '../database/statement';
import type { OwnState } from '../log/user-change';
import { findOwnSql, type FoundOwnRow, toOwnState } from './own-columns';

/** How far a participant has read. */
export interface ReadPlace extends OwnState {
  stateRevision: Revision;
  /** Whether it was moved, or the chat is not marked as unread any more. */
  hasMoved: boolean;
}

interface Moved {
  isHeld: boolean;
  hasMoved: boolean;
}

/** How far participants have read. */
export class ReadPlaceRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Moves a participant's place forward, never back and never past the newest message, and takes the mark as
   * unread away unless the message is before the place. Waits for another session that holds it; undefined
   * when the user takes no part in the chat.
   */
  async markRead(userId: UserId, chatId: ChatId, seq: number): Promise<ReadPlace | undefined> {
    const { hasMoved } = await this.#move(moveReadPlace, userId, chatId, seq);
    return this.#readPlace(userId, chatId, hasMoved);
  }

  /** The same without waiting: gives `held` when another session holds the place. */
  async tryMarkRead(
    userId: UserId,
    chatId: ChatId,
    seq: number,
  ): Promise<ReadPlace | undefined | 'held'> {
    const { isHeld, hasMoved } = await this.#move(tryMoveReadPlace, userId, chatId, seq);
    return isHeld ? 'held' : this.#readPlace(userId, chatId, hasMoved);
  }

  async #move(statement: Statement, userId: UserId, chatId: ChatId, seq: number) {
    const values = [chatId, userId, seq];
    const [row] = await runStatement<Moved>(this.dataSource, statement, values);
    return row!;
  }

  async #readPlace(
    userId: UserId,
    chatId: ChatId,
    hasMoved: boolean,
  ): Promise<ReadPlace | undefined> {
    const values = [chatId, userId];
    const [row] = await runStatement<FoundOwnRow>(this.dataSource, findOwn, values);
    if (row === undefined) return undefined;
    const { stateRevision, revision, ...own } = row;
    return { stateRevision, revision, ...toOwnState(own), hasMoved };
  }
}

// The place and the newest message come from one snapshot, so every own message up to the new
// place is counted: messages become visible in the order of their seq. The row that is updated is
// the newest, which another session may have moved further meanwhile.
const moveSql = (whenHeld: '' | 'SKIP LOCKED') => `
  WITH due AS (
    SELECT p.chat_id, p.user_id, least($3, c.last_seq) AS seq
    FROM participants p JOIN chats c ON c.id = p.chat_id
    WHERE p.chat_id = $1 AND p.user_id = $2 
      AND (p.read_seq < least($3, c.last_seq)
        OR p.is_marked_unread AND p.read_seq = least($3, c.last_seq))
  ), taken AS (
    SELECT d.* FROM due d JOIN participants p USING (chat_id, user_id)
    FOR UPDATE OF p ${whenHeld}
  ), moved AS (
    UPDATE participants p
    SET read_seq = t.seq, is_marked_unread = false,
      sent_since_read = p.sent_since_read - (
        SELECT count(*) FROM messages m
        WHERE m.chat_id = p.chat_id AND m.sender_id = p.user_id
          AND m.seq > p.read_seq AND m.seq <= t.seq)
    FROM taken t
    WHERE p.chat_id = t.chat_id AND p.user_id = t.user_id
      AND (p.read_seq < t.seq OR p.is_marked_unread AND p.read_seq = t.seq)
    RETURNING 1
  )
  SELECT EXISTS (SELECT FROM due) AND NOT EXISTS (SELECT FROM taken) AS "isHeld",
    EXISTS (SELECT FROM moved) AS "hasMoved"`;

const moveReadPlace: Statement = { name: 'move-read-place', text: moveSql('') };
const tryMoveReadPlace: Statement = { name: 'try-move-read-place', text: moveSql('SKIP LOCKED') };

const findOwn: Statement = { name: 'find-own', text: findOwnSql };
