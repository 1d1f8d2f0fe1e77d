import type { IncomingMessage } from 'node:http';
import type { ServiceError } from '../../errors';
import type { AddressOf } from '../../http/client-address';
import type { Logger } from '../../logger';
import { isUserId } from '../../sessions/user-id';
import { type Handshake, queryOf } from './handshake';

const maxTextLength = 256;

/** What is told of a handshake. */
export type RefusedHandshake = Pick<Handshake, 'request' | 'transport'>;

/** Writes a line for each handshake that is refused, from which an operator can tell why. */
export class HandshakeLog {
  constructor(
    private readonly log: Logger,
    private readonly addressOf: AddressOf,
  ) {}

  refused(error: ServiceError, { request, transport }: RefusedHandshake): void {
    const line = {
      code: error.code,
      reason: reasonOf(error),
      userId: claimedUser(request),
      origin: request.headers.origin?.slice(0, maxTextLength),
      address: this.addressOf(request),
      transport,
    };
    if (error.code === 'INTERNAL_ERROR') {
      this.log.error({ ...line, err: error.cause }, 'a handshake failed');
    } else this.log.info(line, 'a handshake was refused');
  }
}

/** What is known beyond the code: why a token is not accepted, which parameter is wrong. */
function reasonOf({ errors, cause, message }: ServiceError): string {
  const [error] = errors ?? [];
  const known = cause instanceof Error ? cause.message : message;
  return (error === undefined ? known : `${error.path} ${error.message}`).slice(0, maxTextLength);
}

/** The user that the client says it is, whether it is or not; nothing that is no user id. */
function claimedUser(request: IncomingMessage): string | undefined {
  const userId = queryOf(request).get('userId');
  return isUserId(userId) ? userId : undefined;
}
