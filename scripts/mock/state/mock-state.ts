import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type {
  ChatChangePage,
  ChatPage,
  ChatSummary,
  MessagePage,
  MessageVersionPage,
  MessageUpdate,
  NewChat,
  NewMessage,
  ReadState,
} from '../../../generated/http/types';
import type {
  ChatChange,
  ChatId,
  Message,
  MessageId,
  Seq,
  StateRevision,
  UserId,
} from '../../../generated/schemas';
import { decodeCursor, encodeCursor } from '../../../src/chats/list/chat-cursor';
import type { ChatListPlace } from '../../../src/chats/list/chat-list-repository';
import { ServiceError } from '../../../src/errors';
import {
  type HistoryQuery,
  historyRange,
  requireOnePlace,
  seqIn,
} from '../../../src/messages/reading/history-range';
import { mentionsOf } from '../../../src/messages/mentions';
import { isOfDraft } from '../../../src/messages/sending/message-draft';
import { withEdit } from '../../../src/messages/changing/message-edit';
import type { Signal } from '../../../src/log/signal';
import { requireMetadata } from '../../../src/metadata';
import { readUpdated } from '../../../src/receipts/place-news';
import type { TypingService } from '../../../src/typing/typing-service';
import { isChanged } from '../../../src/messages/tombstone';
import { ChatState } from './chat-state';
import { type OwnState, OwnStates } from './own-states';
import { admit } from './references';
import { tellPlace } from './receipts';
import { threadPage } from './thread-page';
import { createTyping } from './typing';

/** Where the state tells what happened in it. */
export interface StateListener {
  changed(chat: ChatState, change: ChatChange): void;
  /** A user was put into a chat, was removed from it, or has read on. */
  ownChanged(chat: ChatState, own: OwnState): void;
  /** There is news of a moment for who has joined a chat. */
  signalled(chatId: ChatId, signal: Signal): void;
}

const maxParticipants = 1000;

/** What the mock remembers while it runs, with the rules that the contract describes. */
export class MockState {
  /** What was told before a restart did not happen in this one. */
  readonly epoch: string = randomUUID();
  readonly own = new OwnStates();
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

