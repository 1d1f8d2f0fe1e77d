import { ServiceError } from '../../errors';
import type { AddressOf } from '../../http/client-address';
import { addressKey } from '../../limits/address-key';
import { type RateLimit, refuse, type Standing } from '../../limits/rate-limit';
import type { SharedConcurrencyLimit } from '../../limits/shared-concurrency-limit';
import type { Authenticator } from '../../sessions/authenticator';
import type { Session } from '../../sessions/session';
import { type Handshake, namedUser, refuseSecondAuthorization } from './handshake';
import type { HandshakeLog } from './handshake-log';
import { toServiceError } from '../../to-service-error';

// Nobody knows when one of them will end.
const whenFullMs = 10_000;

/** What bounds how many connect, and how often. */
export interface AdmissionLimits {
  /** How often a user may. */
  connect: RateLimit;
  /** How many connections a user may have. */
  connections: SharedConcurrencyLimit;
  /** How many refusals an address may cause. */
  anonymous: RateLimit;
  addressOf: AddressOf;
}

/** Decides who may connect, the same way for both transports. */
export class Admission {
  /** @param needsSession not in development mode, where `userId` alone is enough */
  constructor(
    private readonly authenticator: Authenticator,
    private readonly needsSession: boolean,
    private readonly limits: AdmissionLimits,
    private readonly log: HandshakeLog,
  ) {}

  /** The session of a client that may connect; throws a ServiceError that has a close code. */
  async admit(handshake: Handshake): Promise<Session> {
    try {
      const session = await this.#check(handshake).catch((error: unknown) =>
        this.#refuseStranger(toServiceError(error), handshake),
      );
      await this.#count(session, handshake);
      return session;
    } catch (error) {
      const refusal = toServiceError(error);
      this.log.refused(refusal, handshake);
      throw refusal;
    }
  }

  async #count({ userId }: Session, handshake: Handshake): Promise<void> {
    await assertWithin(this.limits.connect.take(userId));
    const end = this.limits.connections.begin(userId);
    if (end === undefined) throw tooManyConnections();
    handshake.whenGone(end);
  }

  /** Past the limit of its address, that is all that a stranger is told. */
  async #refuseStranger(error: ServiceError, { request }: Handshake): Promise<never> {
    const { anonymous, addressOf } = this.limits;
    // What the service fails of is not the client's doing.
    const isCounted = error.row.status < 500;
    if (isCounted) await assertWithin(anonymous.take(addressKey(addressOf(request))));
    throw error;
  }

  async #check({ request, token }: Handshake): Promise<Session> {
    const { headers } = request;
    this.authenticator.assertOrigin(headers);
    const userId = namedUser(request);
    if (!this.needsSession) return { userId };
    refuseSecondAuthorization(request);
    const session = await this.authenticator.sessionOf(headers, token);
    if (session.userId !== userId) throw new ServiceError('USER_MISMATCH');
    return session;
  }
}

async function assertWithin(standing: Standing | undefined): Promise<void> {
  if (standing?.isWithin === false) await refuse(standing);
}

function tooManyConnections(): ServiceError {
  const detail = 'The user has too many connections. Close one, or come back later.';
  return new ServiceError('RATE_LIMITED', { detail, retryAfterMs: whenFullMs });
}
