import type { Message } from '../index';
import type { Effect } from './effects';
import { reactedTo } from './reactions';
import { withThread } from './threads';

/** The pinned messages of a chat, the one that was pinned last first. */
export type Pins = readonly Message[];

/** What is pinned after a change. */
export function pinsAfter(before: Pins, { message, thread, reaction }: Effect): Pins {
  const pins = message === undefined ? before : pinsWith(before, message);
  const pinned = pins.find(({ id }) => id === (thread?.threadId ?? reaction?.messageId));
  if (pinned === undefined) return pins;
  const now = thread === undefined ? reactedTo(pinned, reaction!) : withThread(pinned, thread);
  return pinsWith(pins, now);
}

/** What is pinned, with a message as it is now: among the others if it is pinned. */
export function pinsWith(pins: Pins, message: Message): Pins {
  const others = pins.filter(({ id }) => id !== message.id);
  if (message.pinnedAt !== undefined) return [...others, message].sort(lastFirst);
  return others.length === pins.length ? pins : others;
}

// In the order in which the service has them.
function lastFirst(one: Message, other: Message): number {
  if (one.pinnedAt === other.pinnedAt) return other.seq - one.seq;
  return one.pinnedAt! < other.pinnedAt! ? 1 : -1;
}
