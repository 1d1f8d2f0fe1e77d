import type { Revision, UserId } from '../../generated/schemas';
import type { Connection } from './connection';
import type { EncodedEvent } from './encoded-event';

/** Takes events in a connection's place while the connection is still given older ones. */
export interface EventHolder {
  hold(event: EncodedEvent, revision: Revision): void;
  /** Sends what it holds. */
  sendHeld(): void;
}

/** The connections that one kind of a chat's events goes to. */
export class Audience {
  /** Each with the revision that it starts after. */
  readonly #starts = new Map<Connection, Revision>();
  readonly #holders = new Map<Connection, EventHolder>();

  /** @param onOccupied is told when the first connection comes and when the last one goes */
  constructor(private readonly onOccupied: (isOccupied: boolean) => void = () => undefined) {}

  get isEmpty(): boolean {
    return this.#starts.size === 0;
  }

  /** Adds a connection that gets what comes after `start`; gives `start`. */
  add(connection: Connection, start: Revision): Revision {
    const wasEmpty = this.isEmpty;
    this.#starts.set(connection, start);
    if (wasEmpty) this.onOccupied(true);
    return start;
  }

  delete(connection: Connection): void {
    if (this.#starts.delete(connection) && this.isEmpty) this.onOccupied(false);
  }

  /** The revision that a connection starts after, or undefined when it is not in the audience. */
  startOf(connection: Connection): Revision | undefined {
    return this.#starts.get(connection);
  }

  connectionsOf(userId: UserId): Connection[] {
    return [...this.#starts.keys()].filter((connection) => connection.userId === userId);
  }

  /** Lets `holder` take a connection's events. */
  hold(connection: Connection, holder: EventHolder): void {
    this.#holders.set(connection, holder);
  }

  /** Lets a connection take its events itself again, without what was held. */
  discard(connection: Connection, holder: EventHolder): void {
    if (this.#holders.get(connection) === holder) this.#holders.delete(connection);
  }

  /** Sends what is held for a connection, which then takes its events itself again. */
  release(connection: Connection): void {
    this.#holders.get(connection)?.sendHeld();
    this.#holders.delete(connection);
  }

  send(event: EncodedEvent, revision: Revision): void {
    for (const [connection, start] of this.#starts) {
      if (revision <= start) continue;
      const holder = this.#holders.size === 0 ? undefined : this.#holders.get(connection);
      if (holder === undefined) connection.send(event);
      else holder.hold(event, revision);
    }
  }
}
