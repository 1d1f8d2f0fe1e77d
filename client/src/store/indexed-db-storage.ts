import type { AsyncStoreStorage } from './store-storage';

const objects = 'items';

/**
 * A storage in the browser's IndexedDB, for the store's option `storage`: it has room for more than
 * `localStorage`, and does not hold up the page. Where there is none, or it is full, the store goes on without.
 * @param name the name of the database; stores of several users may share one
 */
export function indexedDbStorage(name = 'messaging-client'): AsyncStoreStorage {
  return new IndexedDbStorage(name);
}

class IndexedDbStorage implements AsyncStoreStorage {
  #database: Promise<Database> | undefined;

  constructor(private readonly name: string) {}

  async getItem(key: string): Promise<string | null> {
    return (await this.#do('readonly', (store) => store.get(key))) ?? null;
  }

  getItems(prefix: string): Promise<string[]> {
    return this.#do('readonly', (store) =>
      store.getAll(platform().IDBKeyRange.bound(prefix, `${prefix}\uffff`)),
    );
  }

  async setItem(key: string, value: string): Promise<void> {
    await this.#do('readwrite', (store) => store.put(value, key));
  }

  async removeItem(key: string): Promise<void> {
    await this.#do('readwrite', (store) => store.delete(key));
  }

  /** Makes a request; one that is made is done also where the page is left at once, due to the `commit`. */
  async #do<Result>(
    mode: 'readonly' | 'readwrite',
    make: (store: ObjectStore) => Request<Result>,
  ): Promise<Result> {
    const database = await (this.#database ??= this.#open());
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(objects, mode);
      const request = make(transaction.objectStore(objects));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
      transaction.commit();
    });
  }

  async #open(): Promise<Database> {
    try {
      const database = await opened(this.name);
      // An app that deletes it, as its user goes, would wait for this connection. The next call opens it anew.
      database.onversionchange = () => {
        database.close();
        this.#database = undefined;
      };
      database.onclose = () => (this.#database = undefined);
      return database;
    } catch (error) {
      this.#database = undefined;
      throw error;
    }
  }
}

function opened(name: string): Promise<Database> {
  return new Promise((resolve, reject) => {
    const request = platform().indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(objects);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function platform(): Platform {
  return globalThis as unknown as Platform;
}

/** What is used of a browser's page, whose types an app of Node does not have. */
interface Platform {
  readonly indexedDB: { open(name: string, version: number): OpenRequest };
  readonly IDBKeyRange: { bound(lower: string, upper: string): unknown };
}

interface Request<Result> {
  readonly result: Result;
  readonly error: Error;
}

interface OpenRequest extends Request<Database> {
  onupgradeneeded: () => unknown;
  onsuccess: () => unknown;
  onerror: () => unknown;
}

interface Database {
  onversionchange: () => unknown;
  onclose: () => unknown;
  createObjectStore(name: string): unknown;
  transaction(name: string, mode: 'readonly' | 'readwrite'): Transaction;
  close(): void;
}

interface Transaction {
  readonly error: Error;
  oncomplete: () => unknown;
  onabort: () => unknown;
  objectStore(name: string): ObjectStore;
  commit(): void;
}

interface ObjectStore {
  get(key: string): Request<string | undefined>;
  getAll(range: unknown): Request<string[]>;
  put(value: string, key: string): Request<unknown>;
  delete(key: string): Request<unknown>;
}
