import { createLocalJWKSet, type JWK, type JWTVerifyGetKey } from 'jose';

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
