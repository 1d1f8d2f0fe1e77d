import type { Message } from '../index';
import type { Effect } from './effects';
import { reactedTo } from './reactions';

/** The pinned messages of a chat, the one that was pinned last first. */
export type Pins = readonly Message[];

/** What is pinned after a change. */
export function pinsAfter(pins: Pins, { message, reaction }: Effect): Pins {
  if (message !== undefined) return pinsWith(pins, message);
  const pinned = pins.find(({ id }) => id === reaction?.messageId);
  return pinned === undefined ? pins : pinsWith(pins, reactedTo(pinned, reaction!));
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
