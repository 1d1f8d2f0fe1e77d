// The longest delay that setTimeout takes; a longer one would fire at once.
const maxDelayMs = 2 ** 31 - 1;

/** Calls back when a session ends. */
export class SessionTimer {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly expiresAt: Date | undefined,
    private readonly onExpiry: () => void,
  ) {
    this.#schedule();
  }

  clear(): void {
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    if (this.expiresAt === undefined) return;
    const delay = this.expiresAt.getTime() - Date.now();
    if (delay <= maxDelayMs) this.#timer = setTimeout(this.onExpiry, delay);
    else this.#timer = setTimeout(() => this.#schedule(), maxDelayMs);
  }
}
