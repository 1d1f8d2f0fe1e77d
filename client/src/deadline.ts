/** A moment at which a call is given up, or sooner, when its caller does. */
export class Deadline {
  readonly #abort = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #caller: AbortSignal | undefined;
  hasPassed = false;

  // AbortSignal.timeout and AbortSignal.any would do, but React Native and older browsers lack them.
  constructor(ms: number, caller: AbortSignal | undefined) {
    this.#caller = caller;
    this.#timer = setTimeout(() => {
      this.hasPassed = true;
      this.#giveUp();
    }, ms);
    if (caller?.aborted) this.#giveUp();
    else caller?.addEventListener('abort', this.#giveUp);
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** The call is over. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener('abort', this.#giveUp);
  }

  readonly #giveUp = (): void => this.#abort.abort();
}
