import type { DataSource, EntityManager } from 'typeorm';
import type { OperationRequest } from '../../generated/http/operations';
import type { ChatId, StateRevision, UserId } from '../../generated/schemas';
import { ServiceError } from '../errors';
import type { OwnState } from '../log/user-change';
import { isArchived } from './is-archived';
import { findOwnSql, type FoundOwnRow, toFoundOwn } from './own-columns';

/** What to change of what is a user's own of a chat. */
export type OwnChatUpdate = OperationRequest<'updateOwnChat'>['body'];

/** What is a user's own of a chat, at the revision of their log. */
export interface OwnChatState {
  stateRevision: StateRevision;
  own: OwnState;
  /** Whether it was changed. */
  hasChanged: boolean;
}

// So that the first pages of the list cost the same however many chats a user has.
const maxPinned = 100;

/** What users have set of their chats. */
export class OwnChatRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Changes what is the user's own of a chat, or finds that it is like that. Undefined when they take no
   * part in the chat. Throws TOO_MANY_PINNED_CHATS.
   */
  update(userId: UserId, chatId: ChatId, update: OwnChatUpdate): Promise<OwnChatState | undefined> {
    return this.dataSource.transaction(async (manager) => {
      const held: unknown[] = await manager.query(holdSql, [chatId, userId]);
      if (held.length === 0) return undefined;
      const hasChanged = await store(manager, userId, chatId, update);
      if (hasChanged && update.pinned === true) await requireFewPinned(manager, userId);
      const [row]: FoundOwnRow[] = await manager.query(findOwn, [chatId, userId]);
      return { ...toFoundOwn(row!), hasChanged };
    });
  }
}

async function store(
  manager: EntityManager,
  userId: UserId,
  chatId: ChatId,
  { mutedUntil, pinned, archived, markedUnread }: OwnChatUpdate,
): Promise<boolean> {
  const [rows]: [unknown[]] = await manager.query(updateSql, [
    ...[chatId, userId, mutedUntil !== undefined, mutedUntil],
    ...[pinned, archived, markedUnread],
  ]);
  return rows.length > 0;
}

/** The update has locked the user's log, so that nothing else is pinned until the transaction ends. */
async function requireFewPinned(manager: EntityManager, userId: UserId): Promise<void> {
  const [row]: { count: number }[] = await manager.query(countPinnedSql, [userId]);
  if (row!.count > maxPinned) throw new ServiceError('TOO_MANY_PINNED_CHATS');
}

const findOwn = findOwnSql('(SELECT $1 AS chat_id, $2 AS user_id) AS a');

const holdSql = 'SELECT FROM participants WHERE chat_id = $1 AND user_id = $2 FOR UPDATE';

const countPinnedSql = `
  SELECT count(*)::integer AS count FROM participants WHERE user_id = $1 AND is_pinned`;

// In a statement of its own, because what was committed while the row was waited for is seen then.
// archived_seq is set anew with each change: what came while a chat was muted must not take it out of the
// archive when it is muted no more, nor what took it out put it back when it is muted.
const updateSql = `
  WITH present AS (
    SELECT p.*, c.last_seq, ${isArchived('c', 'p')} AS is_archived
    FROM participants p JOIN chats c ON c.id = p.chat_id
    WHERE p.chat_id = $1 AND p.user_id = $2
  ), wanted AS (
    SELECT *, CASE WHEN $3::boolean THEN $4::timestamptz(3) ELSE muted_until END AS muted,
      coalesce($5::boolean, is_pinned) AS pinned, coalesce($6::boolean, is_archived) AS archived,
      coalesce($7::boolean, is_marked_unread) AS marked
    FROM present
  )
  UPDATE participants p
  SET muted_until = w.muted, is_pinned = w.pinned, is_marked_unread = w.marked,
    archived_seq = CASE WHEN w.archived THEN w.last_seq END, is_in_archive = w.archived,
    may_be_unread = p.may_be_unread OR w.marked
  FROM wanted w
  WHERE p.chat_id = w.chat_id AND p.user_id = w.user_id
    AND (w.muted, w.pinned, w.archived, w.marked)
      IS DISTINCT FROM (w.muted_until, w.is_pinned, w.is_archived, w.is_marked_unread)
  RETURNING 1`;
