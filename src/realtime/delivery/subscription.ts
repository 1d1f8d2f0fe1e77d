import { closeCodes } from '../../../generated/events/close-codes';
import type { Revision } from '../../../generated/schemas';
import type { Change } from '../../log/log';
import type { Connection } from '../connection/connection';
import type { EncodedEvent } from '../wire/encoded-event';

/** A change and what it is as an event, if it is one and fits the contract. */
export interface EventOfChange<C extends Change> {
  change: C;
  event: EncodedEvent | undefined;
}

// What may come before it is known where to start; past it the client is too slow.
const maxHeld = 10_000;

/**
 * A connection that is given the changes of a log after some revision. It holds what comes from the
 * first moment on, and the database is asked where to start after that moment, so nothing can fall
 * between the two.
 */
export class Subscription<C extends Change> {
  #start: Revision | undefined;
  #held: EventOfChange<C>[] = [];
  #hasEnded = false;
  /** What to do as soon as it is known where to start. */
  #goBack: (() => void) | undefined;
  #isHidden: (change: C) => boolean = () => false;

  /** @param onGiven is told of each change that the connection was given */
  constructor(
    readonly connection: Connection,
    private readonly onGiven: (change: C) => void,
  ) {}

  /** The revision that it is given changes after; undefined while they are held. */
  get start(): Revision | undefined {
    return this.#start;
  }

  /** Says which changes are not for its user: their events are not given. */
  hide(isHidden: (change: C) => boolean): void {
    this.#isHidden = isHidden;
  }

  /** Takes the next change of the log. */
  take(change: C, event: EncodedEvent | undefined): void {
    if (this.#start === undefined) this.#hold({ change, event });
    else if (change.revision > this.#start) this.give({ change, event });
  }

  /** Gives what was held and came after a revision, then what comes. */
  startAfter(revision: Revision): void {
    const held = this.#held;
    this.#held = [];
    this.#start = revision;
    this.#goBack?.();
    for (const { change, event } of held) this.take(change, event);
  }

  /**
   * Goes on after a revision that it may be past, because the log went back to an earlier state;
   * tells the client so. What was held belongs to the state that is no more.
   */
  goBack(revision: Revision, event: EncodedEvent | undefined): void {
    const goBack = () => {
      this.#start = Math.min(this.#start!, revision);
      if (event !== undefined) this.send(event);
    };
    this.#held = [];
    if (this.#start === undefined) this.#goBack = goBack;
    else goBack();
  }

  /** Gives an event that is no change of the log. */
  send(event: EncodedEvent): void {
    if (!this.#hasEnded) this.connection.send(event);
  }

  /** Gives a change, whatever is held. */
  give({ change, event }: EventOfChange<C>): void {
    if (this.#hasEnded) return;
    this.show({ change, event });
    this.onGiven(change);
  }

  /** Gives the event of a change that was missed. */
  show({ change, event }: EventOfChange<C>): void {
    if (event !== undefined && !this.#isHidden(change)) this.send(event);
  }

  /** It is given nothing any more. */
  end(): void {
    this.#hasEnded = true;
    this.#held = [];
  }

  #hold(held: EventOfChange<C>): void {
    this.#held.push(held);
    if (this.#held.length > maxHeld) this.connection.close(closeCodes.TOO_SLOW);
  }
}
