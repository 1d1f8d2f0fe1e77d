import type { ChatChange } from '../../generated/schemas';

/** The changes that are committed, as the database would give them; reading can be held up. */
export class FakeChanges {
  stored: ChatChange[] = [];
  readonly readsAfter: number[] = [];
  failure: Error | undefined;
  #gate: Promise<void> = Promise.resolve();

  /** Makes reads wait until the function that this gives is called. */
  holdUp(): () => void {
    let open!: () => void;
    this.#gate = new Promise((resolve) => (open = resolve));
    return open;
  }

  readonly read = async (_chatId: string, after: number, limit: number) => {
    this.readsAfter.push(after);
    await this.#gate;
    if (this.failure !== undefined) throw this.failure;
    return this.stored.filter(({ revision }) => revision > after).slice(0, limit);
  };
}
