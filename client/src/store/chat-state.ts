import type { ChatChange, ChatSummary, Message, UserId } from '../index';
import type { Answer } from './action';
import { effectOf } from './effects';
import { type Entry, entryAfter, entryOf } from './entry';
import { type MessagePage, withoutOldest } from './message-window';
import { type Pins, pinsAfter, pinsWith } from './pins';
import { ownAfterChange, type OwnReactions, withTold } from './own-reactions';
import {
  threadsAfter,
  type ThreadState,
  threadsWithAnswer,
  threadsWithoutOldest,
} from './thread-state';
import { isNewer, type Timeline, windowAfter, withAnswered, withWindow } from './timeline';

/** What is known of a chat that is open. Nothing in it is ever changed: each change gives another one. */
export interface ChatState extends Timeline {
  /** Whose view it is. */
  readonly userId: UserId;
  /** The chat itself, and the user's own state; `chat.revision` is how far it has come. */
  readonly entry: Entry;
  /** What is pinned; undefined until it is read. */
  readonly pins: Pins | undefined;
  /** The threads that are shown. */
  readonly threads: readonly ThreadState[];
  /** What was told of the user's own reactions. */
  readonly ownReactions: OwnReactions;
}

/** A chat as REST gives it: first itself, then its newest messages. */
export function chatStateOf(userId: UserId, chat: ChatSummary, newest: MessagePage): ChatState {
  const { items, hasOlder } = newest;
  const window = { messages: items, hasOlder, hasNewer: false };
  const ownReactions = { through: chat.revision, told: [] };
  const shown = { window, ahead: [], pins: undefined, threads: [] };
  return { userId, entry: entryOf(chat), ...shown, ownReactions };
}

/**
 * The state after a change. Of what does not change the identity stays; a change of a kind that this
 * version does not know moves the revision only. A message may be given any number of times, for example
 * because the page that was read had it already; what counts is counted once, by revision.
 */
export function apply(state: ChatState, change: ChatChange): ChatState {
  const effect = effectOf(change);
  const entry = entryAfter(state.entry, change.revision, effect, state.userId);
  const { window, ahead } = withWindow(state, windowAfter(state.window, effect));
  const pins = state.pins && pinsAfter(state.pins, effect);
  const threads = threadsAfter(state.threads, effect);
  const ownReactions = ownAfterChange(state.ownReactions, change.revision, effect, state.userId);
  const next = { ...state, entry, window, ahead, pins, threads, ownReactions };
  return isSame(state, next) ? state : next;
}

/**
 * The state with what the service answered: one of the user's messages in its place, or waiting for it; a
 * reaction for as long as no newer change has come.
 */
export function withAnswer(state: ChatState, answer: Answer): ChatState {
  if ('reaction' in answer) return { ...state, ownReactions: withTold(state.ownReactions, answer) };
  const threads = threadsWithAnswer(state.threads, answer);
  return withAnswered({ ...withAnswerInPins(state, answer), threads }, answer);
}

/** The state with at most so many messages, and as many of each thread, without the oldest ones. */
export function withAtMost(state: ChatState, most: number): ChatState {
  const window = withoutOldest(state.window, most);
  return { ...state, window, threads: threadsWithoutOldest(state.threads, most) };
}

function isSame(one: ChatState, other: ChatState): boolean {
  const names = ['entry', 'window', 'pins', 'threads', 'ownReactions'] as const;
  return names.every((name) => one[name] === other[name]);
}

function withAnswerInPins(state: ChatState, message: Message): ChatState {
  const known = state.pins?.find(({ id }) => id === message.id);
  if (known === undefined || !isNewer(message, known)) return state;
  return { ...state, pins: pinsWith(state.pins!, message) };
}
