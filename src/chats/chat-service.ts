import type { OperationRequest } from '../../generated/http/operations';
import type {
  Chat,
  ChatChange,
  ChatId,
  ChatSummary,
  Epoch,
  Revision,
  UserId,
} from '../../generated/schemas';
import { ServiceError } from '../errors';
import type { RateLimit } from '../limits/rate-limit';
import type { Head } from '../log/log';
import { fittingItems } from '../page-size';
import { requireMetadata } from '../metadata';
import { requireVisible } from '../visible-text';
import type { ChangePublisher } from '../log/change-publisher';
import { decodeCursor, encodeCursor } from './list/chat-cursor';
import type { ChatListRepository } from './list/chat-list-repository';
import type { ChatLog } from '../log/chat-log';
import type { ChatDraft, ChatRepository } from './chat-repository';
import type {
  ParticipantDecision,
  ParticipantRepository,
} from './membership/participant-repository';
import type { Turns } from '../limits/turns';
import type { BlockService } from '../blocks/block-service';
import type { UserService } from '../users/user-service';

const minParticipants = 2;
const maxParticipants = 1000;

/** What a client is told of a chat's log. */
export interface ChangePage {
  items: ChatChange[];
  hasMore: boolean;
  through: Revision;
  epoch: Epoch;
}

/** What bounds what a user does with chats. */
export interface ChatLimits {
  /** Direct chats with someone new. */
  directChat: RateLimit;
  /** Changes that are given once more. */
  replay: RateLimit;
}

/** What the participants of chats may do with them. */
export class ChatService {
  constructor(
    private readonly chats: ChatRepository,
    private readonly list: ChatListRepository,
    private readonly log: ChatLog,
    private readonly participants: ParticipantRepository,
    private readonly publisher: ChangePublisher,
    private readonly limits: ChatLimits,
    private readonly turns: Turns,
    private readonly users: UserService,
    private readonly blocks: BlockService,
  ) {}

  /**
   * Makes a chat in which the caller takes part. Two participants without a name have one direct
   * chat, which is given when it exists, as it is. Throws INVALID_PARTICIPANTS, UNKNOWN_USERS, BLOCKED, NOT_ALLOWED where who may begin direct chats is limited, INVALID_REQUEST for a
   * name of which nothing can be seen and for metadata that are too large, and RATE_LIMITED past the limit
   * of new direct chats.
   */
  async create(
    caller: UserId,
    { name, metadata, ...request }: OperationRequest<'createChat'>['body'],
  ): Promise<{ chat: Chat; created: boolean }> {
    if (name !== undefined) requireVisible('name', name);
    if (metadata !== undefined) requireMetadata(metadata);
    const participants = [...new Set([caller, ...request.participants])].sort();
    if (participants.length < minParticipants || participants.length > maxParticipants) {
      throw new ServiceError('INVALID_PARTICIPANTS');
    }
    await this.users.requireKnown(request.participants, caller);
    const draft = { createdBy: caller, participants, name, metadata };
    const isDirect = participants.length === 2 && name === undefined;
    const result = isDirect
      ? await this.chats.findOrCreateDirect(draft, () => this.limits.directChat.demand(caller))
      : await this.#createGroup(draft);
    if (result.created) this.publisher.usersChanged(participants);
    return result;
  }