  /** Makes a chat, or gives the direct chat of the two. Throws INVALID_PARTICIPANTS. */
  create(caller: UserId, { participants, name, metadata }: NewChat) {
    if (metadata !== undefined) requireMetadata(metadata);
    const draft = new ChatState(caller, [caller, ...participants], name, undefined, metadata);
    const { length } = draft.participants;
    if (length < 2 || length > maxParticipants) throw new ServiceError('INVALID_PARTICIPANTS');
    const pair = draft.participants.join(' ');
    const existing = [...this.#chats.values()].find(
      (chat) => chat.kind === 'direct' && chat.participants.join(' ') === pair,
    );
    if (draft.kind === 'direct' && existing !== undefined)
      return { chat: existing, created: false };
    return { chat: this.add(draft), created: true };
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

  /** A page of the user's chats. Throws INVALID_CURSOR. */
  page(userId: UserId, { limit, cursor }: { limit: number; cursor?: string }): ChatPage {
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const rest = this.chatsOf(userId).filter(
      (chat) => after === undefined || comparePlaces(placeOf(chat), after) > 0,
    );
    const page = rest.slice(0, limit);
    return {
      items: page.map((chat) => chat.summaryFor(this.own.of(userId, chat.id))),
      nextCursor: rest.length > page.length ? encodeCursor(placeOf(page.at(-1)!)) : null,
    };
  }

  /**
   * Throws CHAT_NOT_FOUND, what refuses what is written besides the text (references.ts), and
   * CLIENT_MESSAGE_ID_REUSED when what was sent is another.
   */
  send(senderId: UserId, chatId: ChatId, { kind, mentions, mentionsAll, ...sent }: NewMessage) {
    const chat = this.find(senderId, chatId);
    const draft = { senderId, ...sent, ...mentionsOf({ mentions, mentionsAll }) };
    if (chat.findSent(draft) === undefined) admit(chat, senderId, { kind, ...draft });
    const outcome = chat.append(draft);
    const { message, created } = outcome;
    if (!created && !isOfDraft(message, draft) && !isChanged(message))
      throw new ServiceError('CLIENT_MESSAGE_ID_REUSED');
    if (created) this.listener.changed(chat, chat.changes.at(-1)!);
    return outcome;
  }

  /** Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND. */
  findMessage(userId: UserId, chatId: ChatId, messageId: MessageId): Message {
    const message = this.find(userId, chatId).findMessage(messageId);
    if (message === undefined) throw new ServiceError('MESSAGE_NOT_FOUND');
    return message;
  }

  /** A page of what a message said. Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND, MESSAGE_DELETED. */
  versions(
    userId: UserId,
    chatId: ChatId,
    messageId: MessageId,
    { after, limit }: { after: number; limit: number },
  ): MessageVersionPage {
    const message = this.findMessage(userId, chatId, messageId);
    if (message.deletedAt !== undefined) throw new ServiceError('MESSAGE_DELETED');
    const versions = this.find(userId, chatId).versionsOf(message).slice(after);
    return { items: versions.slice(0, limit), hasMore: versions.length > limit };
  }

  /** Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND, NOT_ALLOWED, MESSAGE_DELETED, VERSION_CONFLICT. */
  updateMessage(
    caller: UserId,
    chatId: ChatId,
    messageId: MessageId,
    { ifVersion, ...edit }: MessageUpdate,
  ): Message {
    const message = this.findMessage(caller, chatId, messageId);
    const chat = this.find(caller, chatId);
    admit(chat, caller, edit);
    if (message.senderId !== caller) throw new ServiceError('NOT_ALLOWED');
    if (message.deletedAt !== undefined) throw new ServiceError('MESSAGE_DELETED');
    if (isDeepStrictEqual(withEdit(message, edit), message)) return message;
    if ((ifVersion ?? message.version) !== message.version) {
      throw new ServiceError('VERSION_CONFLICT');
    }
    this.listener.changed(chat, chat.edit(message, edit));
    return message;
  }

  /** Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND, NOT_ALLOWED. */
  deleteMessage(caller: UserId, chatId: ChatId, messageId: MessageId): void {
    const message = this.findMessage(caller, chatId, messageId);
    const chat = this.find(caller, chatId);
    if (![message.senderId, chat.createdBy].includes(caller)) throw new ServiceError('NOT_ALLOWED');
    if (message.deletedAt !== undefined) return;
    this.listener.changed(chat, chat.delete(message, caller));
  }

  /** A page of a chat's history. Throws CHAT_NOT_FOUND, INVALID_REQUEST, MESSAGE_NOT_FOUND. */
  history(userId: UserId, chatId: ChatId, query: HistoryQuery): MessagePage {
    requireOnePlace(query);
    const chat = this.find(userId, chatId);
    const { threadId } = query;
    if (threadId !== undefined) {
      return threadPage(chat.repliesTo(this.findMessage(userId, chatId, threadId)), query);
    }
    const { messages } = chat;
    const middle = this.#middleOf(userId, chatId, query);
    const { first, last } = historyRange(query, messages.length, middle);
    return {
      items: messages.slice(first - 1, Math.max(first - 1, last)),
      hasOlder: Math.min(first - 1, messages.length) >= 1,
      hasNewer: last < messages.length,
    };
  }

  /** The changes of a chat after a revision. Throws CHAT_NOT_FOUND, CANNOT_RESUME. */
  changes(
    userId: UserId,
    chatId: ChatId,
    { after, epoch, limit }: { after: number; epoch?: string; limit: number },
  ): ChatChangePage {
    const { changes } = this.find(userId, chatId);
    this.assertPlaceOf(changes.length, after, epoch);
    const items = changes.slice(after, after + limit);
    const through = after + items.length;
    return { items, hasMore: through < changes.length, through, epoch: this.epoch };
  }

  /** Throws CANNOT_RESUME when what has come this far has no such place. */
  assertPlaceOf(revision: number, after: number, epoch = this.epoch): void {
    if (after > revision || epoch !== this.epoch) throw new ServiceError('CANNOT_RESUME');
  }

  /** Throws CHAT_NOT_FOUND, DIRECT_CHAT, and INVALID_PARTICIPANTS when there would be too many. */
  addParticipants(caller: UserId, chatId: ChatId, userIds: UserId[]): ChatState {
    const chat = this.#group(caller, chatId);
    const added = [...new Set(userIds)].filter((id) => !chat.participants.includes(id)).sort();
    if (chat.participants.length + added.length > maxParticipants) {
      throw new ServiceError('INVALID_PARTICIPANTS');
    }
    if (added.length === 0) return chat;
    this.listener.changed(chat, chat.changeParticipants({ added }));
    this.#putIn(chat, added);
    return chat;
  }

  /** Throws CHAT_NOT_FOUND, DIRECT_CHAT, NOT_ALLOWED. */
  removeParticipant(caller: UserId, chatId: ChatId, userId: UserId): void {
    const chat = this.#group(caller, chatId);
    if (userId !== caller && chat.createdBy !== caller) throw new ServiceError('NOT_ALLOWED');
    if (!chat.participants.includes(userId)) return;
    this.listener.changed(chat, chat.changeParticipants({ removed: [userId] }));
    this.listener.ownChanged(chat, this.own.remove(userId, chatId));
  }

  /** Moves the user's place forward, never back and never past the newest message. Throws CHAT_NOT_FOUND. */
  markRead(userId: UserId, chatId: ChatId, asked: Seq): ReadState {
    const chat = this.find(userId, chatId);
    const own = this.own.of(userId, chatId);
    const seq = Math.max(own.readSeq, Math.min(asked, chat.messages.length));
    if (seq > own.readSeq) {
      this.listener.ownChanged(chat, this.own.readOn(userId, chatId, seq));
      tellPlace(this, readUpdated, own);
    }
    return { chatId, seq, ...chat.countsFor(own) };
  }

  /** Each chat in which the user's own state changed after a revision, with that state, in its order. */
  ownChangesAfter(userId: UserId, after: StateRevision): [ChatState, OwnState][] {
    const changed = this.own.changedAfter(userId, after);
    return changed.map((own) => [this.#chats.get(own.chatId)!, own]);
  }

  /** What was said before they came counts as read. */
  #putIn(chat: ChatState, userIds: UserId[]): void {
    for (const userId of userIds) {
      this.listener.ownChanged(chat, this.own.putIn(userId, chat.id, chat.messages.length));
    }
  }

  /** The `seq` that a page is to be around. */
  #middleOf(userId: UserId, chatId: ChatId, { around }: HistoryQuery): Seq | undefined {
    if (around === undefined) return undefined;
    return seqIn(around) ?? this.findMessage(userId, chatId, around).seq;
  }

  #group(caller: UserId, chatId: ChatId): ChatState {
    const chat = this.find(caller, chatId);
    if (chat.kind === 'direct') throw new ServiceError('DIRECT_CHAT');
    return chat;
  }
}

function placeOf({ id, lastActivityAt }: ChatState): ChatListPlace {
  return { chatId: id, lastActivityAt };
}

/** As in the list: the later activity first; of one moment, the greater id. */
function comparePlaces(one: ChatListPlace, other: ChatListPlace): number {
  const laterBy = other.lastActivityAt.getTime() - one.lastActivityAt.getTime();
  if (laterBy !== 0) return laterBy;
  return one.chatId < other.chatId ? 1 : one.chatId > other.chatId ? -1 : 0;
}
