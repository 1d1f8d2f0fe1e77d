import { createLocalJWKSet, createRemoteJWKSet, type JWK, type JWTVerifyGetKey } from 'jose';
import { ServiceError } from '../errors';

/** The public keys that sessions are checked with. */
export interface SessionKeys {
  /** Finds the key that a token names. Throws SERVICE_UNAVAILABLE when keys cannot be had. */
  find: JWTVerifyGetKey;
  /** Whether keys are at hand, after an attempt to get them. */
  ready(): Promise<boolean>;
}

/** Keys that the service itself holds. */
export function localKeys(publicKeys: JWK[]): SessionKeys {
  return { find: createLocalJWKSet({ keys: publicKeys }), ready: () => Promise.resolve(true) };
}

/**
 * Keys that an issuer publishes. They are fetched when first needed, and again when they are ten
 * minutes old or a token names an unknown one, at most every 30 seconds (jose's defaults).
 */
export function publishedKeys(url: URL): SessionKeys {
  const remote = createRemoteJWKSet(url);
  return {
    find: async (header, token) => {
      try {
        return await remote(header, token);
      } catch (cause) {
        throw isFetchFailure(cause) ? new ServiceError('SERVICE_UNAVAILABLE', { cause }) : cause;
      }
    },
    ready: () =>
      remote.fresh
        ? Promise.resolve(true)
        : remote.reload().then(
            () => true,
            () => false,
          ),
  };
}

// jose tells a failed download by its generic code, a time-out and an answer that is no key set by
// codes of their own, and lets through what fetch throws; all other codes are about the token.
function isFetchFailure(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  const isAboutToken =
    typeof code === 'string' && code.startsWith('ERR_J') && code !== 'ERR_JOSE_GENERIC';
  return !isAboutToken || code === 'ERR_JWKS_TIMEOUT' || code === 'ERR_JWKS_INVALID';
}
