import type { ChatChange, ChatId, ChatSummary, StateRevision, UserId } from '../index';
import { effectOf } from './effects';
import { type Entry, entryAfter, entryOf, withOwnState } from './entry';
import type { OwnState } from './own-state';

/** A chat in the list, with the moment of its last activity as far as it is known. */
interface ListedChat extends Entry {
  readonly activity: string;
}

/** What is known of the list of chats. Nothing in it is ever changed: each change gives another one. */
export interface ChatListState {
  /** The one with the most recent activity first, whether it is pinned or archived or not. */
  readonly chats: readonly ListedChat[];
  /** Chats of which something happened and that are not listed; whether that moves them up. */
  readonly missing: ReadonlyMap<ChatId, { isActivity: boolean }>;
}

/**
 * The list as pages give it, the pinned chats before the others. Not all that is activity tells when it was,
 * so the order of the pages counts: no chat is taken to be older than the one after it.
 */
export function chatListOf(pages: readonly ChatSummary[]): ChatListState {
  const pinned = inOrder(pages.filter((chat) => chat.pinned));
  const others = inOrder(pages.filter((chat) => !chat.pinned));
  return { chats: byActivity([...pinned, ...others]), missing: new Map() };
}

/** The chats of a list that shows those of the archive or the others: pinned ones first. */
export function shownOf(
  { chats }: ChatListState,
  archived: boolean,
  over: (chat: ChatSummary) => ChatSummary,
): ChatSummary[] {
  const shown = chats.map(({ chat }) => over(chat)).filter((chat) => chat.archived === archived);
  return [...shown.filter(({ pinned }) => pinned), ...shown.filter(({ pinned }) => !pinned)];
}

/** The list with the next page; what is listed already is newer. */
export function withPage(state: ChatListState, page: readonly ChatSummary[]): ChatListState {
  const fresh = page.filter(({ id }) => find(state, id) === undefined);
  return { ...state, chats: byActivity([...state.chats, ...chatListOf(fresh).chats]) };
}

/** The list after a change of one of its user's chats. */
export function afterChange(
  state: ChatListState,
  chatId: ChatId,
  change: ChatChange,
  userId: UserId,
): ChatListState {
  const effect = effectOf(change);
  const { removed = [], message, isDeleted = false, isActivity = false } = effect;
  const listed = find(state, chatId);
  const isOut = isDeleted || removed.includes(userId);
  if (listed === undefined) return isOut ? state : withMissing(state, chatId, isActivity);
  if (change.revision <= listed.chat.revision) return state;
  if (isOut) return without(state, chatId);
  const entry = entryAfter(listed, change.revision, effect, userId);
  if (!isActivity) return replaced(state, { ...listed, ...entry });
  const others = without(state, chatId);
  const now = message?.createdAt ?? topActivity(others);
  return placed(others, { ...entry, activity: latest(listed.activity, now) });
}

/** The list after the user's own state of a chat changed, which may have brought it here. */
export function afterOwnState(state: ChatListState, chatId: ChatId, own: OwnState): ChatListState {
  const listed = find(state, chatId);
  if (listed === undefined) return withMissing(state, chatId, false);
  return replaced(state, { ...listed, ...withOwnState(listed, own) });
}

/** The list after the user was removed from a chat, unless they have been put into it since. */
export function afterRemoval(
  state: ChatListState,
  chatId: ChatId,
  stateRevision: StateRevision,
): ChatListState {
  const isSince = (find(state, chatId)?.chat.stateRevision ?? 0) > stateRevision;
  return isSince ? state : without(state, chatId);
}

/** The list with a chat as it was read or has just come, unless the list has it like that already. */
export function withChat(
  state: ChatListState,
  chat: ChatSummary,
  isActivity: boolean,
): ChatListState {
  const known = find(state, chat.id);
  const others = without(state, chat.id);
  if (known !== undefined && !known.isStale && !isNewer(chat, known.chat)) {
    return { ...state, missing: others.missing };
  }
  const now = isActivity ? topActivity(others) : (known?.activity ?? '');
  return placed(others, { ...entryOf(chat), activity: latest(activityOf(chat), now) });
}

/** The list with a chat that is to be read, because something happened that does not tell all of it. */
export function withMissing(
  state: ChatListState,
  chatId: ChatId,
  isActivity: boolean,
): ChatListState {
  const known = state.missing.get(chatId);
  const next = { isActivity: isActivity || known?.isActivity === true };
  return { ...state, missing: new Map(state.missing).set(chatId, next) };
}

/** The list without a chat. */
export function without({ chats, missing }: ChatListState, chatId: ChatId): ChatListState {
  const others = new Map(missing);
  others.delete(chatId);
  return { chats: chats.filter(({ chat }) => chat.id !== chatId), missing: others };
}

/** When a chat was active last, as far as it tells itself. */
export function activityOf({ createdAt, lastMessage }: ChatSummary): string {
  return latest(createdAt, lastMessage?.createdAt ?? '');
}

/** The last of the chats that are not pinned, in the archive or out of it. */
export function lastOf({ chats }: ChatListState, archived: boolean): ListedChat | undefined {
  return [...chats].reverse().find(({ chat }) => !chat.pinned && chat.archived === archived);
}

/** Whether the list has a chat with these. */
export function isPlacedAs(state: ChatListState, chatId: ChatId, own: OwnState): boolean {
  const { chat } = find(state, chatId) ?? {};
  return chat?.pinned === own.pinned && chat.archived === own.archived;
}

/** Whether anything is known of a chat. */
export function has(state: ChatListState, chatId: ChatId): boolean {
  return find(state, chatId) !== undefined;
}

/** No chat is taken to be older than the one after it. */
function inOrder(chats: readonly ChatSummary[]): ListedChat[] {
  let activity = '';
  const fromLast = [...chats].reverse().map((chat) => {
    activity = latest(activity, activityOf(chat));
    return { ...entryOf(chat), activity };
  });
  return fromLast.reverse();
}

/** Of those that were active at once the order stays. */
function byActivity(chats: ListedChat[]): ListedChat[] {
  return chats.sort((one, other) => {
    if (one.activity === other.activity) return 0;
    return one.activity < other.activity ? 1 : -1;
  });
}

function find({ chats }: ChatListState, chatId: ChatId): ListedChat | undefined {
  return chats.find(({ chat }) => chat.id === chatId);
}

function isNewer(one: ChatSummary, other: ChatSummary): boolean {
  return one.revision > other.revision || one.stateRevision > other.stateRevision;
}

function replaced({ chats, missing }: ChatListState, listed: ListedChat): ChatListState {
  return { chats: chats.map((one) => (one.chat.id === listed.chat.id ? listed : one)), missing };
}

/** Before all that are not newer. */
function placed({ chats, missing }: ChatListState, listed: ListedChat): ChatListState {
  const found = chats.findIndex(({ activity }) => activity <= listed.activity);
  const place = found < 0 ? chats.length : found;
  return { chats: [...chats.slice(0, place), listed, ...chats.slice(place)], missing };
}

function topActivity({ chats }: ChatListState): string {
  return chats[0]?.activity ?? '';
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}
