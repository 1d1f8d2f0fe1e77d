import { closeCodes } from '../../generated/events/close-codes';
import type { Revision } from '../../generated/schemas';
import type { EventHolder } from './audience';
import type { Connection } from './connection';
import type { EncodedEvent } from './encoded-event';

/** A change as an event; one that does not fit the contract has none. */
export interface ReplayedEvent {
  revision: Revision;
  event: EncodedEvent | undefined;
}

/** Reads a chat's changes after a revision as events, in order. */
type ReadEvents = (after: Revision, limit: number) => Promise<ReplayedEvent[]>;

export interface ReplayResult {
  /** Up to where the connection has been given everything, or has to read it over REST. */
  revision: Revision;
  /** Whether more was missed than was replayed. */
  moreMissed: boolean;
}

const maxReplayed = 1000;
const pageSize = 200;
// What may come live while older events are replayed; past it the client is too slow.
const maxHeld = 10_000;

/**
 * Gives one connection what it missed in a chat, and holds what comes live until that is done and
 * the client knows of it.
 */
export class Replay implements EventHolder {
  #held: { event: EncodedEvent; revision: Revision }[] = [];

  constructor(
    private readonly connection: Connection,
    private readonly readEvents: ReadEvents,
  ) {}

  /** Takes an event that came live. */
  hold(event: EncodedEvent, revision: Revision): void {
    this.#held.push({ event, revision });
    if (this.#held.length > maxHeld) this.connection.close(closeCodes.TOO_SLOW);
  }

  /**
   * Sends what came after `after` up to `start`, then what came live meanwhile. When more was missed
   * than is replayed, what came live stands behind a hole, and is left to REST with the rest.
   */
  async run(after: Revision, start: Revision): Promise<ReplayResult> {
    const last = Math.min(start, after + maxReplayed);
    let sent = after;
    while (sent < last && this.connection.isOpen) {
      await this.connection.roomToSend();
      sent = await this.#sendPage(sent, last);
    }
    const moreMissed = sent < start;
    const revision = this.#held.at(-1)?.revision ?? start;
    if (moreMissed) this.#held = [];
    else this.sendHeld();
    return { revision, moreMissed };
  }

  /** Sends what came live and was held. */
  sendHeld(): void {
    const held = this.#held;
    this.#held = [];
    held.forEach(({ event }) => this.connection.send(event));
  }

  async #sendPage(after: Revision, last: Revision): Promise<Revision> {
    const page = await this.readEvents(after, Math.min(pageSize, last - after));
    for (const { event } of page) if (event !== undefined) this.connection.send(event);
    // Every revision up to `start` is committed, so a page is never empty before `last`.
    return page.at(-1)?.revision ?? last;
  }
}
