import type { ChatId, UserId } from '../index';
import { type Action, withAction } from './action';
import { draftKey } from './draft-key';
import type { Keeper } from './keeper';
import type { StoreStorage } from './store-storage';

/**
 * Keeps in a storage that answers at once. All actions are one value, as it cannot tell its keys; between
 * reading and writing it no other tab does anything.
 */
export class LocalKeeper implements Keeper {
  readonly #key: string;

  constructor(
    private readonly storage: StoreStorage | undefined,
    private readonly userId: UserId,
    private readonly onError: (error: unknown) => void,
  ) {
    this.#key = `messaging-outbox:${userId}`;
  }

  readActions(take: (actions: Action[]) => void): void {
    take(this.#actions());
  }

  putAction(action: Action): void {
    this.#writeActions(withAction(this.#actions(), action));
  }

  removeAction(id: string): void {
    this.#writeActions(this.#actions().filter((kept) => kept.id !== id));
  }

  readDraft(chatId: ChatId, take: (text: string) => void): void {
    const key = draftKey(this.userId, chatId);
    take(this.#attempt(() => this.storage?.getItem(key)) ?? '');
  }

  writeDraft(chatId: ChatId, text: string): void {
    this.#write(draftKey(this.userId, chatId), text);
  }

  #actions(): Action[] {
    const kept = this.#attempt<unknown>(() => JSON.parse(this.storage?.getItem(this.#key) ?? '[]'));
    return Array.isArray(kept) ? (kept as Action[]) : [];
  }

  #writeActions(actions: Action[]): void {
    this.#write(this.#key, actions.length === 0 ? '' : JSON.stringify(actions));
  }

  #write(key: string, value: string): void {
    this.#attempt(() => {
      if (value === '') this.storage?.removeItem(key);
      else this.storage?.setItem(key, value);
    });
  }

  #attempt<Result>(call: () => Result): Result | undefined {
    try {
      return call();
    } catch (error) {
      this.onError(error);
      return undefined;
    }
  }
}
