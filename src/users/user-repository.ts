import type { DataSource } from 'typeorm';
import type { Me, MeUpdate } from '../../generated/http/types';
import type { ChatId, Metadata, User, UserId } from '../../generated/schemas';
import { runStatement, type Statement } from '../database/statement';
import type { ClaimedProfile } from './claims';

/** A user, with what their token says. */
export interface ClaimingUser extends ClaimedProfile {
  userId: UserId;
}

/** A user as they are now, and where that is news. */
export interface UserNewsItem {
  user: User;
  /** Those of their chats that had activity last. */
  chatIds: ChatId[];
}

/** A user as Postgres gives them: what there is none of is null. */
interface UserRow {
  id: UserId;
  name: string | null;
  avatarUrl: string | null;
  metadata: Metadata | null;
}

// To tell of a user costs the same however many chats they have.
const maxToldChats = 100;

/** Users, and what they are called. */
export class UserRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of these who are users, in the order of their ids. */
  async find(userIds: UserId[]): Promise<User[]> {
    const rows = await runStatement<UserRow>(this.dataSource, findUsers, [userIds]);
    return rows.map(toUser);
  }

  /** A user as they see themselves, whether they are known or not. */
  async findMe(userId: UserId): Promise<Me> {
    type Row = UserRow & Pick<Me, 'receipts' | 'presence'>;
    const [row] = await runStatement<Row>(this.dataSource, findMe, [userId]);
    const { receipts, presence, ...user } = row!;
    return { ...toUser(user), receipts, presence };
  }

  /** Those of these who are no users, in the order in which they are given. */
  async unknownOf(userIds: UserId[]): Promise<UserId[]> {
    const rows = await runStatement<{ id: UserId }>(this.dataSource, findStrangers, [userIds]);
    return rows.map(({ id }) => id);
  }

  /** Sets what is given of a user's own profile, and of what they share; null clears it. */
  async update(userId: UserId, update: MeUpdate): Promise<void> {
    const { name, avatarUrl, metadata, receipts, presence } = update;
    const json = metadata && JSON.stringify(metadata);
    const isGiven = [name, avatarUrl, metadata].map((value) => value !== undefined);
    const values = [userId, name, avatarUrl, json, isGiven, receipts, presence];
    await runStatement(this.dataSource, updateProfile, values);
  }

  /**
   * Makes users known, and stores what their tokens say where that is something else than before; what
   * a token does not say stays. Gives those of whom something else is told now.
   *
   * @param users distinct, in the order of their ids, in which their rows are locked
   */
  async introduce(users: ClaimingUser[]): Promise<UserId[]> {
    const rows = await runStatement<{ id: UserId }>(this.dataSource, introduce, [
      users.map(({ userId }) => userId),
      users.map(({ name }) => name ?? null),
      users.map(({ avatarUrl }) => avatarUrl ?? null),
    ]);
    return rows.map(({ id }) => id);
  }

  /** What is to be told of these users. Who is in no chat is left out: nobody would hear of it. */
  async news(userIds: UserId[]): Promise<UserNewsItem[]> {
    type Row = UserRow & { chatIds: ChatId[] };
    const rows = await runStatement<Row>(this.dataSource, findNews, [userIds]);
    return rows
      .filter(({ chatIds }) => chatIds.length > 0)
      .map(({ chatIds, ...row }) => ({ user: toUser(row), chatIds }));
  }
}

function toUser({ id, name, avatarUrl, metadata }: UserRow): User {
  return {
    id,
    ...(name === null ? {} : { name }),
    ...(avatarUrl === null ? {} : { avatarUrl }),
    ...(metadata === null ? {} : { metadata }),
  };
}

const userColumns = `i.id, coalesce(p.name, p.claimed_name) AS name,
  coalesce(p.avatar_url, p.claimed_avatar_url) AS "avatarUrl", p.metadata`;

// Who was put into a chat has a log (migrations/0005-log-user-changes.sql), who had a session has a profile.
const findUsers: Statement = {
  name: 'find-users',
  text: `
    SELECT ${userColumns}
    FROM (SELECT DISTINCT unnest($1::text[]) AS id) i
      LEFT JOIN user_profiles p ON p.user_id = i.id LEFT JOIN users u ON u.id = i.id
    WHERE p.user_id IS NOT NULL OR u.id IS NOT NULL
    ORDER BY i.id COLLATE "C"`,
};

const findMe: Statement = {
  name: 'find-me',
  text: `
    SELECT ${userColumns}, p.hides_receipts IS NOT TRUE AS receipts,
      p.hides_presence IS NOT TRUE AS presence
    FROM (SELECT $1::text AS id) i LEFT JOIN user_profiles p ON p.user_id = i.id`,
};

const findStrangers: Statement = {
  name: 'find-strangers',
  text: `
    SELECT i.id FROM unnest($1::text[]) WITH ORDINALITY AS i (id, place)
      LEFT JOIN user_profiles p ON p.user_id = i.id LEFT JOIN users u ON u.id = i.id
    WHERE p.user_id IS NULL AND u.id IS NULL
    ORDER BY i.place`,
};

// $5: which of the three before it are given. $6, $7: what is shared, where that is given.
const updateProfile: Statement = {
  name: 'update-profile',
  text: `
    INSERT INTO user_profiles AS p
      (user_id, name, avatar_url, metadata, hides_receipts, hides_presence)
    VALUES ($1, $2, $3, $4, NOT coalesce($6::boolean, true), NOT coalesce($7::boolean, true))
    ON CONFLICT (user_id) DO UPDATE SET
      name = CASE WHEN ($5::boolean[])[1] THEN excluded.name ELSE p.name END,
      avatar_url = CASE WHEN ($5::boolean[])[2] THEN excluded.avatar_url ELSE p.avatar_url END,
      metadata = CASE WHEN ($5::boolean[])[3] THEN excluded.metadata ELSE p.metadata END,
      hides_receipts = coalesce(NOT $6::boolean, p.hides_receipts),
      hides_presence = coalesce(NOT $7::boolean, p.hides_presence)`,
};

const introduce: Statement = {
  name: 'introduce-users',
  text: `
    WITH introduced AS (
      INSERT INTO user_profiles AS p (user_id, claimed_name, claimed_avatar_url)
      SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
      ON CONFLICT (user_id) DO UPDATE SET
        claimed_name = coalesce(excluded.claimed_name, p.claimed_name),
        claimed_avatar_url = coalesce(excluded.claimed_avatar_url, p.claimed_avatar_url)
      WHERE coalesce(excluded.claimed_name <> p.claimed_name, excluded.claimed_name IS NOT NULL)
        OR coalesce(excluded.claimed_avatar_url <> p.claimed_avatar_url,
          excluded.claimed_avatar_url IS NOT NULL)
      RETURNING *
    )
    SELECT user_id AS id FROM introduced
    WHERE claimed_name IS NOT NULL OR claimed_avatar_url IS NOT NULL`,
};

const findNews: Statement = {
  name: 'find-user-news',
  text: `
    SELECT ${userColumns}, ARRAY(
      SELECT chat_id FROM participants t WHERE t.user_id = i.id
      ORDER BY t.listed_at DESC, t.chat_id LIMIT ${maxToldChats}
    ) AS "chatIds"
    FROM unnest($1::text[]) AS i (id) LEFT JOIN user_profiles p ON p.user_id = i.id`,
};
