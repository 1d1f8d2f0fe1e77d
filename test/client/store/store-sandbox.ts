import { createMessagingStore, type MessagingStore } from '../../../client/src/store';
import type {
  AsyncStoreStorage,
  MessagingStoreOptions,
  Readable,
  ShownMessage,
} from '../../../client/src/store';
import type { MessagingClient } from '../../../client/src';
import { ClientSandbox } from '../client-sandbox';

/** Clients, networks and stores of a test, for afterEach to close. */
export class StoreSandbox extends ClientSandbox {
  readonly #stores: MessagingStore[] = [];

  /** A store over a client. */
  store(client: MessagingClient, options?: MessagingStoreOptions): MessagingStore {
    const store = createMessagingStore(client, options);
    this.#stores.push(store);
    return store;
  }

  override async cleanUp(): Promise<void> {
    this.#stores.splice(0).forEach((store) => store.close());
    await super.cleanUp();
  }
}

/** Listens to a part of a store, and gives how to look at it. */
export function watch<Snapshot>(part: Readable<Snapshot>): () => Snapshot {
  part.subscribe(() => undefined);
  return part.getSnapshot;
}

/** A storage of a browser, which outlives the page. */
export class MemoryStorage {
  readonly #items = new Map<string, string>();

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }

  get keys(): string[] {
    return [...this.#items.keys()];
  }

  get size(): number {
    return this.#items.size;
  }
}

/** The same of a storage that answers later, as IndexedDB does. */
export class LaterStorage implements AsyncStoreStorage {
  readonly #items = new MemoryStorage();
  #isReady = Promise.resolve();

  /** Answers nothing that is asked from now on, until the function is called that this gives. */
  hold(): () => void {
    let release!: () => void;
    this.#isReady = new Promise((resolve) => (release = resolve));
    return release;
  }

  async getItem(key: string): Promise<string | null> {
    await this.#isReady;
    return this.#items.getItem(key);
  }

  async getItems(prefix: string): Promise<string[]> {
    await this.#isReady;
    return this.#items.keys
      .filter((key) => key.startsWith(prefix))
      .map((key) => this.#items.getItem(key)!);
  }

  async setItem(key: string, value: string): Promise<void> {
    await this.#isReady;
    this.#items.setItem(key, value);
  }

  async removeItem(key: string): Promise<void> {
    await this.#isReady;
    this.#items.removeItem(key);
  }

  get size(): number {
    return this.#items.size;
  }
}

/** The reactions to the first message in short: how many, `*` for the user's own, and what is pending. */
export function reactionsInShort({ messages }: { messages: readonly ShownMessage[] }): string {
  const all = (messages[0]?.reactions ?? []).map(({ emoji, count, isMine, pending }) => {
    const code = pending?.error === undefined ? '' : ` ${pending.error.code}`;
    const what = pending === undefined ? '' : ` [${pending.kind}${code}]`;
    return `${emoji} ${count}${isMine ? '*' : ''}${what}`;
  });
  return all.join(', ');
}

/** Messages in short: what they say, and what is pending about them. */
export function inShort({ messages }: { messages: readonly ShownMessage[] }): string[] {
  return messages.map(({ content, isDeleted, pending }) => {
    const text = isDeleted ? '(deleted)' : content;
    if (pending === undefined) return text;
    return `${text} [${pending.kind}${pending.error === undefined ? '' : ' refused'}]`;
  });
}
