import { randomUUID } from 'node:crypto';
import type {
  ChatChangePage,
  ChatPage,
  ChatSummary,
  Me,
  MeUpdate,
  NewChat,
  ReadState,
} from '../../../generated/http/types';
import type {
  ChatChange,
  ChatId,
  Message,
  MessageId,
  Presence,
  Seq,
  StateRevision,
  User,
  UserId,
} from '../../../generated/schemas';
import { decodeCursor, encodeCursor } from '../../../src/chats/list/chat-cursor';
import type { ChatListPlace } from '../../../src/chats/list/chat-list-repository';
import { requireDetails } from '../../../src/chats/changing/required-details';
import { requireAllowed } from '../../../src/who-may';
import { ServiceError } from '../../../src/errors';
import type { Signal } from '../../../src/log/signal';
import { readUpdated } from '../../../src/receipts/place-news';
import type { TypingService } from '../../../src/typing/typing-service';
import { isSeen } from '../../../src/users/user-service';
import { type BlockChange, MockBlocks } from './blocks';
import { ChatState } from './chat-state';
import { type OwnState, OwnStates } from './own-states';
import { groupOf } from './groups';
import { MockPresence } from './presence';
import { tellPlace } from './receipts';
import { MockUsers } from './users';
import { createTyping } from './typing';

/** Where the state tells what happened in it. */
export interface StateListener {
  changed(chat: ChatState, change: ChatChange): void;
  /** A user was put into a chat, was removed from it, or has read on. */
  ownChanged(chat: ChatState, own: OwnState): void;
  blockChanged(userId: UserId, change: BlockChange): void;
  userChanged(user: User, chats: ChatState[]): void;
  /** A user came or went, which these are told who joined one of these chats. */
  presenceChanged(presence: Presence, chats: ChatState[], told: UserId[]): void;
  /** There is news of a moment for who has joined a chat. */
  signalled(chatId: ChatId, signal: Signal): void;
}

const maxParticipants = 1000;
const maxChatsPerUser = 10_000;

/** What the mock remembers while it runs, with the rules that the contract describes. */
export class MockState {
  /** What was told before a restart did not happen in this one. */
  readonly epoch: string = randomUUID();
  readonly own = new OwnStates();
  readonly users = new MockUsers();
  readonly blocks = new MockBlocks(
    (userId) => this.own.advance(userId),
    (userId, change) => {
      this.listener.blockChanged(userId, change);
      this.presence.blockChanged(userId, change.userId);
    },
  );
  readonly presence = new MockPresence(this);
  readonly typing: TypingService;
  readonly #chats = new Map<ChatId, ChatState>();

  constructor(readonly listener: StateListener) {
    this.typing = createTyping(this);
  }

  /** Takes a chat in, and tells its participants. */
  add(chat: ChatState): ChatState {
    this.#chats.set(chat.id, chat);
    this.#putIn(chat, chat.participants);
    return chat;
  }

  /**
   * Makes a chat, or gives the direct chat of the two. Throws INVALID_PARTICIPANTS, BLOCKED,
   * CHAT_LIMIT_REACHED.
   */
  create(caller: UserId, { participants, ...details }: NewChat) {
    requireDetails(details);
    const draft = new ChatState(caller, [caller, ...participants], details);
    const { length } = draft.participants;
    if (length < 2 || length > maxParticipants) throw new ServiceError('INVALID_PARTICIPANTS');
    const pair = draft.participants.join(' ');
    const existing = [...this.#chats.values()].find(
      (chat) => chat.kind === 'direct' && chat.participants.join(' ') === pair,
    );
    if (draft.kind === 'direct' && existing !== undefined)
      return { chat: existing, created: false };
    if (draft.kind === 'direct') this.blocks.requireNoneBetween(draft.participants);
    else this.blocks.requireNoneBy(draft.participants, caller);
    this.#requireFewChats(draft.participants);
    return { chat: this.add(draft), created: true };
  }