  async #createGroup(draft: ChatDraft): Promise<{ chat: Chat; created: boolean }> {
    await this.blocks.requireUnblocked(draft.createdBy, draft.participants);
    return { chat: await this.chats.createGroup(draft), created: true };
  }

  /** A page of the caller's chats. Throws INVALID_CURSOR. */
  async page(
    caller: UserId,
    query: { limit: number; cursor?: string },
  ): Promise<{ items: ChatSummary[]; nextCursor: string | null }> {
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
    const entries = await this.list.page(caller, query.limit + 1, after);
    const page = fittingItems(entries.slice(0, query.limit));
    const last = page.at(-1);
    const hasMore = entries.length > page.length && last !== undefined;
    return {
      items: page.map((entry) => entry.summary),
      nextCursor: hasMore ? encodeCursor(last.place) : null,
    };
  }

  /** One of the caller's chats. Throws CHAT_NOT_FOUND. */
  async get(caller: UserId, chatId: ChatId): Promise<ChatSummary> {
    return found(await this.list.find(caller, chatId));
  }

  /**
   * Adds users to a group. Throws CHAT_NOT_FOUND, UNKNOWN_USERS, BLOCKED, DIRECT_CHAT, and INVALID_PARTICIPANTS
   * when it would have too many.
   */
  async addParticipants(caller: UserId, chatId: ChatId, userIds: UserId[]): Promise<Chat> {
    const admit = async () => {
      await this.users.requireKnown(userIds, caller);
      await this.blocks.requireUnblocked(caller, userIds, chatId);
    };
    return this.#changeParticipants(caller, chatId, admit, ({ participants }) => {
      const added = [...new Set(userIds)].filter((userId) => !participants.includes(userId)).sort();
      if (participants.length + added.length > maxParticipants) {
        throw new ServiceError('INVALID_PARTICIPANTS');
      }
      return added.length === 0 ? undefined : { added, removed: [] };
    });
  }

  /** Removes a participant from a group. Throws CHAT_NOT_FOUND, DIRECT_CHAT, NOT_ALLOWED. */
  async removeParticipant(caller: UserId, chatId: ChatId, userId: UserId): Promise<void> {
    await this.#changeParticipants(caller, chatId, undefined, ({ participants, createdBy }) => {
      if (userId !== caller && createdBy !== caller) {
        const detail = "Only the chat's creator may remove others.";
        throw new ServiceError('NOT_ALLOWED', { detail });
      }
      return participants.includes(userId) ? { added: [], removed: [userId] } : undefined;
    });
  }

  /**
   * The changes of one of the caller's chats after a place in it; all that there is up to `through`.
   * Throws CHAT_NOT_FOUND, CANNOT_RESUME when the place is none of this chat, and RATE_LIMITED past
   * the limit of changes that are given once more.
   */
  async listChanges(
    caller: UserId,
    chatId: ChatId,
    { after, epoch, limit }: { after: Revision; epoch?: Epoch; limit: number },
  ): Promise<ChangePage> {
    this.limits.replay.demand(caller);
    await this.#requireParticipant(caller, chatId);
    const page = await this.log.readAfter(chatId, after, limit);
    if (after > page.head || (epoch ?? page.epoch) !== page.epoch) {
      throw new ServiceError('CANNOT_RESUME');
    }
    const items = fittingItems(page.changes);
    const isCut = items.length < page.changes.length;
    const through = isCut ? items.at(-1)!.revision : page.through;
    this.limits.replay.spend(caller, items.length - 1);
    return { items, hasMore: through < page.head, through, epoch: page.epoch };
  }

  /** How far one of the caller's chats has come. Throws CHAT_NOT_FOUND. */
  async follow(caller: UserId, chatId: ChatId): Promise<Head> {
    return found(await this.log.findHead(caller, chatId));
  }

  async #requireParticipant(caller: UserId, chatId: ChatId): Promise<void> {
    const takesPart = await this.chats.hasParticipant(caller, chatId);
    if (!takesPart) throw new ServiceError('CHAT_NOT_FOUND');
  }

  async #changeParticipants(
    caller: UserId,
    chatId: ChatId,
    admit: (() => Promise<void>) | undefined,
    decide: ParticipantDecision,
  ): Promise<Chat> {
    // An outsider neither locks the chat nor learns, by the time of the answer, that there is one.
    await this.#requireParticipant(caller, chatId);
    await admit?.();
    const result = await this.turns.take(chatId, () =>
      this.participants.change(chatId, caller, (chat) => {
        if (!chat.participants.includes(caller)) throw new ServiceError('CHAT_NOT_FOUND');
        if (chat.kind === 'direct') throw new ServiceError('DIRECT_CHAT');
        return decide(chat);
      }),
    );
    const { chat, change } = found(result);
    if (change !== undefined) {
      this.publisher.chatChanged(chatId, [change]);
      this.publisher.usersChanged([...(change.added ?? []), ...(change.removed ?? [])]);
    }
    return chat;
  }
}

/** Someone who takes no part gets the same answer as for a chat that does not exist. */
function found<T>(value: T | undefined): T {
  if (value === undefined) throw new ServiceError('CHAT_NOT_FOUND');
  return value;
}
