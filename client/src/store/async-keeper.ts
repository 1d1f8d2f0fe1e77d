import type { ChatId, UserId } from '../index';
import type { Action } from './action';
import { draftKey } from './draft-key';
import type { Keeper } from './keeper';
import type { AsyncStoreStorage } from './store-storage';

// A database that hangs must not hold up what is to be sent.
const patienceMs = 5000;

interface KeptAction {
  /** Sorts the actions of all tabs: when it was written, but after all that its tab knew of. */
  readonly place: number;
  readonly action: Action;
}

/** Keeps in a storage that answers later. Each action has a key, so that no tab overwrites another's. */
export class AsyncKeeper implements Keeper {
  readonly #prefix: string;
  #places = new Map<string, number>();
  #lastPlace = 0;

  constructor(
    private readonly storage: AsyncStoreStorage,
    private readonly userId: UserId,
    private readonly onError: (error: unknown) => void,
  ) {
    // The keys of the user `a:b` do not begin as those of `a` do.
    this.#prefix = `messaging-outbox:${encodeURIComponent(userId)}:`;
  }

  readActions(take: (actions: Action[]) => void): void {
    void this.#attempt(() => inTime(this.storage.getItems(this.#prefix))).then((items = []) => {
      const kept = items.flatMap((item) => this.#parse(item)).sort((a, b) => a.place - b.place);
      // What was put before is put again, behind these: the clock may have been set back.
      this.#places = new Map(kept.map(({ place, action }) => [action.id, place]));
      this.#lastPlace = kept[kept.length - 1]?.place ?? 0;
      take(kept.map(({ action }) => action));
    });
  }

  putAction(action: Action): void {
    const { id } = action;
    const place = this.#places.get(id) ?? Math.max(Date.now(), this.#lastPlace + 1);
    this.#places.set(id, place);
    this.#lastPlace = Math.max(place, this.#lastPlace);
    const kept: KeptAction = { place, action };
    void this.#attempt(() => this.storage.setItem(this.#prefix + id, JSON.stringify(kept)));
  }

  removeAction(id: string): void {
    this.#places.delete(id);
    void this.#attempt(() => this.storage.removeItem(this.#prefix + id));
  }

  readDraft(chatId: ChatId, take: (text: string) => void): void {
    const key = draftKey(this.userId, chatId);
    void this.#attempt(() => this.storage.getItem(key)).then((text) => take(text ?? ''));
  }

  writeDraft(chatId: ChatId, text: string): void {
    const key = draftKey(this.userId, chatId);
    void this.#attempt(() =>
      text === '' ? this.storage.removeItem(key) : this.storage.setItem(key, text),
    );
  }

  #parse(item: string): KeptAction[] {
    try {
      return [JSON.parse(item) as KeptAction];
    } catch (error) {
      this.onError(error);
      return [];
    }
  }

  async #attempt<Result>(call: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await call();
    } catch (error) {
      this.onError(error);
      return undefined;
    }
  }
}

/** What was promised, or an error when it takes too long. */
async function inTime<Result>(promise: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The storage does not answer.')), patienceMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
