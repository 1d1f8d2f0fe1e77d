import { closeCodes } from '../../../generated/events/close-codes';
import type { Revision, UserId } from '../../../generated/schemas';
import type { Head, ReadLog } from '../../log/log';
import type { Logger } from '../../logger';
import type { UserChange } from '../../log/user-change';
import type { Connection } from '../connection/connection';
import { Feed } from './feed';
import { assertPlaceOf, type Place } from './place';
import { type ReadEvents, readPages } from './replay';
import { Subscribers } from './subscribers';
import type { Subscription } from './subscription';

/**
 * One user's own state as this node delivers it, to their connections that listen to all chats. Several
 * changes of one chat are the last of them, so a revision that is passed over is nothing missing.
 */
export class UserFeed extends Feed<UserChange> {
  readonly #listening = new Subscribers<UserChange>();

  constructor(
    readonly userId: UserId,
    read: ReadLog<UserChange>,
    private readonly log: Logger,
  ) {
    super(userId, read);
  }

  get isIdle(): boolean {
    return this.#listening.isEmpty;
  }

  /**
   * Gives `give` the changes of the user for a connection; they are held until the subscription is told
   * where to start, at a revision that is read after this.
   */
  listen(connection: Connection, give: (change: UserChange) => void): Subscription<UserChange> {
    return this.#listening.add(connection, give);
  }

  stopListening(connection: Connection): void {
    this.#listening.delete(connection);
  }

  /** Up to which revision a connection has been given everything. */
  progressOf(connection: Connection): Revision {
    return Math.max(this.#listening.get(connection)?.start ?? 0, this.delivered ?? 0);
  }

  /**
   * What changed for the user after a place and up to the head. Fails when the database does, and with
   * CANNOT_RESUME when the place is none of this user.
   */
  async *readMissed(place: Place, head: Head): AsyncGenerator<UserChange> {
    assertPlaceOf(head, place);
    const missed = { after: place.revision, through: head.revision, epoch: head.epoch };
    for await (const page of readPages(this.#readEvents, missed)) {
      for (const { change } of page) yield change;
    }
  }

  protected deliver(change: UserChange): void {
    this.#listening.send(change, () => undefined);
  }

  protected passedOver(): void {}

  protected isReplaced(): boolean {
    return false;
  }

  protected wentBack(from: Revision, to: Revision): void {
    this.renewed(from, to);
  }

  protected renewed(from: Revision, to: Revision): void {
    const { userId } = this;
    this.log.warn({ userId, from, to }, "a user's own state went back; who listens is sent away");
    this.#listening.close(closeCodes.RESTORED);
  }

  /** Its events are made where they are told (`OwnState`). */
  readonly #readEvents: ReadEvents<UserChange> = async (after, limit) => {
    const { changes, through, epoch } = await this.read(this.userId, after, limit);
    return { events: changes.map((change) => ({ change, event: undefined })), through, epoch };
  };
}
