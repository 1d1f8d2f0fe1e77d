import { isDeepStrictEqual } from 'node:util';
import type { OperationRequest } from '../../generated/http/operations';
import type { NewChat } from '../../generated/http/types';
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
import type { ChatRow, DetailColumns } from '../log/chat-row';
import { type ChangePage, changePage } from '../log/change-page';
import type { ChatHead } from '../log/log';
import { fittingItems } from '../page-size';
import type { ChangePublisher } from '../log/change-publisher';
import { decodeCursor, encodeCursor } from './list/chat-cursor';
import type { ChatListRepository } from './list/chat-list-repository';
import type { Selection } from './list/chat-list-statements';
import type { ChatLog } from '../log/chat-log';
import type { ChatDraft, ChatRepository } from './chat-repository';
import type { ChatChangeWriter } from './changing/chat-change-writer';
import { requireDetails } from './changing/required-details';
import { requireFewEnough } from './membership/participant-service';
import { requireAllowed } from '../who-may';
import type { BlockService } from '../blocks/block-service';
import type { UserService } from '../users/user-service';

const minParticipants = 2;

/** What bounds what a user does with chats. */
export interface ChatLimits {
  /** Direct chats with someone new. */
  directChat: RateLimit;
  /** Changes that are given once more. */
  replay: RateLimit;
  /** How many may take part in a chat. */
  maxParticipants: number;
}

/** What the participants of chats may do with them. */
export class ChatService {
  constructor(
    private readonly chats: ChatRepository,
    private readonly list: ChatListRepository,
    private readonly log: ChatLog,
    private readonly writer: ChatChangeWriter,
    private readonly publisher: ChangePublisher,
    private readonly limits: ChatLimits,
    private readonly users: UserService,
    private readonly blocks: BlockService,
  ) {}

  /**
   * Makes a chat in which the caller takes part. Two participants, without a name or anything else that only
   * a group has, have one direct chat, which is given when it exists, as it is. Throws INVALID_PARTICIPANTS,
   * UNKNOWN_USERS, BLOCKED, NOT_ALLOWED where who may begin direct chats is limited, INVALID_REQUEST for a
   * name or a description of which nothing can be seen and for metadata that are too large,
   * CHAT_LIMIT_REACHED when one of them would have too many, and RATE_LIMITED past the limit of new direct
   * chats.
   */
  async create(
    caller: UserId,
    request: OperationRequest<'createChat'>['body'],
  ): Promise<{ chat: Chat; created: boolean }> {
    requireDetails(request);
    const participants = [...new Set([caller, ...request.participants])].sort();
    if (participants.length < minParticipants) throw new ServiceError('INVALID_PARTICIPANTS');
    requireFewEnough(participants.length, this.limits.maxParticipants);
    await this.users.requireKnown(request.participants, caller);
    const draft = { ...request, createdBy: caller, participants };
    const isDirect = participants.length === 2 && !isDescribed(request);
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

  /**
   * A page of the caller's chats, or of those that are archived or not, pinned ones first. Throws
   * INVALID_CURSOR.
   */
  async page(
    caller: UserId,
    query: { limit: number; cursor?: string; archived?: boolean },
  ): Promise<{ items: ChatSummary[]; nextCursor: string | null }> {
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
    const entries = await this.list.page(
      ...([caller, query.limit + 1, after] as const),
      selectionOf(query.archived),
    );
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
   * Changes what a group says of itself. Throws CHAT_NOT_FOUND, DIRECT_CHAT, NOT_ALLOWED, and INVALID_REQUEST
   * for a name or a description of which nothing can be seen and for metadata that are too large.
   */
  async update(
    caller: UserId,
    chatId: ChatId,
    update: OperationRequest<'updateChat'>['body'],
  ): Promise<Chat> {
    requireDetails(update);
    return this.writer.change(caller, chatId, async (group) => {
      requireAllowed('updateChat', group.callerRole);
      const before = detailsOf(group.row);
      const after = { ...before, ...given(update) };
      if (!isDeepStrictEqual(after, before)) await group.describe(after);
    });
  }

  /** Deletes a group. Throws CHAT_NOT_FOUND, DIRECT_CHAT, NOT_ALLOWED. */
  async delete(caller: UserId, chatId: ChatId): Promise<void> {
    await this.writer.change(caller, chatId, async (group) => {
      requireAllowed('deleteChat', group.callerRole);
      await group.delete();
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
    place: { after: Revision; epoch?: Epoch; limit: number },
  ): Promise<ChangePage<ChatChange>> {
    this.limits.replay.demand(caller);
    const head = await this.follow(caller, chatId);
    const read = await this.log.readSeen(head, chatId, place.after, place.limit);
    const page = changePage(place, read, (change) => change);
    this.limits.replay.spend(caller, page.items.length - 1);
    return page;
  }

  /** How far one of the caller's chats has come, and from where on they see it. Throws CHAT_NOT_FOUND. */
  async follow(caller: UserId, chatId: ChatId): Promise<ChatHead> {
    return found(await this.log.findHead(caller, chatId));
  }
}

function selectionOf(archived: boolean | undefined): Selection {
  if (archived === undefined) return 'all';
  return archived ? 'archived' : 'others';
}

/** Someone who takes no part gets the same answer as for a chat that does not exist. */
function found<T>(value: T | undefined): T {
  if (value === undefined) throw new ServiceError('CHAT_NOT_FOUND');
  return value;
}

/** Whether it has what only a group has. */
function isDescribed({ name, description, avatarUrl, posting, history }: NewChat): boolean {
  return (name ?? description ?? avatarUrl ?? posting ?? history) !== undefined;
}

function detailsOf(row: ChatRow): DetailColumns {
  const { name, description, avatarUrl, metadata, posting, history } = row;
  return { name, description, avatarUrl, metadata, posting, history };
}

function given<T extends object>(update: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const members = Object.entries(update).filter(([, value]) => value !== undefined);
  return Object.fromEntries(members) as never;
}
