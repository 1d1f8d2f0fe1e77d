import type { EntityManager } from 'typeorm';
import type { ChatChange, ChatId, Revision, Role, UserId } from '../../../generated/schemas';
import { type ChatRow, type DetailColumns, toDetails } from '../../log/chat-row';
import { type LogEntry, lockChat, logChange } from '../../log/log-change';
import { ChatEntity } from '../chat-entity';
import { isListingDue } from '../../messages/sending/list-steps';
import { requireFewChats } from '../membership/chat-limit';
import { ParticipantEntity } from '../membership/participant-entity';
import { findHeir, insertParticipants } from '../membership/participant-statements';
import { comingsAndGoings } from '../membership/participants-changed';

/** A group, or a direct chat, that nobody else changes until the transaction ends. */
export class LockedChat {
  /** What was done, in order. */
  readonly changes: ChatChange[] = [];
  /** Whose own state changed by it. */
  readonly affected: UserId[] = [];

  private constructor(
    private readonly manager: EntityManager,
    readonly row: ChatRow,
    readonly callerId: UserId,
    readonly callerRole: Role,
  ) {}

  /** Locks a chat of a user's. Undefined when they take no part in it. */
  static async lock(
    manager: EntityManager,
    chatId: ChatId,
    callerId: UserId,
  ): Promise<LockedChat | undefined> {
    if (!(await lockChat(manager, chatId))) return undefined;
    // In statements of their own: what was committed while this one waited for the lock is seen.
    const row = await manager.findOneByOrFail(ChatEntity, { id: chatId });
    const role = (await rolesOf(manager, chatId, [callerId])).get(callerId);
    if (role === undefined) return undefined;
    const chat = new LockedChat(manager, row, callerId, role);
    return (await chat.#hasOwner()) ? chat : chat.#withOwner();
  }

  /** The roles of those of some users who take part. */
  rolesOf(userIds: UserId[]): Promise<Map<UserId, Role>> {
    return rolesOf(this.manager, this.row.id, userIds);
  }

  /** Puts users in who take no part yet, as members. Throws CHAT_LIMIT_REACHED. */
  async add(added: UserId[], maxChatsPerUser: number): Promise<void> {
    await this.#comeAndGo({ added, removed: [] });
    // The last, because from here on the users' own logs are locked (migrations/0005-log-user-changes.sql).
    await this.manager.query(insertParticipants, [this.row.id, added]);
    await requireFewChats(this.manager, added, maxChatsPerUser);
    this.row.participantCount += added.length;
  }

  /** Takes a participant out; who is the owner has an heir. */
  async remove(userId: UserId, role: Role): Promise<void> {
    if (role === 'owner') await this.#appoint(userId);
    await this.#comeAndGo({ added: [], removed: [userId] });
    await this.manager.query('DELETE FROM participants WHERE chat_id = $1 AND user_id = $2', [
      ...[this.row.id, userId],
    ]);
    this.row.participantCount -= 1;
  }

  /** Gives a participant a role. */
  async setRole(userId: UserId, role: Role): Promise<void> {
    await this.manager.query(
      `UPDATE participants SET role = $3, can_post = $3 <> 'member' OR $4 = 'everyone'
       WHERE chat_id = $1 AND user_id = $2`,
      [this.row.id, userId, role, this.row.posting],
    );
    const revision = await this.#log({ kind: 'role-changed', userId });
    this.changes.push({ revision, kind: 'role-changed', role: { userId, role } });
  }

  /** Changes what the chat says of itself. */
  async describe(details: DetailColumns): Promise<void> {
    const { name, description, avatarUrl, metadata, posting, history } = details;
    const isOpened = posting !== this.row.posting;
    Object.assign(this.row, details);
    const json = metadata && JSON.stringify(metadata);
    await this.manager.query(
      `UPDATE chats SET name = $2, description = $3, avatar_url = $4, metadata = $5, posting = $6,
         history = $7 WHERE id = $1`,
      [this.row.id, name, description, avatarUrl, json, posting, history],
    );
    if (isOpened) await this.#setPosting();
    const revision = await this.#log({ kind: 'chat-details-changed' });
    const kind = 'chat-details-changed';
    this.changes.push({ revision, kind, details: toDetails(this.row) });
  }

  /** Ends the chat for everyone. What was said in it is removed later (deleted-chats.ts). */
  async delete(): Promise<void> {
    const revision = await this.#log({ kind: 'chat-deleted' });
    await this.manager.query(
      `UPDATE chats SET deleted_at = statement_timestamp(), to_empty = true, name = NULL,
         description = NULL, avatar_url = NULL, metadata = NULL WHERE id = $1`,
      [this.row.id],
    );
    const [rows]: [{ user_id: UserId }[], number] = await this.manager.query(
      'DELETE FROM participants WHERE chat_id = $1 RETURNING user_id',
      [this.row.id],
    );
    this.affected.push(...rows.map((row) => row.user_id));
    this.changes.push({ revision, kind: 'chat-deleted', deletedBy: this.callerId });
  }

  async #comeAndGo(users: { added: UserId[]; removed: UserId[] }): Promise<void> {
    const revision = await this.#log({ kind: 'participants-changed', ...users });
    await this.#showActivity();
    this.changes.push(comingsAndGoings(revision, users));
    this.affected.push(...users.added, ...users.removed);
  }

