import { type OnlineUsers, type PresenceChange, stayMs } from '../../presence/online-users';

/** What is counted: users with a connection, and chats that a connection joined. */
export type OccupancyKind = 'users' | 'chats';

export interface OccupancyTotals {
  users: number;
  chats: number;
}

/** Knows what is present at any node of the service, each user and each chat once. */
export interface Occupancy extends OnlineUsers {
  /** Says that something is present at this node, or no longer. Never throws, never waits. */
  set(kind: OccupancyKind, id: string, isPresent: boolean): void;
  /** The totals over all nodes, at a cost that does not depend on how many are present. */
  totals(): Promise<OccupancyTotals>;
  /** This node has nothing any more. When it resolves, nothing more is told. */
  close(): Promise<void>;
}

/** The occupancy of a single node. */
export class MemoryOccupancy implements Occupancy {
  readonly #present = { users: new Set<string>(), chats: new Set<string>() };
  /** Who went within the last 5 seconds, and what tells of them at the end of these. */
  readonly #leaving = new Map<string, { at: number; timer: NodeJS.Timeout }>();
  #receive: (changes: PresenceChange[]) => void = () => undefined;

  set(kind: OccupancyKind, id: string, isPresent: boolean): void {
    if (isPresent === this.#present[kind].has(id)) return;
    if (isPresent) this.#present[kind].add(id);
    else this.#present[kind].delete(id);
    if (kind === 'chats') return;
    if (isPresent) this.#came(id);
    else this.#left(id);
  }

  totals(): Promise<OccupancyTotals> {
    const { users, chats } = this.#present;
    return Promise.resolve({ users: users.size, chats: chats.size });
  }

  /** What is present at this node. */
  present(kind: OccupancyKind): ReadonlySet<string> {
    return this.#present[kind];
  }

  onlineOf(userIds: string[]): Promise<Set<string>> {
    const { users } = this.#present;
    return Promise.resolve(
      new Set(userIds.filter((userId) => users.has(userId) || this.#leaving.has(userId))),
    );
  }

  onPresenceChanged(receive: (changes: PresenceChange[]) => void): void {
    this.#receive = receive;
  }

  /** With the only node all users are gone. */
  close(): Promise<void> {
    for (const userId of this.#present.users) this.set('users', userId, false);
    const gone = [...this.#leaving].map(([userId, { timer, at }]) => {
      clearTimeout(timer);
      return { userId, online: false, at };
    });
    this.#leaving.clear();
    if (gone.length > 0) this.#receive(gone);
    return Promise.resolve();
  }

  #came(userId: string): void {
    clearTimeout(this.#leaving.get(userId)?.timer);
    const hasStayed = this.#leaving.delete(userId);
    if (!hasStayed) this.#receive([{ userId, online: true, at: Date.now() }]);
  }

  #left(userId: string): void {
    const at = Date.now();
    const gone = () => {
      this.#leaving.delete(userId);
      this.#receive([{ userId, online: false, at }]);
    };
    this.#leaving.set(userId, { at, timer: setTimeout(gone, stayMs).unref() });
  }
}
