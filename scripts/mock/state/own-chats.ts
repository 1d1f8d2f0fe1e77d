import type { Counts, OwnChangePage, OwnChatUpdate } from '../../../generated/http/types';
import type { ChatId, OwnChange, OwnChat, StateRevision, UserId } from '../../../generated/schemas';
import { ServiceError } from '../../../src/errors';
import { toMoment } from '../../../src/own-state/moment';
import type { ChatState } from './chat-state';
import type { MockState } from './mock-state';
import type { OwnState } from './own-states';

const maxPinned = 100;

/** Mutes, pins, archives or marks a chat for a user. Throws CHAT_NOT_FOUND, TOO_MANY_PINNED_CHATS. */
export function updateOwnChat(
  state: MockState,
  userId: UserId,
  chatId: ChatId,
  update: OwnChatUpdate,
): OwnChat {
  const chat = state.find(userId, chatId);
  const own = state.own.of(userId, chatId);
  const before = setOf(chat, own);
  const muted =
    update.mutedUntil == null ? update.mutedUntil : toMoment('mutedUntil', update.mutedUntil);
  const wanted = { ...before, ...withoutUndefined({ ...update, mutedUntil: muted }) };
  if (JSON.stringify(wanted) === JSON.stringify(before)) return ownChatOf(chat, own);
  if (wanted.pinned && !before.pinned) requireFewPinned(state, userId);
  const { archived, mutedUntil, ...set } = wanted;
  const archivedSeq = archived ? chat.messages.length : undefined;
  const change = { ...set, archivedSeq, mutedUntil: mutedUntil ?? undefined };
  state.listener.ownChanged(chat, state.own.set(userId, chatId, change));
  return ownChatOf(chat, own);
}

/** What is unread in a user's chats, without those that are muted now. */
export function countsOf(state: MockState, userId: UserId): Counts {
  const now = new Date().toISOString();
  const counted = state
    .chatsOf(userId)
    .map((chat) => chat.ownFor(state.own.of(userId, chat.id)))
    .filter(({ mutedUntil = '' }) => mutedUntil <= now);
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
  return {
    unreadChats: counted.filter((own) => own.unreadCount > 0 || own.markedUnread).length,
    unreadMessages: sum(counted.map(({ unreadCount }) => unreadCount)),
    unreadMentions: sum(counted.map(({ mentionCount }) => mentionCount)),
    stateRevision: state.own.revisionOf(userId),
  };
}

/** A page of what changed of a user's own state. Throws CANNOT_RESUME. */
export function pageOfOwnChanges(
  state: MockState,
  userId: UserId,
  { after, epoch, limit }: { after: number; epoch?: string; limit: number },
): OwnChangePage {
  const head = state.own.revisionOf(userId);
  state.assertPlaceOf(head, after, epoch);
  const ofChats = state.ownChangesAfter(userId, after);
  const changes = inOrder([
    ...ofChats.map(([chat, own]) => changeOf(chat, own, after)),
    ...state.blocks.changedAfter(userId, after),
  ]);
  const items = changes.slice(0, limit);
  const through = changes.length > limit ? items.at(-1)!.stateRevision : head;
  return { items, hasMore: through < head, through, epoch: state.epoch };
}

/** Changes of a user's own state by their revision. */
export function inOrder<Change extends { stateRevision: StateRevision }>(
  changes: Change[],
): Change[] {
  return changes.sort((one, other) => one.stateRevision - other.stateRevision);
}

function changeOf(chat: ChatState, own: OwnState, after: number): OwnChange {
  const { chatId, stateRevision } = own;
  if (own.isRemoved) return { chatId, stateRevision, removed: true };
  const isPutIn = own.putInAt > after;
  return { ...ownChatOf(chat, own), ...(isPutIn ? { chat: chat.toChat() } : {}) };
}

function ownChatOf(chat: ChatState, own: OwnState): OwnChat {
  const { chatId, stateRevision } = own;
  return { chatId, stateRevision, revision: chat.revision, ...chat.ownFor(own) };
}

/** What the user has set, with each member in its place. */
function setOf(chat: ChatState, own: OwnState) {
  const { pinned, archived, markedUnread, mutedUntil = null } = chat.ownFor(own);
  return { mutedUntil, pinned, archived, markedUnread };
}

function requireFewPinned({ own }: MockState, userId: UserId): void {
  if (own.pinnedOf(userId) >= maxPinned) throw new ServiceError('TOO_MANY_PINNED_CHATS');
}

function withoutUndefined<T extends object>(value: T): Partial<T> {
  const given = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(given) as Partial<T>;
}
