import type { IncomingHttpHeaders } from 'node:http';
import { validateHandshake } from '../../generated/events/gateway';
import { fieldErrors, ServiceError } from '../errors';
import { accessTokensOf } from '../sessions/access-token';
import type { Origins } from '../sessions/origins';
import type { Session } from '../sessions/session';
import type { SessionVerifier } from '../sessions/session-verifier';

/** What a client shows when it wants to connect. */
export interface Handshake {
  userId: unknown;
  headers: IncomingHttpHeaders;
  /** Socket.IO's `auth.token`. */
  token?: string | undefined;
}

/** Decides who may connect, the same way for both transports. */
export class Admission {
  /** @param verifier undefined in development mode, where `userId` alone is enough */
  constructor(
    private readonly origins: Origins,
    private readonly verifier: SessionVerifier | undefined,
  ) {}

  /** The session of a client that may connect; throws a ServiceError that has a close code. */
  async admit({ userId, headers, token }: Handshake): Promise<Session> {
    if (!this.origins.isAllowed(headers.origin)) throw new ServiceError('ORIGIN_NOT_ALLOWED');
    const query = userId === undefined || userId === '' ? {} : { userId };
    if (!('userId' in query)) throw new ServiceError('USER_ID_MISSING');
    if (!validateHandshake(query)) {
      throw new ServiceError('INVALID_REQUEST', { errors: fieldErrors(validateHandshake.errors) });
    }
    if (this.verifier === undefined) return { userId: query.userId };
    const session = await this.verifier.verifyAny(
      token === undefined ? accessTokensOf(headers) : [token],
    );
    if (session.userId !== query.userId) throw new ServiceError('USER_MISMATCH');
    return session;
  }
}
