import type { Message } from '../index';
import type { Effect } from './effects';
import {
  lastSeqOf,
  type MessageWindow,
  withMessage,
  withReaction,
  withThreadOf,
} from './message-window';

/** What is known of the messages of a chat, or of a thread. */
export interface Timeline {
  readonly window: MessageWindow;
  /** The user's own messages that are stored, while others that come before them have not come yet. */
  readonly ahead: readonly Message[];
}

/** The timeline with another window. */
export function withWindow<Of extends Timeline>(timeline: Of, window: MessageWindow): Of {
  const ahead = stillAhead(timeline.ahead, window);
  if (window === timeline.window && ahead === timeline.ahead) return timeline;
  return { ...timeline, window, ahead };
}

/** The timeline with a message that the service answered: in its place, or waiting for it. */
export function withAnswered<Of extends Timeline>(timeline: Of, message: Message): Of {
  const { window, ahead } = timeline;
  const known = window.messages.find(({ seq }) => seq === message.seq);
  if (known !== undefined) {
    return isNewer(message, known)
      ? { ...timeline, window: withMessage(window, message) }
      : timeline;
  }
  // Between it and the last one there may be messages of others, which come in order.
  const others = ahead.filter(({ seq }) => seq !== message.seq);
  const all = [...others, message].sort((one, other) => one.seq - other.seq);
  return { ...timeline, ahead: stillAhead(all, window) };
}

/** The window after a change. */
export function windowAfter(
  window: MessageWindow,
  { message, thread, reaction }: Effect,
): MessageWindow {
  if (reaction !== undefined) return withReaction(window, reaction);
  const next = message === undefined ? window : withMessage(window, message);
  return thread === undefined ? next : withThreadOf(next, thread);
}

/** Whether an answer knows of an edit or a deletion of which no change has come yet. */
export function isNewer(answered: Message, known: Message): boolean {
  if (known.deletedAt !== undefined) return false;
  return answered.version > known.version || answered.deletedAt !== undefined;
}

function stillAhead(ahead: readonly Message[], window: MessageWindow): readonly Message[] {
  if (ahead.length === 0) return ahead;
  const last = window.hasNewer ? Infinity : lastSeqOf(window.messages);
  return ahead.filter(({ seq }) => seq > last);
}
