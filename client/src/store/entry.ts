import type { ChatSummary, Revision, UserId } from '../index';
import type { Effect } from './effects';
import type { OwnState } from './own-state';
import { reactedTo } from './reactions';

// How many users an event names at most; who else came or went with them is not told.
const maxNamed = 100;

/** A chat as its user sees it in the list, kept right by changes. */
export interface Entry {
  readonly chat: ChatSummary;
  /**
   * The revision up to which `unreadCount` counts. The user's own state comes by another way than the
   * chat's changes, so it may be ahead of them.
   */
  readonly countedThrough: Revision;
  /** Whether what came does not tell all of it, so that it must be read again. */
  readonly isStale: boolean;
}

/** The entry of a chat as REST gives it. */
export function entryOf(chat: ChatSummary): Entry {
  return { chat, countedThrough: chat.revision, isStale: false };
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
  const unread = revision > countedThrough ? unreadBy(effect, chat, userId) : 0;
  return {
    chat: {
      ...chat,
      ...participantsAfter(chat, effect),
      ...newestAfter(chat, effect),
      unreadCount: chat.unreadCount + unread,
      revision,
    },
    countedThrough: Math.max(countedThrough, revision),
    isStale: entry.isStale || namesSome(effect),
  };
}

/**
 * The entry with newer own state; the same one when it is of before. What was unread at a revision that
 * the chat has left behind does not tell what is unread now.
 */
export function withOwnState(entry: Entry, own: OwnState): Entry {
  const { chat } = entry;
  if (own.stateRevision <= chat.stateRevision) return entry;
  if (own.revision < chat.revision) return { ...entry, isStale: true };
  const { stateRevision, readSeq, unreadCount, revision } = own;
  return {
    ...entry,
    chat: { ...chat, stateRevision, readSeq, unreadCount },
    countedThrough: revision,
  };
}

function unreadBy({ message, unread }: Effect, chat: ChatSummary, userId: UserId): number {
  if (message === undefined || message.senderId === userId) return 0;
  return message.seq > chat.readSeq ? (unread ?? 0) : 0;
}

function newestAfter(chat: ChatSummary, { message, reaction }: Effect): Partial<ChatSummary> {
  const { lastMessage } = chat;
  if (reaction !== undefined && lastMessage?.id === reaction.messageId) {
    return { lastMessage: reactedTo(lastMessage, reaction) };
  }
  if (message === undefined || message.seq < chat.lastSeq) return {};
  return { lastMessage: message, lastSeq: message.seq };
}

function participantsAfter(
  { participants, participantCount }: ChatSummary,
  { added = [], removed = [] }: Effect,
): Partial<ChatSummary> {
  if (added.length + removed.length === 0) return {};
  const after = [...new Set([...participants, ...added])]
    .filter((userId) => !removed.includes(userId))
    .sort();
  // The list names the first hundred of a chat's participants, and counts all of them.
  const hasAll = participants.length === participantCount;
  const count = hasAll ? after.length : participantCount + added.length - removed.length;
  return { participants: after, participantCount: count };
}

function namesSome({ added = [], removed = [] }: Effect): boolean {
  return added.length >= maxNamed || removed.length >= maxNamed;
}
