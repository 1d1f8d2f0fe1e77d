import { ServiceError, toServiceError } from '../errors';
import { accessTokensOf } from '../sessions/access-token';
import type { Origins } from '../sessions/origins';
import type { Session } from '../sessions/session';
import type { SessionVerifier } from '../sessions/session-verifier';
import { type Handshake, namedUser, refuseSecondAuthorization } from './handshake';
import type { HandshakeLog } from './handshake-log';

/** Decides who may connect, the same way for both transports. */
export class Admission {
  /** @param verifier undefined in development mode, where `userId` alone is enough */
  constructor(
    private readonly origins: Origins,
    private readonly verifier: SessionVerifier | undefined,
    private readonly log: HandshakeLog,
  ) {}

  /** The session of a client that may connect; throws a ServiceError that has a close code. */
  async admit(handshake: Handshake): Promise<Session> {
    try {
      return await this.#check(handshake);
    } catch (error) {
      const refusal = toServiceError(error);
      this.log.refused(refusal, handshake);
      throw refusal;
    }
  }

  async #check({ request, token }: Handshake): Promise<Session> {
    const { headers } = request;
    if (!this.origins.isAllowed(headers.origin)) throw new ServiceError('ORIGIN_NOT_ALLOWED');
    const userId = namedUser(request);
    if (this.verifier === undefined) return { userId };
    refuseSecondAuthorization(request);
    const session = await this.verifier.verifyAny(
      token === undefined ? accessTokensOf(headers) : [token],
    );
    if (session.userId !== userId) throw new ServiceError('USER_MISMATCH');
    return session;
  }
}
