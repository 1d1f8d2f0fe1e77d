import type { DataSource, EntityManager } from 'typeorm';
import type { Chat, ChatChange, ChatId, Revision, UserId } from '../../../generated/schemas';
import { lockChat, logChange } from '../../log/log-change';
import { ChatEntity, toChat } from '../chat-entity';
import { ParticipantEntity } from './participant-entity';
import { comingsAndGoings } from './participants-changed';

/** Decides on new participants, seeing the chat as it is while no one else changes it. */
export type ParticipantDecision = (
  chat: Chat,
) => { added: UserId[]; removed: UserId[] } | undefined;

/** Who takes part in chats, and how that changes. */
export class ParticipantRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Lets `decide` choose who comes and goes, and stores it as one change of the chat. Undefined when
   * there is no such chat; the change is undefined when nothing is to change.
   */
  change(
    chatId: ChatId,
    changedBy: UserId,
    decide: ParticipantDecision,
  ): Promise<{ chat: Chat; change: ChatChange | undefined } | undefined> {
    return this.dataSource.transaction(async (manager) => {
      if (!(await lockChat(manager, chatId))) return undefined;
      // In a statement of its own: what was committed while this one waited for the lock is seen.
      const row = await manager.findOneByOrFail(ChatEntity, { id: chatId });
      const chat = toChat(row, await participantsOf(manager, chatId));
      const decision = decide(chat);
      if (decision === undefined) return { chat, change: undefined };
      const { added, removed } = decision;
      const revision = await storeChange(manager, { chatId, added, removed, changedBy });
      const participants = chat.participants
        .filter((userId) => !removed.includes(userId))
        .concat(added)
        .sort();
      const change = comingsAndGoings(revision, { added, removed });
      return { chat: toChat({ ...row, revision }, participants), change };
    });
  }
}

async function participantsOf(manager: EntityManager, chatId: ChatId): Promise<UserId[]> {
  const rows = await manager.findBy(ParticipantEntity, { chatId });
  return rows.map((row) => row.userId).sort();
}

async function storeChange(
  manager: EntityManager,
  change: { chatId: ChatId; added: UserId[]; removed: UserId[]; changedBy: UserId },
): Promise<Revision> {
  const { chatId, added, removed } = change;
  const revision = await logChange(manager, { kind: 'participants-changed', ...change });
  await manager.query(
    `UPDATE chats SET last_activity_at = statement_timestamp(), listed_at = statement_timestamp()
     WHERE id = $1`,
    [chatId],
  );
  await manager.query(
    'UPDATE participants SET listed_at = statement_timestamp() WHERE chat_id = $1',
    [chatId],
  );
  // The last, because from here on the users' own logs are locked (migrations/0005-log-user-changes.sql).
  await manager.query(
    'DELETE FROM participants WHERE chat_id = $1 AND user_id = ANY ($2::text[])',
    [chatId, removed],
  );
  // Who comes has read nothing that was said before, but it is not new to them either.
  await manager.query(
    `INSERT INTO participants (chat_id, user_id, read_seq)
     SELECT c.id, u.user_id, c.last_seq FROM chats c, unnest($2::text[]) AS u (user_id)
     WHERE c.id = $1`,
    [chatId, added],
  );
  return revision;
}
