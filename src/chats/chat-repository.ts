import { typeidUnboxed } from 'typeid-js';
import type { DataSource, EntityManager } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity';
import type { NewChat } from '../../generated/http/types';
import type { Chat, ChatId, UserId } from '../../generated/schemas';
import { admitDirectChat, type DirectChatRule, lockPair } from '../blocks/pair';
import { runStatement, type Statement } from '../database/statement';
import { maxNamed } from '../named-participants';
import { type ChatRow, toChat } from '../log/chat-row';
import { ChatEntity } from './chat-entity';
import { DirectChatEntity } from './direct-chat-entity';
import { requireFewChats } from './membership/chat-limit';
import { ParticipantEntity, type ParticipantRow } from './membership/participant-entity';

/** A chat to be made; the participants are distinct and in ascending order. */
export interface ChatDraft extends NewChat {
  createdBy: UserId;
}

/** Chats and participants in the database. */
export class ChatRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directChats: DirectChatRule = 'everyone',
    private readonly maxChatsPerUser = 10_000,
  ) {}

  /** Stores a group. Throws CHAT_LIMIT_REACHED. */
  createGroup(draft: ChatDraft): Promise<Chat> {
    return this.dataSource.transaction(async (manager) => {
      const chat = await insertChat(manager, 'group', newId(), draft);
      await requireFewChats(manager, draft.participants, this.maxChatsPerUser);
      return chat;
    });
  }

  /**
   * Gives the one direct chat of two users; makes it when there is none. Throws BLOCKED, NOT_ALLOWED and
   * CHAT_LIMIT_REACHED when they may have none.
   *
   * @param onNew is called before that, and may refuse it by throwing
   */
  async findOrCreateDirect(
    draft: ChatDraft,
    onNew: () => void,
  ): Promise<{ chat: Chat; created: boolean }> {
    const made = await this.dataSource.transaction(async (manager) => {
      const chat = await insertDirect(manager, draft, async () => {
        await admitDirectChat(manager, draft.participants, this.directChats);
        onNew();
      });
      if (chat) await requireFewChats(manager, draft.participants, this.maxChatsPerUser);
      return chat;
    });
    if (made !== undefined) return { chat: made, created: true };
    const [firstUserId, secondUserId] = draft.participants;
    const { chatId } = await this.dataSource
      .getRepository(DirectChatEntity)
      .findOneByOrFail({ firstUserId, secondUserId });
    const row = await this.dataSource.getRepository(ChatEntity).findOneByOrFail({ id: chatId });
    return { chat: toChat(row, draft.participants), created: false };
  }

  /** Whether a user takes part in a chat. */
  async hasParticipant(userId: UserId, chatId: ChatId): Promise<boolean> {
    const rows = await runStatement(this.dataSource, hasParticipant, [userId, chatId]);
    return rows.length > 0;
  }
}

const hasParticipant: Statement = {
  name: 'has-participant',
  text: 'SELECT FROM participants WHERE user_id = $1 AND chat_id = $2',
};

function newId(): ChatId {
  return typeidUnboxed('chat');
}

/** The chat, or undefined when the pair has one: the primary key lets one of two requests win. */
async function insertDirect(
  manager: EntityManager,
  draft: ChatDraft,
  onNew: () => Promise<void>,
): Promise<Chat | undefined> {
  const chatId = newId();
  await lockPair(manager, draft.participants);
  const [firstUserId, secondUserId] = draft.participants;
  const inserted = await manager
    .createQueryBuilder()
    .insert()
    .into(DirectChatEntity)
    .values({ firstUserId, secondUserId, chatId })
    .orIgnore()
    .returning('chat_id')
    .execute();
  const won = (inserted.raw as unknown[]).length > 0;
  if (!won) return undefined;
  await onNew();
  return insertChat(manager, 'direct', chatId, draft);
}

async function insertChat(
  manager: EntityManager,
  kind: Chat['kind'],
  id: ChatId,
  draft: ChatDraft,
): Promise<Chat> {
  const row = rowOf(kind, id, draft);
  // TypeORM's type for a row does not know what JSON may be.
  await manager.insert(ChatEntity, row as QueryDeepPartialEntity<ChatRow>);
  await manager.insert(
    ParticipantEntity,
    draft.participants.map((userId) => participantOf(row, userId)),
  );
  return toChat(row, draft.participants.slice(0, maxNamed));
}

function rowOf(kind: Chat['kind'], id: ChatId, draft: ChatDraft): ChatRow {
  const now = new Date();
  return {
    id,
    kind,
    name: draft.name ?? null,
    description: draft.description ?? null,
    avatarUrl: draft.avatarUrl ?? null,
    metadata: draft.metadata ?? null,
    posting: draft.posting ?? 'everyone',
    history: draft.history ?? 'all',
    createdBy: draft.createdBy,
    createdAt: now,
    lastSeq: 0,
    revision: 0,
    lastActivityAt: now,
    participantCount: draft.participants.length,
  };
}

/** Who makes a group is its owner. */
function participantOf(chat: ChatRow, userId: UserId): Partial<ParticipantRow> {
  const isOwner = chat.kind === 'group' && userId === chat.createdBy;
  return {
    ...{ chatId: chat.id, userId, role: isOwner ? 'owner' : 'member' },
    canPost: isOwner || chat.posting === 'everyone',
    ...{ readSeq: 0, sentSinceRead: 0 },
  };
}
