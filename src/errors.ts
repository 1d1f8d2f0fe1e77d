import { closeCodes, type CloseCode } from '../generated/events/close-codes';
import type { ErrorCode, FieldError } from '../generated/schemas';
import { isDatabaseUnavailable, isGivenUp } from './database/unavailable';
import { fieldSentence } from './field-sentences';

/** What an error code means on each side of the service. */
export interface ErrorRow {
  /** The HTTP status over REST. */
  status: number;
  /** How a WebSocket connection ends when its handshake fails with this code. */
  closeCode?: CloseCode;
  title: string;
  /** The text for an occurrence that has no more to say. */
  detail: string;
  /** Whether the same request may succeed later. */
  retryable: boolean;
}

/** Every error code of the contract; the type fails to compile when one is missing or unknown. */
export const errorTable: Readonly<Record<ErrorCode, ErrorRow>> = {
  INVALID_REQUEST: {
    status: 400,
    closeCode: closeCodes.BAD_HANDSHAKE,
    title: 'Invalid request',
    detail: 'The request does not fit the contract.',
    retryable: false,
  },
  INVALID_JSON: {
    status: 400,
    title: 'Invalid JSON',
    detail: 'The body is not JSON.',
    retryable: false,
  },
  INVALID_CURSOR: {
    status: 400,
    title: 'Invalid cursor',
    detail: 'The cursor is not one that this service gave out.',
    retryable: false,
  },
  INVALID_PARTICIPANTS: {
    status: 400,
    title: 'Invalid participants',
    detail: 'A chat has 2 to 1,000 participants, the caller included.',
    retryable: false,
  },
  SESSION_REQUIRED: {
    status: 401,
    closeCode: closeCodes.SESSION_ENDED,
    title: 'Session required',
    detail: 'There is no session: no sAccessToken cookie and no bearer token.',
    retryable: false,
  },
  SESSION_INVALID: {
    status: 401,
    closeCode: closeCodes.SESSION_ENDED,
    title: 'Invalid session',
    detail: 'The access token is not one that this service accepts.',
    retryable: false,
  },
  SESSION_EXPIRED: {
    status: 401,
    closeCode: closeCodes.SESSION_ENDED,
    title: 'Session expired',
    detail: 'The session has expired. Renew it and try again.',
    retryable: false,
  },
  ORIGIN_NOT_ALLOWED: {
    status: 403,
    closeCode: closeCodes.FORBIDDEN,
    title: 'Origin not allowed',
    detail: 'Web pages of this origin may not use the service.',
    retryable: false,
  },
  USER_MISMATCH: {
    status: 403,
    closeCode: closeCodes.FORBIDDEN,
    title: 'User mismatch',
    detail: 'The session belongs to another user than userId names.',
    retryable: false,
  },
  USER_ID_MISSING: {
    status: 400,
    closeCode: closeCodes.BAD_HANDSHAKE,
    title: 'User ID missing',
    detail: 'User ID not found',
    retryable: false,
  },
  CHAT_NOT_FOUND: {
    status: 404,
    title: 'Chat not found',
    detail: "No chat with this id among the caller's chats.",
    retryable: false,
  },
  NOT_FOUND: {
    status: 404,
    title: 'Not found',
    detail: 'There is nothing at this path.',
    retryable: false,
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: 'Method not allowed',
    detail: 'This path has other methods; see the Allow header.',
    retryable: false,
  },
  CLIENT_MESSAGE_ID_REUSED: {
    status: 409,
    title: 'clientMessageId reused',
    detail: 'This clientMessageId was used before with other content.',
    retryable: false,
  },
  CANNOT_RESUME: {
    status: 409,
    title: 'Cannot resume',
    detail: 'The changes after this revision are not to be had. Load the chat anew.',
    retryable: false,
  },
  DIRECT_CHAT: {
    status: 409,
    title: 'Direct chat',
    detail: 'The participants of a direct chat do not change.',
    retryable: false,
  },
  NOT_ALLOWED: {
    status: 403,
    title: 'Not allowed',
    detail: "Only the chat's creator may remove others.",
    retryable: false,
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    title: 'Payload too large',
    detail: 'The body is larger than 256 KiB.',
    retryable: false,
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: 'Unsupported media type',
    detail: 'The body must be application/json, in UTF-8.',
    retryable: false,
  },
  INVALID_FRAME: {
    status: 400,
    title: 'Invalid frame',
    detail: 'A frame is a JSON text {"event": name, "data": {…}}.',
    retryable: false,
  },
  UNKNOWN_COMMAND: {
    status: 400,
    title: 'Unknown command',
    detail: 'There is no command of this name.',
    retryable: false,
  },
  TOO_MANY_COMMANDS: {
    status: 429,
    title: 'Too many commands',
    detail: 'Too many commands wait on this connection. Send fewer at a time.',
    retryable: true,
  },
  RATE_LIMITED: {
    status: 429,
    closeCode: closeCodes.RATE_LIMITED,
    title: 'Rate limited',
    detail: 'Too much in too short a time. Try again later.',
    retryable: true,
  },
  TOO_MANY_CHATS: {
    status: 409,
    title: 'Too many chats',
    detail: 'A connection joins at most 1,000 chats. listen-all-chats has no such limit.',
    retryable: false,
  },
  INTERNAL_ERROR: {
    status: 500,
    title: 'Internal error',
    detail: 'The service failed. The log has more under the requestId.',
    retryable: true,
  },
  SERVICE_UNAVAILABLE: {
    status: 503,
    closeCode: closeCodes.UNAVAILABLE,
    title: 'Service unavailable',
    detail: 'Something that the service depends on does not answer. Try again soon.',
    retryable: true,
  },
};

