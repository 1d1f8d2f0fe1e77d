import { hash } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { ServiceError } from '../errors';
import type { VerifiedSession } from './session';
import type { SessionKeys } from './session-keys';
import { isUserId } from './user-id';

export interface TokenRules {
  algorithms: string[];
  issuer?: string | undefined;
  audience?: string | undefined;
}

const cacheSize = 10_000;
// A key that the issuer withdrew counts for at most this long, plus the age of the fetched keys.
const cacheLifetimeMs = 5 * 60_000;

/** Tells whose session an access token is. A token that was verified is known by its hash. */
export class SessionVerifier {
  readonly #verified = new LRUCache<string, VerifiedSession>({
    max: cacheSize,
    ttl: cacheLifetimeMs,
  });

  constructor(
    private readonly keys: SessionKeys,
    private readonly rules: TokenRules,
  ) {}

  /**
   * The session of a token. Throws SESSION_INVALID, SESSION_EXPIRED, or SERVICE_UNAVAILABLE when
   * the keys cannot be had.
   */
  async verify(token: string): Promise<VerifiedSession> {
    const key = hash('sha256', token, 'base64');
    const known = this.#verified.get(key);
    if (known !== undefined) return stillValid(known);
    const session = await this.#read(token);
    this.#verified.set(key, session);
    return session;
  }

  /** Whether sessions can be verified at the moment. */
  ready(): Promise<boolean> {
    return this.keys.ready();
  }

  async #read(token: string): Promise<VerifiedSession> {
    try {
      const { payload } = await jwtVerify(token, this.keys.find, {
        ...definedRules(this.rules),
        requiredClaims: ['sub', 'exp'],
      });
      if (!isUserId(payload.sub)) throw new ServiceError('SESSION_INVALID');
      return { userId: payload.sub, expiresAt: new Date(payload.exp! * 1000) };
    } catch (error) {
      throw asSessionError(error);
    }
  }
}

function definedRules({ algorithms, issuer, audience }: TokenRules) {
  return {
    algorithms,
    ...(issuer === undefined ? {} : { issuer }),
    ...(audience === undefined ? {} : { audience }),
  };
}

function stillValid(session: VerifiedSession): VerifiedSession {
  if (session.expiresAt.getTime() <= Date.now()) throw new ServiceError('SESSION_EXPIRED');
  return session;
}

function asSessionError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  const expired = error instanceof errors.JWTExpired;
  return new ServiceError(expired ? 'SESSION_EXPIRED' : 'SESSION_INVALID', { cause: error });
}
