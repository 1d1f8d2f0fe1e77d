/** Something that has output to send. */
interface Flushable {
  flush(): void;
}

/**
 * Flushes connections at the end of the loop's turn: the write to a socket is what fan-out costs,
 * so all that a connection is due in one turn goes out in one.
 */
export class FlushQueue {
  #waiting: Flushable[] = [];

  add(flushable: Flushable): void {
    if (this.#waiting.length === 0) setImmediate(() => this.#flush());
    this.#waiting.push(flushable);
  }

  #flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const flushable of waiting) flushable.flush();
  }
}
