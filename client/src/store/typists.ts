import type { TypingEvent, UserId } from '../index';

// By this device's own clock: that of the service may be another.
const lastsMs = 6000;

/** Who types in a chat at the moment. */
export class Typists {
  readonly #timers = new Map<UserId, ReturnType<typeof setTimeout>>();
  #userIds: readonly UserId[] = [];

  /** @param changed is told when `userIds` is another */
  constructor(private readonly changed: () => void) {}

  /** In the order in which they began; the same array as long as nobody begins or ends. */
  get userIds(): readonly UserId[] {
    return this.#userIds;
  }

  /** Takes what was told of a user. It ends by itself when nothing more is told. */
  take({ userId, typing }: TypingEvent): void {
    if (!typing) return this.end([userId]);
    clearTimeout(this.#timers.get(userId));
    const isNew = !this.#timers.has(userId);
    const timer = setTimeout(() => this.end([userId]), lastsMs);
    this.#timers.set(userId, timer);
    if (isNew) this.#set([...this.#userIds, userId]);
  }

  /** Some type no more. */
  end(userIds: readonly UserId[]): void {
    const ended = userIds.filter((userId) => this.#timers.has(userId));
    if (ended.length === 0) return;
    for (const userId of ended) {
      clearTimeout(this.#timers.get(userId));
      this.#timers.delete(userId);
    }
    this.#set(this.#userIds.filter((userId) => !ended.includes(userId)));
  }

  /** Nobody does. */
  clear(): void {
    this.end(this.#userIds);
  }

  #set(userIds: readonly UserId[]): void {
    this.#userIds = userIds;
    this.changed();
  }
}
