/** What is counted: users with a connection, and chats that a connection joined. */
export type OccupancyKind = 'users' | 'chats';

export interface OccupancyTotals {
  users: number;
  chats: number;
}

/** Counts what is present at any node of the service, each user and each chat once. */
export interface Occupancy {
  /** Says that something is present at this node, or no longer. Never throws, never waits. */
  set(kind: OccupancyKind, id: string, isPresent: boolean): void;
  /** The totals over all nodes, at a cost that does not depend on how many are present. */
  totals(): Promise<OccupancyTotals>;
  close(): Promise<void>;
}

/** The occupancy of a single node. */
export class MemoryOccupancy implements Occupancy {
  readonly #present = { users: new Set<string>(), chats: new Set<string>() };

  set(kind: OccupancyKind, id: string, isPresent: boolean): void {
    if (isPresent) this.#present[kind].add(id);
    else this.#present[kind].delete(id);
  }

  totals(): Promise<OccupancyTotals> {
    const { users, chats } = this.#present;
    return Promise.resolve({ users: users.size, chats: chats.size });
  }

  /** What is present at this node. */
  present(kind: OccupancyKind): ReadonlySet<string> {
    return this.#present[kind];
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
