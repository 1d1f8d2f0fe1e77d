import type { UserId } from '../index';
import type { Action } from './action';

/** Where the store keeps what is pending, over a reload: `localStorage`, or what has its shape. */
export interface StoreStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * A user's pending actions in the storage. Tabs share it, so each keeps what it finds there and only
 * adds, replaces or removes its own. A storage that is full or broken costs no more than the keeping.
 */
export class OutboxStorage {
  readonly #key: string;

  constructor(
    private readonly storage: StoreStorage | undefined,
    userId: UserId,
    private readonly onError: (error: unknown) => void,
  ) {
    this.#key = `messaging-outbox:${userId}`;
  }

  /** What is pending, in the order in which it was written. */
  read(): Action[] {
    try {
      const kept: unknown = JSON.parse(this.storage?.getItem(this.#key) ?? '[]');
      return Array.isArray(kept) ? (kept as Action[]) : [];
    } catch (error) {
      this.onError(error);
      return [];
    }
  }

  /** Keeps an action: in its place, or at the end. */
  put(action: Action): void {
    this.#write(withAction(this.read(), action));
  }

  remove(id: string): void {
    this.#write(this.read().filter((kept) => kept.id !== id));
  }

  #write(actions: Action[]): void {
    try {
      if (actions.length === 0) this.storage?.removeItem(this.#key);
      else this.storage?.setItem(this.#key, JSON.stringify(actions));
    } catch (error) {
      this.onError(error);
    }
  }
}

/** The actions with one in its place, or at the end. */
export function withAction(actions: readonly Action[], action: Action): Action[] {
  const isThere = actions.some(({ id }) => id === action.id);
  if (!isThere) return [...actions, action];
  return actions.map((other) => (other.id === action.id ? action : other));
}
