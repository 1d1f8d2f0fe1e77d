import type { ChatDetails, ChatSummary, Revision, UserId } from '../index';
import type { Effect } from './effects';
import { isArchivedAfter, type OwnState, withSet } from './own-state';
import { type Mentions, mentionsAfter } from './mentions';
import { reactedTo } from './reactions';

// How many users a chat and an event name at most; who else came or went with them is not told.
const maxNamed = 100;

/** A chat as its user sees it in the list, kept right by changes. */
export interface Entry {
  readonly chat: ChatSummary;
  /**
   * The revision up to which `unreadCount` and `mentionCount` count, and at which `archived` held. The user's
   * own state comes by another way than the chat's changes, so it may be ahead of them.
   */
  readonly countedThrough: Revision;
  readonly mentions: Mentions;
  /** Whether what came does not tell all of it, so that it must be read again. */
  readonly isStale: boolean;
}

/** The entry of a chat as REST gives it. */
export function entryOf(chat: ChatSummary): Entry {
  const mentions = { countedAt: chat.revision, since: [] };
  return { chat, countedThrough: chat.revision, mentions, isStale: false };
}

/** The entry after a change of the chat; the same one when it is of before. */
export function entryAfter(
  entry: Entry,
  revision: Revision,
  effect: Effect,
  userId: UserId,
): Entry {
  const { chat, countedThrough } = entry;
  if (revision <= chat.revision) return entry;
  const isCounted = revision <= countedThrough;
  const unread = isCounted ? 0 : unreadBy(effect, chat, userId);
  const mentioning = isCounted ? undefined : effect.message;
  const mentioned = mentionsAfter(entry.mentions, chat, mentioning, userId);
  const named = participantsAfter(chat, effect);
  return {
    chat: {
      ...(effect.details === undefined ? chat : withDetails(chat, effect.details)),
      ...named,
      ...newestAfter(chat, effect),
      ...(effect.role?.userId === userId ? { role: effect.role.role } : {}),
      unreadCount: chat.unreadCount + unread,
      mentionCount: mentioned.mentionCount,
      archived: isCounted ? chat.archived : archivedAfter(effect, chat),
      revision,
    },
    countedThrough: Math.max(countedThrough, revision),
    mentions: mentioned.mentions,
    isStale: entry.isStale || mentioned.isStale || namesSome(effect) || lacksNames(named),
  };
}

/**
 * The entry with newer own state; the same one when it is of before. What was unread at a revision that
 * the chat has left behind does not tell what is unread now.
 */
export function withOwnState(entry: Entry, own: OwnState): Entry {
  const { chat } = entry;
  if (own.stateRevision <= chat.stateRevision) return entry;
  if (own.revision < chat.revision) return { ...entry, chat: withSet(chat, own), isStale: true };
  const { stateRevision, readSeq, unreadCount, mentionCount, revision } = own;
  return {
    ...entry,
    chat: { ...withSet(chat, own), stateRevision, readSeq, unreadCount, mentionCount },
    mentions: { countedAt: revision, since: [] },
    countedThrough: revision,
  };
}

function unreadBy({ message, unread }: Effect, chat: ChatSummary, userId: UserId): number {
  if (message === undefined || message.senderId === userId) return 0;
  return message.seq > chat.readSeq ? (unread ?? 0) : 0;
}

function archivedAfter({ message, unread }: Effect, chat: ChatSummary): boolean {
  return message !== undefined && unread === 1 ? isArchivedAfter(chat, message) : chat.archived;
}

function newestAfter(chat: ChatSummary, { message, reaction }: Effect): Partial<ChatSummary> {
  const { lastMessage } = chat;
  if (reaction !== undefined && lastMessage?.id === reaction.messageId) {
    return { lastMessage: reactedTo(lastMessage, reaction) };
  }
  if (message === undefined || message.seq < chat.lastSeq) return {};
  return { lastMessage: message, lastSeq: message.seq };
}

/** What is so where a chat does not say it. */
const unsaid: Partial<ChatSummary> = { posting: 'everyone', history: 'all' };
const detailMembers = [
  ...(['name', 'description', 'avatarUrl', 'metadata', 'posting', 'history'] as const),
];

/** The chat with other details: what these do not have it has no more. */
function withDetails(chat: ChatSummary, details: ChatDetails): ChatSummary {
  const next = { ...chat, ...details };
  for (const member of detailMembers) if (details[member] === unsaid[member]) delete next[member];
  return next;
}

function participantsAfter(
  { participants, participantCount }: ChatSummary,
  { added = [], removed = [] }: Effect,
): Partial<ChatSummary> {
  if (added.length + removed.length === 0) return {};
  const after = [...new Set([...participants, ...added])]
    .filter((userId) => !removed.includes(userId))
    .sort();
  // A chat names the first hundred of its participants, and counts all of them.
  const hasAll = participants.length === participantCount;
  const count = hasAll ? after.length : participantCount + added.length - removed.length;
  return { participants: after.slice(0, maxNamed), participantCount: count };
}

/** Whether someone is to be named whose turn it was not before. */
function lacksNames({ participants, participantCount = 0 }: Partial<ChatSummary>): boolean {
  return participants !== undefined && participants.length < Math.min(maxNamed, participantCount);
}

function namesSome({ added = [], removed = [] }: Effect): boolean {
  return added.length >= maxNamed || removed.length >= maxNamed;
}
