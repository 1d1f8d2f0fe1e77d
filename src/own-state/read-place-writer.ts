import type { Pool } from 'pg';
import type { ChatId, Seq, UserId } from '../../generated/schemas';
import { Batcher, type BatchLimits, type Waiting } from '../batches/batcher';
import type { Database } from '../database/database';
import { poolOf, type Statement } from '../database/statement';
import { isDatabaseUnavailable } from '../database/unavailable';
import type { OwnChatState } from './own-chat-repository';
import { findOwnSql, type FoundOwnRow, toFoundOwn } from './own-columns';

/** A place that is to be moved: up to which message a participant has read. */
interface Mark {
  userId: UserId;
  chatId: ChatId;
  seq: Seq;
}

/** What became of a mark; undefined when the user takes no part in the chat. */
type Marked = OwnChatState | undefined | 'held';

/** A mark in a batch. */
interface Marking extends Mark, Waiting {
  resolve(marked: Marked): void;
}

interface MovedRow extends Pick<Mark, 'chatId' | 'userId'> {
  hasMoved: boolean;
}

/**
 * Moves the places up to which participants have read, in batches as messages are stored: of five who read
 * each message come four times as many marks as sends.
 */
export class ReadPlaceWriter {
  readonly #batches: Batcher<Marking>;
  readonly #marks: Pool;
  readonly #requests: Pool;

  constructor({ writes, requests }: Pick<Database, 'writes' | 'requests'>, limits: BatchLimits) {
    this.#marks = writes.marks;
    this.#requests = poolOf(requests);
    this.#batches = new Batcher((items) => this.#writeAll(items), limits);
  }

  /**
   * Moves a participant's place forward, never back and never past the newest message, and takes the mark as
   * unread away unless the message is before the place. Gives `held` when another session holds the place, or
   * the log of its user; undefined when the user takes no part in the chat. Throws SERVICE_UNAVAILABLE when too
   * many wait, or too long.
   */
  tryMarkRead(userId: UserId, chatId: ChatId, seq: Seq): Promise<Marked> {
    return new Promise((resolve, reject) => {
      this.#batches.add({ userId, chatId, seq, since: performance.now(), resolve, reject });
    });
  }

  /** The same by itself, waiting for whoever holds the place. */
  async markRead(userId: UserId, chatId: ChatId, seq: Seq): Promise<OwnChatState | undefined> {
    const mark = { userId, chatId, seq };
    const marked = (await move(this.#requests, movePlaces, [mark])).get(keyOf(mark));
    // Nothing is left out here, but who was put into the chat between the two statements.
    return marked === 'held' ? this.markRead(userId, chatId, seq) : marked;
  }

  async #writeAll(items: Marking[]): Promise<void> {
    const marked = await this.#tryMove(furthestOf(items));
    // Of several marks of one place the first is told that it changed something.
    const told = new Set<string>();
    for (const item of items) {
      const key = keyOf(item);
      const state = marked.get(key);
      if (state === undefined || state === 'held') item.resolve(state);
      else item.resolve({ ...state, hasChanged: state.hasChanged && !told.has(key) });
      told.add(key);
    }
  }

  /** When Postgres refuses a batch, each is to be tried by itself. */
  async #tryMove(places: Mark[]): Promise<Map<string, Marked>> {
    try {
      return await move(this.#marks, tryMovePlaces, places);
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      return new Map(places.map((place) => [keyOf(place), 'held']));
    }
  }
}

/** Of each place the mark that is furthest. */
function furthestOf(marks: Mark[]): Mark[] {
  const places = new Map<string, Mark>();
  for (const mark of marks) {
    const other = places.get(keyOf(mark));
    if (other === undefined || other.seq < mark.seq) places.set(keyOf(mark), mark);
  }
  return [...places.values()];
}

function keyOf({ chatId, userId }: Pick<Mark, 'chatId' | 'userId'>): string {
  return `${chatId} ${userId}`;
}

/** Moves places; gives what became of those whose user takes part in the chat. */
async function move(
  pool: Pool,
  statement: Statement,
  places: Mark[],
): Promise<Map<string, Marked>> {
  const keys = [places.map(({ chatId }) => chatId), places.map(({ userId }) => userId)];
  const values = [...keys, places.map(({ seq }) => seq)];
  const { rows: moved } = await pool.query<MovedRow>({ ...statement, values });
  const hasMoved = new Map(moved.map((row) => [keyOf(row), row.hasMoved]));
  // Once what the statement did is visible, with what its triggers wrote.
  const { rows } = await pool.query<FoundOwnRow>({ ...findOwn, values: keys });
  return new Map(
    rows.map((row) => {
      const hasChanged = hasMoved.get(keyOf(row));
      return [keyOf(row), hasChanged === undefined ? 'held' : { ...toFoundOwn(row), hasChanged }];
    }),
  );
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
