import { closeCodes } from '../../generated/events/close-codes';
import type { ErrorCode } from '../../generated/schemas';
import { refusalOf } from './commands';
import { MessagingError } from './errors';
import type { LinkEnd } from './transport';

/** What to do after a connection ended. */
export interface Closing {
  reason: MessagingError;
  /** Whether to come back. */
  reconnect: boolean;
  /** Whether the session is over and must be renewed first. */
  sessionEnded: boolean;
  /** Whether to wait before coming back, however well the connection did. */
  wait: boolean;
  /** How long the service asks to stay away, in milliseconds. */
  notBeforeMs: number;
}

// Socket.IO has no close codes; there the refusal tells which one it would have been.
const codeOfRefusal: { readonly [Code in ErrorCode]?: number } = {
  USER_ID_MISSING: closeCodes.BAD_HANDSHAKE.code,
  INVALID_REQUEST: closeCodes.BAD_HANDSHAKE.code,
  SESSION_REQUIRED: closeCodes.SESSION_ENDED.code,
  SESSION_INVALID: closeCodes.SESSION_ENDED.code,
  SESSION_EXPIRED: closeCodes.SESSION_ENDED.code,
  USER_MISMATCH: closeCodes.FORBIDDEN.code,
  ORIGIN_NOT_ALLOWED: closeCodes.FORBIDDEN.code,
  NOT_FOUND: closeCodes.FORBIDDEN.code,
  RATE_LIMITED: closeCodes.RATE_LIMITED.code,
  SERVICE_UNAVAILABLE: closeCodes.UNAVAILABLE.code,
};

const waitCodes: (number | undefined)[] = [
  closeCodes.RATE_LIMITED.code,
  closeCodes.UNAVAILABLE.code,
];

/** Reads how a connection ended as the contract's close codes say; any other end is the network's. */
export function closingOf({ closeCode, refusal, cause }: LinkEnd): Closing {
  const code = closeCode ?? (refusal && codeOfRefusal[refusal.code]);
  const declared = Object.values(closeCodes).find((candidate) => candidate.code === code);
  const reconnect = declared?.reconnect ?? true;
  return {
    reason: reasonOf(declared?.name, reconnect, { refusal, cause }),
    reconnect,
    sessionEnded: code === closeCodes.SESSION_ENDED.code,
    wait: waitCodes.includes(code),
    notBeforeMs: refusal?.retryAfterMs ?? 0,
  };
}

function reasonOf(
  name: string | undefined,
  retryable: boolean,
  { refusal, cause }: LinkEnd,
): MessagingError {
  if (refusal !== undefined && name !== undefined) {
    return refusalOf({ ...refusal, retryable }, cause);
  }
  if (name !== undefined) return new MessagingError('CONNECTION_CLOSED', name, { retryable });
  return new MessagingError('NETWORK_ERROR', 'The connection was lost.', { retryable, cause });
}
