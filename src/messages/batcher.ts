import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Runs one batch at a time: what arrives while a batch is in flight forms the next one. There is
 * no timer, so an idle service works at once, and a busy one makes its batches larger by itself.
 * Between two batches the loop turns once: what the first one delivers goes out, and what came
 * meanwhile is read. Otherwise whoever is read first would make a batch alone, and the others wait
 * for it; in a room that means a write to each socket for one message (docs/performance.md).
 */
export class Batcher<Item, Result> {
  #waiting: { item: Item; settle: PromiseWithResolvers<Result> }[] = [];
  #running = false;

  /**
   * @param run gives the result of each item, in the order of the items. When it throws, every
   *   item of the batch fails with that error.
   * @param maxSize how many items a batch has at most.
   */
  constructor(
    private readonly run: (items: Item[]) => Promise<Result[]>,
    private readonly maxSize: number,
  ) {}

  /** Puts an item into the next batch and gives its result. */
  add(item: Item): Promise<Result> {
    const settle = withResolvers<Result>();
    this.#waiting.push({ item, settle });
    if (!this.#running) void this.#drain();
    return settle.promise;
  }

  async #drain(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      await this.#runNext();
      // The end of this turn, when deliveries leave, and that of the next, when requests were read.
      await nextTurn();
      await nextTurn();
    }
    this.#running = false;
  }

  async #runNext(): Promise<void> {
    const batch = this.#waiting.splice(0, this.maxSize);
    try {
      const results = await this.run(batch.map(({ item }) => item));
      batch.forEach(({ settle }, index) => settle.resolve(results[index]!));
    } catch (error) {
      batch.forEach(({ settle }) => settle.reject(error));
    }
  }
}

interface PromiseWithResolvers<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (reason: unknown) => void;
}

function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
