import type { UserId } from '../../generated/schemas';
import type { Logger } from '../logger';
import { Batcher, type BatchLimits, type Waiting } from '../batches/batcher';
import { claimedProfile, type ClaimNames, type Claims } from './claims';
import type { UserNews } from './user-news';
import type { ClaimingUser, UserRepository } from './user-repository';

interface Introduction extends Waiting, ClaimingUser {
  resolve(): void;
}

/**
 * Makes users known by their sessions. No request waits for it, and it takes one connection however many come
 * at once. What cannot be stored is tried again when the token is verified the next time.
 */
export class Introductions {
  readonly #batcher: Batcher<Introduction>;
  readonly #underWay = new Map<UserId, Promise<void>>();

  constructor(
    private readonly users: UserRepository,
    private readonly news: UserNews,
    private readonly names: ClaimNames,
    limits: BatchLimits,
    private readonly log: Logger,
  ) {
    this.#batcher = new Batcher((items) => this.#store(items), limits);
  }

  /** A session's token was verified, and says this. */
  introduce(userId: UserId, claims: Claims): void {
    const stored = new Promise<void>((resolve) =>
      this.#batcher.add({
        ...{ userId, ...claimedProfile(claims, this.names) },
        ...{ since: performance.now(), resolve, reject: () => resolve() },
      }),
    ).finally(() => {
      if (this.#underWay.get(userId) === stored) this.#underWay.delete(userId);
    });
    this.#underWay.set(userId, stored);
  }

  /** Resolves when all that was said of a user is stored, or cannot be. */
  settled(userId: UserId): Promise<void> {
    return this.#underWay.get(userId) ?? Promise.resolve();
  }

  async #store(items: Introduction[]): Promise<void> {
    // What is said last counts.
    const users = [...new Map(items.map((item) => [item.userId, item])).values()];
    users.sort((one, other) => (one.userId < other.userId ? -1 : 1));
    try {
      this.news.changed(await this.users.introduce(users));
    } catch (error) {
      this.log.warn({ err: error }, 'what sessions say of their users is not stored');
    }
    items.forEach((item) => item.resolve());
  }
}