  /** Moves the chat up in the lists, in steps as a message does. */
  async #showActivity(): Promise<void> {
    const [[due]]: [[{ isDue: boolean }]] = await this.manager.query(
      `WITH before AS (SELECT id, ${isListingDue('c')} AS is_due FROM chats c WHERE id = $1)
       UPDATE chats c SET last_activity_at = statement_timestamp(),
         listed_at = CASE WHEN b.is_due THEN statement_timestamp() ELSE c.listed_at END
       FROM before b WHERE c.id = b.id RETURNING b.is_due AS "isDue"`,
      [this.row.id],
    );
    if (!due.isDue) return;
    await this.manager.query(
      'UPDATE participants SET listed_at = statement_timestamp() WHERE chat_id = $1',
      [this.row.id],
    );
  }

  async #setPosting(): Promise<void> {
    await this.manager.query(
      `UPDATE participants SET can_post = $2 = 'everyone'
       WHERE chat_id = $1 AND role = 'member' AND can_post <> ($2 = 'everyone')`,
      [this.row.id, this.row.posting],
    );
  }

  async #hasOwner(): Promise<boolean> {
    if (this.row.kind === 'direct' || this.callerRole === 'owner') return true;
    return this.manager.existsBy(ParticipantEntity, { chatId: this.row.id, role: 'owner' });
  }

  /** A node of a version without roles made it, or let its owner go. */
  async #withOwner(): Promise<LockedChat> {
    await this.#appoint(null);
    const role = (await this.rolesOf([this.callerId])).get(this.callerId)!;
    const chat = new LockedChat(this.manager, this.row, this.callerId, role);
    chat.changes.push(...this.changes);
    return chat;
  }

  /** @param leaving the owner who leaves, if there is one */
  async #appoint(leaving: UserId | null): Promise<void> {
    const [heir]: { userId: UserId }[] = await this.manager.query(findHeir, [
      ...[this.row.id, leaving],
    ]);
    if (heir !== undefined) await this.setRole(heir.userId, 'owner');
  }

  async #log(entry: Omit<LogEntry, 'chatId' | 'changedBy'>): Promise<Revision> {
    const { id: chatId } = this.row;
    const revision = await logChange(this.manager, { chatId, changedBy: this.callerId, ...entry });
    this.row.revision = revision;
    return revision;
  }
}

async function rolesOf(
  manager: EntityManager,
  chatId: ChatId,
  userIds: UserId[],
): Promise<Map<UserId, Role>> {
  const rows: { userId: UserId; role: Role }[] = await manager.query(
    `SELECT user_id AS "userId", role FROM participants
     WHERE chat_id = $1 AND user_id = ANY ($2::text[])`,
    [chatId, userIds],
  );
  return new Map(rows.map(({ userId, role }) => [userId, role]));
}
