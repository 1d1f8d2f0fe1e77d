/** Where the store keeps what outlives a reload: `localStorage`, or what has its shape. */
export interface StoreStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * The same of a storage that answers later, `indexedDbStorage()` or an app's own. What is called is done in
 * that order; each promise is fulfilled when it is done, and rejected when it cannot be.
 */
export interface AsyncStoreStorage {
  getItem(key: string): Promise<string | null>;
  /** The values of all keys that begin so, in whatever order. */
  getItems(prefix: string): Promise<string[]>;
  setItem(key: string, value: string): Promise<void>;
  removeItem(key: string): Promise<void>;
}
