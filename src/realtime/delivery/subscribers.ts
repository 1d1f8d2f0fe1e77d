import type { CloseCode } from '../../../generated/events/close-codes';
import type { Revision, UserId } from '../../../generated/schemas';
import type { Change } from '../../log/log';
import type { Connection } from '../connection/connection';
import type { EncodedEvent } from '../wire/encoded-event';
import { Subscription } from './subscription';

/** The connections that one kind of a log's events goes to. */
export class Subscribers<C extends Change> {
  readonly #subscriptions = new Map<Connection, Subscription<C>>();

  /** @param onOccupied is told when the first connection comes and when the last one goes */
  constructor(private readonly onOccupied: (isOccupied: boolean) => void = () => undefined) {}

  get isEmpty(): boolean {
    return this.#subscriptions.size === 0;
  }

  /**
   * Adds a connection; changes are held for it until its subscription is told where to start. The
   * subscription takes the place of the one that the connection had.
   *
   * @param onGiven is told of each change that the connection was given
   */
  add(connection: Connection, onGiven: (change: C) => void): Subscription<C> {
    const subscription = new Subscription(connection, onGiven);
    const wasEmpty = this.isEmpty;
    this.#subscriptions.get(connection)?.end();
    this.#subscriptions.set(connection, subscription);
    if (wasEmpty) this.onOccupied(true);
    return subscription;
  }

  get(connection: Connection): Subscription<C> | undefined {
    return this.#subscriptions.get(connection);
  }

  delete(connection: Connection): void {
    this.#subscriptions.get(connection)?.end();
    if (this.#subscriptions.delete(connection) && this.isEmpty) this.onOccupied(false);
  }

  /** Lets all go on after a revision that they may be past. */
  goBack(revision: Revision, event?: EncodedEvent): void {
    for (const subscription of this.#subscriptions.values()) subscription.goBack(revision, event);
  }

  /** Ends the connections of all. */
  close(code: CloseCode): void {
    for (const { connection } of this.#subscriptions.values()) connection.close(code);
  }

  /**
   * Gives a signal to those who know where they started.
   *
   * @param isTold whose connections it is given
   */
  signal(
    key: string,
    makeEvent: () => EncodedEvent | undefined,
    isTold: (userId: UserId) => boolean,
  ): void {
    if (this.isEmpty) return;
    const event = makeEvent();
    if (event === undefined) return;
    for (const connection of this.started()) {
      if (isTold(connection.userId)) connection.signal(key, event);
    }
  }

  /** Those who know where they started. */
  *started(): Iterable<Connection> {
    for (const { start, connection } of this.#subscriptions.values()) {
      if (start !== undefined) yield connection;
    }
  }

  /** Gives a change to all. Its event is made once, and only when someone is to have it. */
  send(change: C, makeEvent: () => EncodedEvent | undefined): void {
    if (this.isEmpty) return;
    const event = makeEvent();
    for (const subscription of this.#subscriptions.values()) subscription.take(change, event);
  }
}
