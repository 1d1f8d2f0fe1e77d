import type { ChatId, UserId } from '../index';
import type { Action } from './action';
import { AsyncKeeper } from './async-keeper';
import { LocalKeeper } from './local-keeper';
import type { AsyncStoreStorage, StoreStorage } from './store-storage';

/**
 * What of a user outlives a reload. Tabs share it, so each adds, replaces and removes only its own. A storage
 * that fails costs no more than the keeping, and `onError` is told.
 */
export interface Keeper {
  /** Gives, at once or later but once, the pending actions in the order in which they were written. */
  readActions(take: (actions: Action[]) => void): void;
  /** Keeps an action: in its place, or at the end. */
  putAction(action: Action): void;
  removeAction(id: string): void;
  /** Gives, at once or later, the text that was typed in a chat and not sent; empty if there is none. */
  readDraft(chatId: ChatId, take: (text: string) => void): void;
  /** Keeps a text; an empty one is none. */
  writeDraft(chatId: ChatId, text: string): void;
}

/** Keeps a user's state in a storage; without one it is lost with the page. */
export function createKeeper(
  storage: StoreStorage | AsyncStoreStorage | undefined,
  userId: UserId,
  onError: (error: unknown) => void,
): Keeper {
  return isAsync(storage)
    ? new AsyncKeeper(storage, userId, onError)
    : new LocalKeeper(storage, userId, onError);
}

/** An item of `localStorage` is a property of it too, but never a function. */
function isAsync(
  storage: StoreStorage | AsyncStoreStorage | undefined,
): storage is AsyncStoreStorage {
  return typeof (storage as Partial<AsyncStoreStorage> | undefined)?.getItems === 'function';
}
