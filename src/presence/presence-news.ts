import type { ChatId, Presence, UserId } from '../../generated/schemas';
import type { ChangePublisher, PresenceTold } from '../log/change-publisher';
import type { Logger } from '../logger';
import type { OnlineUsers, PresenceChange } from './online-users';
import { presenceOf } from './presence-of';
import type { PresenceRepository } from './presence-repository';

// So that a statement does not take long, however many come at once.
const maxAtOnce = 100;

/**
 * Tells who shares a chat with users that they came or went, and keeps when that was. Of many it tells one
 * batch after the other, over one connection to the database; of each what is last.
 */
export class PresenceNews {
  readonly #untold = new Map<UserId, PresenceChange>();
  #telling: Promise<void> | undefined;

  constructor(
    private readonly users: Pick<PresenceRepository, 'seen' | 'audiencesOf'>,
    private readonly online: Pick<OnlineUsers, 'onlineOf'>,
    private readonly publisher: Pick<ChangePublisher, 'presenceChanged'>,
    private readonly log: Pick<Logger, 'warn'>,
  ) {}

  /** Resolves when all is told that there was to tell. */
  get settled(): Promise<void> {
    return this.#telling ?? Promise.resolve();
  }

  /** Users came or went. Never fails. */
  changed(changes: PresenceChange[]): void {
    for (const change of changes) this.#untold.set(change.userId, change);
    this.#telling ??= this.#tellAll();
  }

  /** A user shows from now on whether they are there, or no more. Never fails: who missed it asks. */
  async visibilityChanged(userId: UserId): Promise<void> {
    try {
      const online = await this.online.onlineOf([userId]);
      for (const audience of await this.users.audiencesOf([userId])) {
        const { isShown, chatIds, exceptFor } = audience;
        const presence = isShown ? presenceOf(audience, online) : { userId, online: false };
        this.#tell(presence, chatIds, { exceptFor });
      }
    } catch (error) {
      this.#notTold(error);
    }
  }

  /**
   * One of two users has blocked the other, or took that back: of one who is there the other is told as of
   * someone who went, or came. Where one of them hides it neither was told anything, and a word now would tell of
   * the block. Never fails: who missed it asks.
   */
  async blockChanged(one: UserId, other: UserId): Promise<void> {
    try {
      const online = await this.online.onlineOf([one, other]);
      const audiences = await this.users.audiencesOf([one, other]);
      if (!audiences.every(({ isShown }) => isShown)) return;
      for (const { userId, chatIds, exceptFor } of audiences.filter((each) =>
        online.has(each.userId),
      )) {
        const told = userId === one ? other : one;
        this.#tell({ userId, online: !exceptFor.includes(told) }, chatIds, { onlyFor: [told] });
      }
    } catch (error) {
      this.#notTold(error);
    }
  }

  async #tellAll(): Promise<void> {
    while (this.#untold.size > 0) {
      try {
        await this.#tellSome(this.#next());
      } catch (error) {
        this.#notTold(error);
      }
    }
    this.#telling = undefined;
  }

  #next(): PresenceChange[] {
    const some = [...this.#untold.values()].slice(0, maxAtOnce);
    for (const { userId } of some) this.#untold.delete(userId);
    return some;
  }

  async #tellSome(changes: PresenceChange[]): Promise<void> {
    await this.users.seen(changes);
    const online = new Set(changes.filter((one) => one.online).map(({ userId }) => userId));
    for (const audience of await this.users.audiencesOf(changes.map(({ userId }) => userId))) {
      const { isShown, chatIds, exceptFor } = audience;
      if (isShown) this.#tell(presenceOf(audience, online), chatIds, { exceptFor });
    }
  }

  #tell(presence: Presence, chatIds: ChatId[], told: PresenceTold): void {
    if (chatIds.length > 0) this.publisher.presenceChanged(presence, chatIds, told);
  }

  #notTold(error: unknown): void {
    this.log.warn({ err: error }, 'nobody is told that users came or went');
  }
}
