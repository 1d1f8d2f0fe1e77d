import { ServiceError } from '../errors';

/**
 * Lets work of one key go one after the other. What waits for a row that another session has locked
 * holds a connection; without this, a few impatient users of one chat would hold them all.
 */
export class Turns {
  readonly #waiting = new Map<string, (() => void)[]>();

  /** @param limits how many of a key may wait for their turn, and how long, in milliseconds */
  constructor(private readonly limits: { maxWaiting: number; maxWaitMs: number }) {}

  /** Does work when it is its turn. Throws SERVICE_UNAVAILABLE when too many wait, or too long. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    await this.#turn(key);
    try {
      return await work();
    } finally {
      this.#next(key);
    }
  }

  async #turn(key: string): Promise<void> {
    const waiting = this.#waiting.get(key);
    if (waiting === undefined) {
      this.#waiting.set(key, []);
      return;
    }
    if (waiting.length >= this.limits.maxWaiting) throw new ServiceError('SERVICE_UNAVAILABLE');
    await this.#wait(waiting);
  }

  #wait(waiting: (() => void)[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(begin), 1);
        reject(new ServiceError('SERVICE_UNAVAILABLE'));
      }, this.limits.maxWaitMs);
      waiting.push(begin);
    });
  }

  #next(key: string): void {
    const begin = this.#waiting.get(key)!.shift();
    if (begin === undefined) this.#waiting.delete(key);
    else begin();
  }
}
