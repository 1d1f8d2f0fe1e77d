import { MessagingError } from './errors';

/** The access token, asked for once and kept until the service refuses it. */
export class Session {
  #token: Promise<string> | undefined;

  constructor(private readonly getToken: (() => Promise<string>) | undefined) {}

  /** The token; undefined when the browser's cookie is the session. */
  async token(): Promise<string | undefined> {
    if (this.getToken === undefined) return undefined;
    try {
      this.#token ??= this.getToken();
      return await this.#token;
    } catch (cause) {
      this.#token = undefined;
      throw new MessagingError('SESSION_RENEWAL_FAILED', 'getToken failed.', {
        retryable: true,
        cause,
      });
    }
  }

  /** Forgets a token that the service refused; tells whether there can be another one. */
  async refuse(refused: string | undefined): Promise<boolean> {
    const current = await this.#token?.catch(() => undefined);
    // Calls that were under way together are refused together, and share one renewal.
    if (current === refused) this.#token = undefined;
    return this.getToken !== undefined;
  }
}
