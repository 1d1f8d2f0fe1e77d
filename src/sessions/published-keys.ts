import { setTimeout as delay } from 'node:timers/promises';
import {
  createRemoteJWKSet,
  type CryptoKey,
  customFetch,
  errors,
  type FlattenedJWSInput,
  type JWKSCacheInput,
  type JWSHeaderParameters,
  jwksCache,
} from 'jose';
import { ServiceError } from '../errors';
import { fetchBounded } from './fetch-bounded';
import type { SessionKeys } from './session-keys';

const refreshAfterMs = 10 * 60_000;
// While the issuer is away, its last keys count for at most this long.
const maxAgeMs = 60 * 60_000;
// An issuer that does not answer is asked again after this.
const retryAfterMs = 30_000;
// A token with an unknown key makes the keys be fetched, whoever made it up: at most this often.
const cooldownMs = 1000;
const timeoutMs = 5000;

/**
 * Keys that an issuer publishes. They are fetched when first needed, when they are ten minutes old,
 * and when a token names a key that they do not have, at most once a second. When the issuer does
 * not answer, those that are known serve on for an hour.
 */
export class PublishedKeys implements SessionKeys {
  readonly #cache: JWKSCacheInput = {};
  readonly #remote: ReturnType<typeof createRemoteJWKSet>;
  #fetches = 0;
  #lastFetch = 0;

  constructor(url: URL) {
    this.#remote = createRemoteJWKSet(url, {
      cooldownDuration: cooldownMs,
      cacheMaxAge: maxAgeMs,
      timeoutDuration: timeoutMs,
      [jwksCache]: this.#cache,
      [customFetch]: (...request) => {
        this.#fetches += 1;
        this.#lastFetch = Date.now();
        return fetchBounded(...request);
      },
    });
  }

  find = async (header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> => {
    const fetchesBefore = this.#fetches;
    try {
      await this.#refresh();
      return await this.#remote(header, token).catch((error: unknown) => {
        // What was fetched before the token came may lack a key that is newer.
        const mayBeNew = error instanceof errors.JWKSNoMatchingKey;
        if (!mayBeNew || this.#fetches > fetchesBefore) throw error;
        return this.#findAnew(header, token, fetchesBefore);
      });
    } catch (cause) {
      throw isFetchFailure(cause) ? new ServiceError('SERVICE_UNAVAILABLE', { cause }) : cause;
    }
  };

  async ready(): Promise<boolean> {
    try {
      if (!this.#remote.fresh) await this.#remote.reload();
      return true;
    } catch {
      return false;
    }
  }

  /** Fetches keys that have become old; those that are there serve on if it fails. */
  async #refresh(): Promise<void> {
    const now = Date.now();
    const isOld = now - (this.#cache.uat ?? now) >= refreshAfterMs;
    if (!isOld || (now - this.#lastFetch < retryAfterMs && !this.#remote.reloading)) return;
    await this.#remote.reload().catch((error: unknown) => {
      if (!this.#remote.fresh) throw error;
    });
  }

  /** Looks again when keys may be fetched again. All who wait share one fetch. */
  async #findAnew(
    header: JWSHeaderParameters,
    token: FlattenedJWSInput,
    fetchesBefore: number,
  ): Promise<CryptoKey> {
    await delay(cooldownMs);
    if (this.#fetches === fetchesBefore || this.#remote.reloading) await this.#remote.reload();
    return this.#remote(header, token);
  }
}

// jose tells a failed download by its generic code, a time-out and an answer that is no key set by
// codes of their own, and lets through what fetch throws; all other codes are about the token.
function isFetchFailure(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  const isAboutToken =
    typeof code === 'string' && code.startsWith('ERR_J') && code !== 'ERR_JOSE_GENERIC';
  return !isAboutToken || code === 'ERR_JWKS_TIMEOUT' || code === 'ERR_JWKS_INVALID';
}
