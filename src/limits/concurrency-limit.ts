/** Lets each key (a user, an address) have so much under way at once. */
export class ConcurrencyLimit {
  readonly #counts = new Map<string, number>();

  /** @param limit how many a key may have */
  constructor(private readonly limit: number) {}

  /**
   * Begins one more.
   *
   * @returns what ends it, however often it is called; undefined when the key has all that it may
   */
  begin(key: string): (() => void) | undefined {
    const count = this.#counts.get(key) ?? 0;
    if (count >= this.limit) return undefined;
    this.#counts.set(key, count + 1);
    let isUnderWay = true;
    return () => {
      if (isUnderWay) this.#end(key);
      isUnderWay = false;
    };
  }

  #end(key: string): void {
    const count = this.#counts.get(key)! - 1;
    if (count === 0) this.#counts.delete(key);
    else this.#counts.set(key, count);
  }
}
