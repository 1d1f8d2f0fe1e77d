import type { OutgoingEvent } from '../../generated/events/gateway';
import type { UserId } from '../../generated/schemas';

/**
 * News of a chat that is of use for a moment only, such as that someone types. It has no revision and is
 * never caught up: it reaches who has joined by then, may be lost, and a newer one with the same key takes
 * its place.
 */
export interface Signal {
  /** What it is about, within the chat. */
  key: string;
  event: OutgoingEvent;
  /** Whom it is of, who is not told. */
  from?: UserId;
  /** The moment from which nobody is to be told any more, in milliseconds since 1970. */
  expiresAt: number;
}
