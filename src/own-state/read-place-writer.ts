import type { Pool } from 'pg';
import type { ChatId, Seq, UserId } from '../../generated/schemas';
import { batchedWrites, untilWritten, type WhenLocked } from '../batches/batched-writes';
import type { BatchLimits } from '../batches/batcher';
import type { ChatItem, Lanes } from '../batches/lanes';
import type { WritePools } from '../database/database';
import type { Statement } from '../database/statement';
import type { OwnChatState } from './own-chat-repository';
import { findOwnSql, type FoundOwnRow, toFoundOwn } from './own-columns';

/** A place that is to be moved. */
interface Mark extends ChatItem {
  userId: UserId;
  seq: Seq;
  resolve(state: OwnChatState | undefined): void;
}

/** A place with all marks of it in a batch. */
interface Place {
  /** The first of them is told that it changed something. */
  marks: [Mark, ...Mark[]];
  /** The furthest of them. */
  seq: Seq;
}

interface MovedRow {
  chatId: ChatId;
  userId: UserId;
  hasMoved: boolean;
}

/**
 * Moves the places up to which participants have read, in batches as messages are stored: of five who read
 * each message come four times as many marks as sends.
 */
export class ReadPlaceWriter {
  readonly #lanes: Lanes<Mark>;
  readonly #ways: Record<WhenLocked, [Pool, Statement]>;

  constructor({ marks, apart }: Pick<WritePools, 'marks' | 'apart'>, limits: BatchLimits) {
    this.#ways = { leave: [marks, tryMovePlaces], wait: [apart, movePlaces] };
    this.#lanes = batchedWrites((items, whenLocked) => this.#write(items, whenLocked), limits);
  }

  /**
   * Moves a participant's place forward, never back and never past the newest message, and takes the mark as
   * unread away unless the message is before the place. Undefined when the user takes no part in the chat.
   * Throws SERVICE_UNAVAILABLE when too many wait, or too long.
   */
  markRead(userId: UserId, chatId: ChatId, seq: Seq): Promise<OwnChatState | undefined> {
    return new Promise((resolve, reject) => {
      this.#lanes.add({ chatId, userId, seq, since: performance.now(), resolve, reject });
    });
  }

  /** Gives the marks whose place someone else holds, where that is not waited for. */
  async #write(marks: Mark[], whenLocked: WhenLocked): Promise<Mark[]> {
    const places = placesOf(marks);
    if (whenLocked === 'leave') return this.#move(places, whenLocked);
    // One at a time: a statement that waits for a place holds no other. Sends take the places of a chat in no
    // order, so the two could wait for each other.
    const left: Mark[] = [];
    for (const place of places) {
      const move = this.#move([place], whenLocked);
      left.push(...(await move.catch((error: unknown) => refuse(place, error))));
    }
    return left;
  }

  /** Moves places and settles their marks, but of those that someone else holds, which it gives. */
  async #move(places: Place[], whenLocked: WhenLocked): Promise<Mark[]> {
    const [pool, statement] = this.#ways[whenLocked];
    const values = columnsOf(places);
    const query = { ...statement, values };
    const { rows: moved } = await untilWritten(() => pool.query<MovedRow>(query));
    const hasMoved = new Map(moved.map((row) => [keyOf(row), row.hasMoved]));
    // Once what the statement did is visible, with what its triggers wrote.
    const { rows } = await pool.query<FoundOwnRow>({ ...findOwn, values: values.slice(0, 2) });
    const own = new Map(rows.map((row) => [keyOf(row), row]));
    return places.flatMap(({ marks }) => {
      const key = keyOf(marks[0]);
      const row = own.get(key);
      const hasChanged = hasMoved.get(key);
      if (row !== undefined && hasChanged === undefined) return marks;
      marks.forEach((mark, index) => {
        mark.resolve(row && { ...toFoundOwn(row), hasChanged: hasChanged! && index === 0 });
      });
      return [];
    });
  }
}

function refuse({ marks }: Place, error: unknown): [] {
  marks.forEach((mark) => mark.reject(error));
  return [];
}

function placesOf(marks: Mark[]): Place[] {
  const places = new Map<string, Place>();
  for (const mark of marks) {
    const key = keyOf(mark);
    const place = places.get(key);
    if (place === undefined) places.set(key, { marks: [mark], seq: mark.seq });
    else {
      place.marks.push(mark);
      place.seq = Math.max(place.seq, mark.seq);
    }
  }
  return [...places.values()];
}

function keyOf({ chatId, userId }: Pick<Mark, 'chatId' | 'userId'>): string {
  return `${chatId} ${userId}`;
}

function columnsOf(places: Place[]): unknown[] {
  return [
    places.map(({ marks: [mark] }) => mark.chatId),
    places.map(({ marks: [mark] }) => mark.userId),
    places.map(({ seq }) => seq),
  ];
}

// The place and the newest message come from one snapshot, so every own message up to the new
// place is counted: messages become visible in the order of their seq. The row that is updated is
// the newest, which another session may have moved further meanwhile.
// The log of each user is locked too, in the order of ids, since the trigger updates it: where nothing is
// waited for, not that either. Who was in a chat before there were logs may have none yet.
const moveSql = (whenHeld: '' | 'SKIP LOCKED') => `
  WITH known AS (
    SELECT p.chat_id, p.user_id, least(a.seq, c.last_seq) AS seq,
      p.read_seq < least(a.seq, c.last_seq)
        OR p.is_marked_unread AND p.read_seq = least(a.seq, c.last_seq) AS is_due
    FROM unnest($1::text[], $2::text[], $3::integer[]) AS a (chat_id, user_id, seq)
      JOIN participants p USING (chat_id, user_id) JOIN chats c ON c.id = p.chat_id
  ), places AS (
    SELECT k.chat_id, k.user_id, k.seq FROM known k JOIN participants p USING (chat_id, user_id)
    WHERE k.is_due
    ORDER BY k.chat_id, k.user_id
    FOR UPDATE OF p ${whenHeld}
  ), logs AS (
    SELECT u.id FROM users u
    WHERE u.id IN (SELECT user_id FROM places)
    ORDER BY u.id
    FOR UPDATE ${whenHeld}
  ), taken AS (
    SELECT * FROM places t
    WHERE t.user_id IN (SELECT id FROM logs)
      OR NOT EXISTS (SELECT FROM users u WHERE u.id = t.user_id)
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
    RETURNING p.chat_id, p.user_id
  )
  SELECT k.chat_id AS "chatId", k.user_id AS "userId", m.user_id IS NOT NULL AS "hasMoved"
  FROM known k LEFT JOIN taken t USING (chat_id, user_id) LEFT JOIN moved m USING (chat_id, user_id)
  WHERE t.user_id IS NOT NULL OR NOT k.is_due`;

const movePlaces: Statement = { name: 'move-places', text: moveSql('') };
const tryMovePlaces: Statement = { name: 'try-move-places', text: moveSql('SKIP LOCKED') };

const findOwn: Statement = {
  name: 'find-own-of-many',
  text: findOwnSql('unnest($1::text[], $2::text[]) AS a (chat_id, user_id)'),
};
