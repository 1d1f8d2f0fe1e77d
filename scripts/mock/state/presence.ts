import type { Presence, UserId } from '../../../generated/schemas';
import { maxTold } from '../../../src/chats/membership/known-participants';
import { stayMs } from '../../../src/presence/online-users';
import type { ChatState } from './chat-state';
import type { MockState } from './mock-state';

/** Who is there, by the rules of the service. */
export class MockPresence {
  readonly #online = new Set<UserId>();
  readonly #lastSeenAt = new Map<UserId, string>();
  readonly #connections = new Map<UserId, number>();

  constructor(private readonly state: MockState) {}

  /** A user has one connection more. */
  connected(userId: UserId): void {
    this.#count(userId, 1);
    this.set(userId, true);
  }

  /** A user has one connection less; without any they are there for a while still. */
  disconnected(userId: UserId): void {
    if (this.#count(userId, -1) > 0) return;
    setTimeout(() => {
      if (this.#connections.get(userId) === 0) this.set(userId, false);
    }, stayMs).unref();
  }

  isOnline(userId: UserId): boolean {
    return this.#online.has(userId);
  }

  /** A user comes, or goes. */
  set(userId: UserId, online: boolean): void {
    if (online === this.isOnline(userId)) return;
    if (online) this.#online.add(userId);
    else this.#online.delete(userId);
    this.#lastSeenAt.set(userId, new Date().toISOString());
    if (this.#shows(userId)) this.#tell(this.#presenceOf(userId));
  }

  /** A user set whether they show it. */
  visibilityChanged(userId: UserId): void {
    this.#tell(this.#shows(userId) ? this.#presenceOf(userId) : { userId, online: false });
  }

  /** One of two has blocked the other, or took that back. */
  blockChanged(one: UserId, other: UserId): void {
    if (!this.#shows(one) || !this.#shows(other)) return;
    const tell = (userId: UserId, told: UserId) => {
      if (!this.isOnline(userId)) return;
      const presence = { userId, online: this.#maySee(told, userId) };
      this.state.listener.presenceChanged(presence, this.#toldChatsOf(userId), [told]);
    };
    tell(one, other);
    tell(other, one);
  }

  /** Those of these of whom the caller may know. @param userIds with spaces between */
  list(caller: UserId, userIds: string): Presence[] {
    const chats = this.state.chatsOf(caller);
    return [...new Set(userIds.split(' '))]
      .filter((id) => chats.some(({ participants }) => participants.includes(id)))
      .filter((id) => this.#shows(id) && this.#maySee(caller, id))
      .sort()
      .map((id) => this.#presenceOf(id));
  }

  #count(userId: UserId, by: number): number {
    const count = (this.#connections.get(userId) ?? 0) + by;
    this.#connections.set(userId, count);
    return count;
  }

  #shows(userId: UserId): boolean {
    return this.state.users.meet(userId).presence;
  }

  #maySee(caller: UserId, userId: UserId): boolean {
    return this.#shows(caller) && !this.state.blocks.isBetween(caller, userId);
  }

  #presenceOf(userId: UserId): Presence {
    if (this.isOnline(userId)) return { userId, online: true };
    const lastSeenAt = this.#lastSeenAt.get(userId);
    return { userId, online: false, ...(lastSeenAt === undefined ? {} : { lastSeenAt }) };
  }

  #tell(presence: Presence): void {
    const { userId } = presence;
    const chats = this.#toldChatsOf(userId);
    const others = new Set(chats.flatMap(({ participants }) => participants));
    const told = [...others].filter((id) => id !== userId && this.#maySee(id, userId));
    this.state.listener.presenceChanged(presence, chats, told);
  }

  #toldChatsOf(userId: UserId): ChatState[] {
    return this.state.chatsOf(userId).filter(({ participants }) => participants.length <= maxTold);
  }
}