  /** Changes who the user is. Throws INVALID_REQUEST. */
  updateUser(userId: UserId, update: MeUpdate): Me {
    const me = this.users.update(userId, update);
    if (isSeen(update)) {
      this.listener.userChanged(this.users.seen(userId), this.chatsOf(userId));
    }
    if (update.presence !== undefined) this.presence.visibilityChanged(userId);
    return me;
  }

  /** One of the user's chats. Throws CHAT_NOT_FOUND. */
  find(userId: UserId, chatId: ChatId): ChatState {
    const chat = this.#chats.get(chatId);
    if (chat?.participants.includes(userId) !== true) throw new ServiceError('CHAT_NOT_FOUND');
    return chat;
  }

  /** One of the user's chats as it stands in the list. Throws CHAT_NOT_FOUND. */
  summary(userId: UserId, chatId: ChatId): ChatSummary {
    return this.find(userId, chatId).summaryFor(this.own.of(userId, chatId));
  }

  /** The user's chats, the one with the most recent activity first. */
  chatsOf(userId: UserId): ChatState[] {
    return [...this.#chats.values()]
      .filter(({ participants }) => participants.includes(userId))
      .sort((one, other) => comparePlaces(placeOf(one), placeOf(other)));
  }

  /** A page of the user's chats; of those that are archived or not, pinned ones first. Throws INVALID_CURSOR. */
  page(
    userId: UserId,
    { limit, cursor, archived }: { limit: number; cursor?: string; archived?: boolean },
  ): ChatPage {
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const hasPins = archived !== undefined;
    const rest = this.chatsOf(userId)
      .map((chat) => ({ chat, summary: chat.summaryFor(this.own.of(userId, chat.id)) }))
      .filter(({ summary }) => !hasPins || summary.archived === archived)
      .map((one) => ({ ...one, place: placeOf(one.chat, hasPins && one.summary.pinned) }))
      .filter(({ place }) => after === undefined || comparePlaces(place, after) > 0)
      .sort((one, other) => comparePlaces(one.place, other.place));
    const page = rest.slice(0, limit);
    return {
      items: page.map(({ summary }) => summary),
      nextCursor: rest.length > page.length ? encodeCursor(page.at(-1)!.place) : null,
    };
  }

  /** A message that the user sees. Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND. */
  findMessage(userId: UserId, chatId: ChatId, messageId: MessageId): Message {
    const message = this.find(userId, chatId).seenBy(userId).find(messageId);
    if (message === undefined) throw new ServiceError('MESSAGE_NOT_FOUND');
    return message;
  }

  /** Throws BLOCKED when the chat is a direct one of two of whom one has blocked the other. */
  requireWritable({ kind, participants }: ChatState): void {
    if (kind === 'direct') this.blocks.requireNoneBetween(participants);
  }

  /** The changes of a chat after a revision, as the user sees them. Throws CHAT_NOT_FOUND, CANNOT_RESUME. */
  changes(
    userId: UserId,
    chatId: ChatId,
    { after, epoch, limit }: { after: number; epoch?: string; limit: number },
  ): ChatChangePage {
    const chat = this.find(userId, chatId);
    this.assertPlaceOf(chat.revision, after, epoch);
    const { items, through } = chat.seenBy(userId).changesAfter(after, limit);
    return { items, hasMore: through < chat.revision, through, epoch: this.epoch };
  }

  /** Throws CANNOT_RESUME when what has come this far has no such place. */
  assertPlaceOf(revision: number, after: number, epoch = this.epoch): void {
    if (after > revision || epoch !== this.epoch) throw new ServiceError('CANNOT_RESUME');
  }

  /**
   * Throws CHAT_NOT_FOUND, DIRECT_CHAT, BLOCKED, CHAT_LIMIT_REACHED, and INVALID_PARTICIPANTS when there would
   * be too many.
   */
  addParticipants(caller: UserId, chatId: ChatId, userIds: UserId[]): ChatState {
    const chat = groupOf(this, caller, chatId);
    const added = [...new Set(userIds)].filter((id) => !chat.participants.includes(id)).sort();
    if (chat.participants.length + added.length > maxParticipants) {
      throw new ServiceError('INVALID_PARTICIPANTS');
    }
    if (added.length === 0) return chat;
    this.blocks.requireNoneBy(added, caller);
    this.#requireFewChats(added);
    this.listener.changed(chat, chat.changeParticipants({ added }));
    this.#putIn(chat, added);
    return chat;
  }

  /** Throws CHAT_NOT_FOUND, DIRECT_CHAT, NOT_ALLOWED. */
  removeParticipant(caller: UserId, chatId: ChatId, userId: UserId): void {
    const chat = groupOf(this, caller, chatId);
    const takesPart = chat.participants.includes(userId);
    const role = takesPart ? chat.membership.roleOf(userId) : undefined;
    const isOwn = userId === caller;
    requireAllowed('removeParticipant', chat.membership.roleOf(caller), { isOwn, role });
    if (!takesPart) return;
    const heir = role === 'owner' ? chat.membership.heirOf(userId) : undefined;
    if (heir !== undefined) this.listener.changed(chat, chat.setRole(heir, 'owner'));
    this.listener.changed(chat, chat.changeParticipants({ removed: [userId] }));
    this.listener.ownChanged(chat, this.own.remove(userId, chatId));
  }

  /** Moves the user's place forward, never back and never past the newest message. Throws CHAT_NOT_FOUND. */
  markRead(userId: UserId, chatId: ChatId, asked: Seq): ReadState {
    const chat = this.find(userId, chatId);
    const own = this.own.of(userId, chatId);
    const seq = Math.max(own.readSeq, Math.min(asked, chat.messages.length));
    const isReadOn = seq > own.readSeq || (own.markedUnread && asked >= own.readSeq);
    const isFurther = seq > own.readSeq;
    if (isReadOn) this.listener.ownChanged(chat, this.own.readOn(userId, chatId, seq));
    if (isFurther) tellPlace(this, readUpdated, own);
    return { chatId, seq, ...chat.countsFor(own) };
  }

  /** Each chat in which the user's own state changed after a revision, with that state, in its order. */
  ownChangesAfter(userId: UserId, after: StateRevision): [ChatState, OwnState][] {
    const changed = this.own.changedAfter(userId, after);
    return changed.map((own) => [this.#chats.get(own.chatId)!, own]);
  }

  #requireFewChats(userIds: UserId[]): void {
    if (this.#chats.size < maxChatsPerUser) return;
    const isFull = (userId: UserId) => this.chatsOf(userId).length >= maxChatsPerUser;
    if (userIds.some(isFull)) throw new ServiceError('CHAT_LIMIT_REACHED');
  }

  /** What was said before they came counts as read. */
  #putIn(chat: ChatState, userIds: UserId[]): void {
    for (const userId of userIds) {
      this.users.meet(userId);
      this.listener.ownChanged(chat, this.own.putIn(userId, chat.id, chat.messages.length));
    }
  }
}

function placeOf({ id, lastActivityAt }: ChatState, isPinned = false): ChatListPlace {
  return { isPinned, chatId: id, lastActivityAt };
}

/** As in the list: the pinned one first, then the later activity first; of one moment, the greater id. */
function comparePlaces(one: ChatListPlace, other: ChatListPlace): number {
  if (one.isPinned !== other.isPinned) return one.isPinned ? -1 : 1;
  const laterBy = other.lastActivityAt.getTime() - one.lastActivityAt.getTime();
  if (laterBy !== 0) return laterBy;
  return one.chatId < other.chatId ? 1 : one.chatId > other.chatId ? -1 : 0;
}
