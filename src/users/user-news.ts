import type { UserId } from '../../generated/schemas';
import type { ChangePublisher } from '../log/change-publisher';
import type { Logger } from '../logger';
import type { UserRepository } from './user-repository';

// Who changes their name ten times in a second is told of once more.
const pauseMs = 1000;

/** Tells of users whose name or picture changed: of each at once, then at most once a second, as they are. */
export class UserNews {
  /** Of whom was told within the last second, and whether there is more to tell. */
  readonly #told = new Map<UserId, { isMore: boolean }>();

  constructor(
    private readonly users: Pick<UserRepository, 'news'>,
    private readonly publisher: Pick<ChangePublisher, 'userUpdated'>,
    private readonly log: Pick<Logger, 'warn'>,
  ) {}

  changed(userIds: UserId[]): void {
    const due = userIds.filter((userId) => this.#isDue(userId));
    if (due.length > 0) void this.#tell(due);
  }

  #isDue(userId: UserId): boolean {
    const told = this.#told.get(userId);
    if (told !== undefined) {
      told.isMore = true;
      return false;
    }
    this.#told.set(userId, { isMore: false });
    setTimeout(() => this.#pauseOver(userId), pauseMs).unref();
    return true;
  }

  #pauseOver(userId: UserId): void {
    const { isMore } = this.#told.get(userId)!;
    this.#told.delete(userId);
    if (isMore) this.changed([userId]);
  }

  /** Never fails: whoever missed it asks. */
  async #tell(userIds: UserId[]): Promise<void> {
    try {
      for (const { user, chatIds } of await this.users.news(userIds)) {
        this.publisher.userUpdated(user, chatIds);
      }
    } catch (error) {
      this.log.warn({ err: error }, 'nobody is told of the new names of users');
    }
  }
}
