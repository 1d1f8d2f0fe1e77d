import { hash } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, type JWTVerifyOptions } from 'jose';
import { LRUCache } from 'lru-cache';
import { ServiceError } from '../errors';
import type { UserId } from '../../generated/schemas';
import type { VerifiedSession } from './session';
import type { SessionKeys } from './session-keys';
import { isUserId } from './user-id';

export interface TokenRules {
  algorithms: string[];
  issuer?: string | undefined;
  audience?: string | undefined;
  /** How far the issuer's clock may be off, in milliseconds; 0 when missing. */
  clockToleranceMs?: number | undefined;
}

/** Is told whose token was verified, and all that it says. Never fails and never waits. */
export type OnVerified = (userId: UserId, claims: JWTPayload) => void;

const cacheSize = 10_000;
// A key that the issuer withdrew counts for at most this long, plus the age of the fetched keys.
const cacheLifetimeMs = 5 * 60_000;

/** Tells whose session an access token is. A token that was verified is known by its hash. */
export class SessionVerifier {
  readonly #verified = new LRUCache<string, VerifiedSession>({
    max: cacheSize,
    ttl: cacheLifetimeMs,
  });

  #onVerified: OnVerified = () => undefined;

  constructor(
    private readonly keys: SessionKeys,
    private readonly rules: TokenRules,
  ) {}

  /** Who is told of each token that was verified, and not of one that is known. Called once. */
  onVerified(listener: OnVerified): void {
    this.#onVerified = listener;
  }

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

  /**
   * The session of the first of these tokens that is good. Throws SESSION_REQUIRED when there is
   * none, else what `verify` throws, of SESSION_INVALID and others the others.
   */
  verifyAny(tokens: readonly string[]): Promise<VerifiedSession> {
    return tokens.length === 1 ? this.verify(tokens[0]!) : this.#verifyFirstGood(tokens);
  }

  /** Whether sessions can be verified at the moment. */
  ready(): Promise<boolean> {
    return this.keys.ready();
  }

  async #verifyFirstGood(tokens: readonly string[]): Promise<VerifiedSession> {
    const refusals: ServiceError[] = [];
    for (const token of tokens) {
      try {
        return await this.verify(token);
      } catch (error) {
        refusals.push(error as ServiceError);
      }
    }
    throw (
      refusals.find(({ code }) => code !== 'SESSION_INVALID') ??
      refusals[0] ??
      new ServiceError('SESSION_REQUIRED')
    );
  }

  async #read(token: string): Promise<VerifiedSession> {
    try {
      const claims = await this.#claimsOf(token);
      const { sub, exp } = claims;
      if (!isUserId(sub)) throw new Error('the "sub" claim is no user id of the contract');
      this.#onVerified(sub, claims);
      // A session goes on for as long as its token would be accepted.
      const { clockToleranceMs = 0 } = this.rules;
      return { userId: sub, expiresAt: new Date(exp! * 1000 + clockToleranceMs) };
    } catch (error) {
      throw asSessionError(error);
    }
  }

  async #claimsOf(token: string): Promise<JWTPayload> {
    const options = verifyOptions(this.rules);
    try {
      return (await jwtVerify(token, this.keys.find, options)).payload;
    } catch (error) {
      if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
      return claimsByAnyKey(error, token, options);
    }
  }
}

/** A token that does not say which key it is signed with may be signed with any that fits. */
async function claimsByAnyKey(
  keys: errors.JWKSMultipleMatchingKeys,
  token: string,
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  for await (const key of keys) {
    try {
      return (await jwtVerify(token, key, options)).payload;
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
    }
  }
  throw new errors.JWSSignatureVerificationFailed();
}

function verifyOptions(rules: TokenRules): JWTVerifyOptions {
  const { algorithms, issuer, audience, clockToleranceMs = 0 } = rules;
  return {
    algorithms,
    clockTolerance: clockToleranceMs / 1000,
    requiredClaims: ['sub', 'exp'],
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
