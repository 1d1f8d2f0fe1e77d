import type { CloseCode } from '../../../generated/events/close-codes';
import type { ChatChange, Revision } from '../../../generated/schemas';
import type { Connection } from '../connection/connection';
import type { EncodedEvent } from '../wire/encoded-event';
import { Follower } from './follower';

/** The connections that one kind of a chat's events goes to. */
export class Audience {
  readonly #followers = new Map<Connection, Follower>();

  /** @param onOccupied is told when the first connection comes and when the last one goes */
  constructor(private readonly onOccupied: (isOccupied: boolean) => void = () => undefined) {}

  get isEmpty(): boolean {
    return this.#followers.size === 0;
  }

  /**
   * Adds a connection; changes are held for it until its follower is told where to start. The
   * follower takes the place of the one that the connection had.
   */
  add(connection: Connection, onRemoved: () => void): Follower {
    const follower = new Follower(connection, onRemoved);
    const wasEmpty = this.isEmpty;
    this.#followers.get(connection)?.end();
    this.#followers.set(connection, follower);
    if (wasEmpty) this.onOccupied(true);
    return follower;
  }

  get(connection: Connection): Follower | undefined {
    return this.#followers.get(connection);
  }

  delete(connection: Connection): void {
    this.#followers.get(connection)?.end();
    if (this.#followers.delete(connection) && this.isEmpty) this.onOccupied(false);
  }

  /** Lets all go on after a revision that they may be past. */
  goBack(revision: Revision, event?: EncodedEvent): void {
    for (const follower of this.#followers.values()) follower.goBack(revision, event);
  }

  /** Ends the connections of all. */
  close(code: CloseCode): void {
    for (const { connection } of this.#followers.values()) connection.close(code);
  }

  /** Gives a change to all. Its event is made once, and only when someone is to have it. */
  send(change: ChatChange, makeEvent: () => EncodedEvent | undefined): void {
    if (this.isEmpty) return;
    const event = makeEvent();
    for (const follower of this.#followers.values()) follower.take(change, event);
  }
}
