import type { DataSource } from 'typeorm';
import { maxTold } from '../chats/membership/known-participants';
import type { ChatId, UserId } from '../../generated/schemas';
import { isBlocked } from '../blocks/is-blocked';
import { runStatement, type Statement } from '../database/statement';
import type { PresenceChange } from './online-users';

/** A user of whom someone may know whether they are there. */
export interface VisibleUser {
  userId: UserId;
  /** Null when that is not known. */
  lastSeenAt: Date | null;
}

/** Who is told whether a user is there. */
export interface PresenceAudience extends VisibleUser {
  /** Whether the user shows it. */
  isShown: boolean;
  /** Those of their chats that had activity last, without large ones. */
  chatIds: ChatId[];
  /** Participants of these who are not told. */
  exceptFor: UserId[];
}

// To tell of a user costs the same however many chats they have.
const maxToldChats = 100;

/** When users were there, and who may know. */
export class PresenceRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Stores when users were found to come or to go; what was found later stays. @param changes one a user */
  async seen(changes: PresenceChange[]): Promise<void> {
    await runStatement(this.dataSource, storeSeen, [
      changes.map(({ userId }) => userId),
      changes.map(({ at }) => new Date(at)),
    ]);
  }

  /** Those of these of whom the caller may know whether they are there, in the order of their ids. */
  visibleTo(caller: UserId, userIds: UserId[]): Promise<VisibleUser[]> {
    return runStatement(this.dataSource, findVisible, [caller, userIds]);
  }

  /** Who is told of these users. */
  audiencesOf(userIds: UserId[]): Promise<PresenceAudience[]> {
    return runStatement(this.dataSource, findAudiences, [userIds]);
  }
}

// In the order of their ids, in which they are locked.
const storeSeen: Statement = {
  name: 'store-seen',
  text: `
    INSERT INTO user_presence AS s (user_id, last_seen_at)
    SELECT * FROM unnest($1::text[], $2::timestamptz[]) AS i (id, at) ORDER BY i.id
    ON CONFLICT (user_id) DO UPDATE SET last_seen_at = excluded.last_seen_at
    WHERE s.last_seen_at < excluded.last_seen_at`,
};

const hides = (user: string) => `EXISTS (
  SELECT FROM user_profiles h WHERE h.user_id = ${user} AND h.hides_presence)`;

const findVisible: Statement = {
  name: 'find-visible',
  text: `
    SELECT i.id AS "userId", s.last_seen_at AS "lastSeenAt"
    FROM (SELECT DISTINCT unnest($2::text[]) AS id) i LEFT JOIN user_presence s ON s.user_id = i.id
    WHERE NOT ${hides('$1')} AND NOT ${hides('i.id')} AND NOT ${isBlocked('$1', 'i.id')}
      AND EXISTS (
        SELECT FROM participants q JOIN participants p ON p.chat_id = q.chat_id AND p.user_id = $1
        WHERE q.user_id = i.id)
    ORDER BY i.id COLLATE "C"`,
};

// Who is not told is looked for among the participants, of whom there are no more than can be told, because
// any number of users may have blocked someone.
const findAudiences: Statement = {
  name: 'find-presence-audiences',
  text: `
    SELECT i.id AS "userId", s.last_seen_at AS "lastSeenAt", NOT ${hides('i.id')} AS "isShown",
      t."chatIds", ARRAY(
        SELECT DISTINCT q.user_id FROM participants q
        WHERE q.chat_id = ANY (t."chatIds") AND q.user_id <> i.id
          AND (${hides('q.user_id')} OR ${isBlocked('q.user_id', 'i.id')})
      ) AS "exceptFor"
    FROM unnest($1::text[]) AS i (id)
      LEFT JOIN user_presence s ON s.user_id = i.id
      CROSS JOIN LATERAL (
        SELECT ARRAY(
          SELECT p.chat_id FROM participants p JOIN chats c ON c.id = p.chat_id
          WHERE p.user_id = i.id AND c.participant_count <= ${maxTold}
          ORDER BY p.listed_at DESC, p.chat_id LIMIT ${maxToldChats}
        ) AS "chatIds"
      ) t`,
};
