const loopback = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Tells which web pages may use the service. */
export class Origins {
  readonly #allowed: ReadonlySet<string>;

  /** @param allowLoopback whether pages served from this machine may, as in development */
  constructor(
    allowed: string[],
    private readonly allowLoopback: boolean,
  ) {
    this.#allowed = new Set(allowed);
  }

  /** Whether a request of this `Origin` may pass. Without one it does not come from a web page. */
  isAllowed(origin: string | undefined): boolean {
    if (origin === undefined || this.#allowed.has(origin)) return true;
    return this.allowLoopback && loopback.test(origin);
  }
}
