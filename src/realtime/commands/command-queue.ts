// A client that comes back may join a thousand chats at once; what waits has been validated before,
// so it is small.
const maxWaiting = 1024;

/** Runs a connection's commands one after the other, in the order in which they came. */
export class CommandQueue {
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();

  /** Whether another command may wait. */
  get isFull(): boolean {
    return this.#waiting >= maxWaiting;
  }

  /** Runs something short after the commands before it, or at once when no more may wait. */
  addOrRun(run: () => void): void {
    if (this.isFull) run();
    else this.add(() => Promise.resolve(run()));
  }

  /** Runs the command after those before it; it must not fail. */
  add(command: () => Promise<void>): void {
    this.#waiting += 1;
    this.#last = this.#last.then(command).finally(() => (this.#waiting -= 1));
  }
}
