import type { OutgoingEvent } from '../../generated/events/gateway';
import type { UserId } from '../../generated/schemas';

/**
 * News that are of use for a moment only, such as that someone types. They have no revision and are never
 * caught up: they reach who follows by then, may be lost, and newer ones with the same key take their
 * place. Those of one chat are for who joined it, those of many chats for who follows any of them.
 */
export interface Signal {
  /** What it is about; of one chat, within it. */
  key: string;
  event: OutgoingEvent;
  /** Whom it is of, who is not told. */
  from?: UserId;
  /** Who is not told either. */
  exceptFor?: UserId[];
  /** Who alone is told, where it is not for all. */
  onlyFor?: UserId[];
  /** The moment from which nobody is to be told any more, in milliseconds since 1970. */
  expiresAt: number;
}

/** Tells of a user whether a signal is for them. */
export function isFor({ from, exceptFor = [], onlyFor }: Signal): (userId: UserId) => boolean {
  const untold = new Set([from, ...exceptFor]);
  return (userId) => !untold.has(userId) && (onlyFor === undefined || onlyFor.includes(userId));
}
