import type { IncomingHttpHeaders } from 'node:http';
import { ServiceError } from '../errors';
import { accessTokensOf } from './access-token';
import type { Origins } from './origins';
import type { VerifiedSession } from './session';
import type { SessionVerifier } from './session-verifier';

/** Tells who asks, by the headers of a request or a handshake, and whether their page may ask. */
export class Authenticator {
  constructor(
    private readonly origins: Origins,
    private readonly verifier: SessionVerifier,
  ) {}

  /** Throws ORIGIN_NOT_ALLOWED when a page of a foreign origin asks. */
  assertOrigin({ origin }: Pick<IncomingHttpHeaders, 'origin'>): void {
    if (!this.origins.isAllowed(origin)) throw new ServiceError('ORIGIN_NOT_ALLOWED');
  }

  /**
   * The session of who asks. Throws SESSION_… and SERVICE_UNAVAILABLE.
   *
   * @param token the access token where the client gave it elsewhere than in the headers
   */
  sessionOf(headers: IncomingHttpHeaders, token?: string): Promise<VerifiedSession> {
    return this.verifier.verifyAny(token === undefined ? accessTokensOf(headers) : [token]);
  }
}
