import { setImmediate as nextTurn } from 'node:timers/promises';
import { ServiceError } from '../errors';

/** What waits for its batch. */
export interface Waiting {
  /** Since when, by `performance.now()`. */
  since: number;
  reject(error: unknown): void;
}

export interface BatchLimits {
  /** How many may wait; one more is refused. */
  maxWaiting: number;
  /** How long one may wait before its batch begins, in milliseconds. */
  maxWaitMs: number;
}

const maxSize = 500;
// How exactly the wait is measured.
const checkMs = 250;

/**
 * Runs one batch at a time: what arrives while a batch is in flight forms the next one. There is
 * no timer, so an idle service works at once, and a busy one makes its batches larger by itself.
 * Between two batches the loop turns once: what the first one delivers goes out, and what came
 * meanwhile is read. Otherwise whoever is read first would make a batch alone, and the others wait
 * for it; in a room that means a write to each socket for one message (docs/performance.md).
 *
 * What cannot wait any longer is refused with SERVICE_UNAVAILABLE.
 */
export class Batcher<Item extends Waiting> {
  readonly #waiting: Item[] = [];
  #running = false;

  /**
   * @param run settles each item of a batch, now or later. When it throws, every item of the batch
   *   fails with that error.
   * @param onIdle is called when nothing is left to do
   */
  constructor(
    private readonly run: (items: Item[]) => Promise<void>,
    private readonly limits: BatchLimits,
    private readonly onIdle: () => void = () => undefined,
  ) {}

  /** Puts an item into the next batch. */
  add(item: Item): void {
    if (this.#waiting.length >= this.limits.maxWaiting) {
      item.reject(new ServiceError('SERVICE_UNAVAILABLE'));
      return;
    }
    this.#waiting.push(item);
    if (!this.#running) void this.#drain();
  }

  async #drain(): Promise<void> {
    this.#running = true;
    const timer = setInterval(() => this.#refuseOverdue(), checkMs);
    while (this.#waiting.length > 0) {
      await this.#runNext();
      // The end of this turn, when deliveries leave, and that of the next, when requests were read.
      await nextTurn();
      await nextTurn();
    }
    clearInterval(timer);
    this.#running = false;
    this.onIdle();
  }

  async #runNext(): Promise<void> {
    const batch = this.#waiting.splice(0, maxSize);
    try {
      await this.run(batch);
    } catch (error) {
      batch.forEach((item) => item.reject(error));
    }
  }

  #refuseOverdue(): void {
    const overdue = performance.now() - this.limits.maxWaitMs;
    const count = this.#waiting.findIndex(({ since }) => since >= overdue);
    const refused = this.#waiting.splice(0, count < 0 ? this.#waiting.length : count);
    refused.forEach((item) => item.reject(new ServiceError('SERVICE_UNAVAILABLE')));
  }
}