const maxReason = 300;

interface Occurrence {
  detail?: string;
  errors?: FieldError[];
  /** How long to wait before another attempt, in milliseconds. */
  retryAfterMs?: number;
  /** The limit that was reached, as the `RateLimit` headers name it. */
  limit?: { name: string; policy: string };
  cause?: unknown;
}

/** A failure that the contract names. It is thrown where it is known and told at the edge. */
export class ServiceError extends Error {
  readonly errors: FieldError[] | undefined;
  readonly retryAfterMs: number | undefined;
  readonly limit: Occurrence['limit'];

  constructor(
    readonly code: ErrorCode,
    options: Occurrence = {},
  ) {
    super(options.detail ?? errorTable[code].detail, { cause: options.cause });
    this.name = 'ServiceError';
    this.errors = options.errors;
    this.retryAfterMs = options.retryAfterMs;
    this.limit = options.limit;
  }

  get row(): ErrorRow {
    return errorTable[this.code];
  }

  /** Why, for the operator's log: more than the client is told, and nothing that it wrote. */
  get reason(): string {
    return this.#reason().slice(0, maxReason);
  }

  #reason(): string {
    if (this.errors !== undefined) return this.errors.map(({ message }) => message).join(' ');
    // What is wrong with a session is told the operator alone. These texts name claims, not values.
    return this.row.status === 401 && this.cause instanceof Error
      ? this.cause.message
      : this.message;
  }
}

interface SchemaError {
  instancePath?: string;
  path?: string;
  params?: object;
  message?: string | undefined;
}

const maxFieldErrors = 100;

/**
 * What a validator found, as the contract tells it: a sentence for each field, at most 100, each
 * text within its bounds, because a hostile request can be wrong in thousands of places.
 */
export function fieldErrors(errors: readonly SchemaError[] | null | undefined): FieldError[] {
  const found = new Map<string, FieldError>();
  for (const error of errors ?? []) {
    if (found.size === maxFieldErrors) break;
    const path = pathOf(error).slice(0, 256);
    // What is wrong with a field first is said, not all that follows from it.
    if (found.has(path)) continue;
    found.set(path, {
      path,
      message: fieldSentence(path, error.message ?? 'is invalid').slice(0, 512),
    });
  }
  return [...found.values()];
}

/** Where an error is. Ajv says of a member that is missing or unknown where its object is. */
function pathOf({ path, instancePath = '', params = {} }: SchemaError): string {
  if (path !== undefined) return path;
  const { missingProperty, additionalProperty } = params as Record<string, string | undefined>;
  const member = missingProperty ?? additionalProperty;
  return member === undefined ? instancePath : `${instancePath}/${member}`;
}

/** What to tell of any failure: itself when the contract names it, else whose fault it is. */
export function toServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  const mayWorkLater = isDatabaseUnavailable(error) || isGivenUp(error);
  const code = mayWorkLater ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_ERROR';
  return new ServiceError(code, { cause: error });
}
