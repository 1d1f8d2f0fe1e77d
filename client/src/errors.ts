import type { ErrorCode, FieldError } from '../../generated/schemas';

/** What can go wrong before the service has answered, or without its answer. */
export type ClientErrorCode =
  /** The request or the connection failed under way. */
  | 'NETWORK_ERROR'
  /** No answer came in time. */
  | 'TIMEOUT'
  /** An answer that is not the service's, such as a gateway's error page. */
  | 'UNEXPECTED_RESPONSE'
  /** `getToken` failed. */
  | 'SESSION_RENEWAL_FAILED'
  /** What the client needs is missing here. */
  | 'NOT_SUPPORTED'
  /** The caller's AbortSignal ended the call. */
  | 'ABORTED'
  /** The service closed the connection; `message` names the close code. */
  | 'CONNECTION_CLOSED'
  /** The app closed the client, or left the chat. */
  | 'CLIENT_CLOSED';

interface Details {
  status?: number | undefined;
  retryable: boolean;
  errors?: FieldError[] | undefined;
  retryAfterMs?: number | undefined;
  cause?: unknown;
}

/** Why a call, a command or the connection failed. */
export class MessagingError extends Error {
  override readonly name = 'MessagingError';
  /** The HTTP status; undefined when it was no HTTP answer that told of the failure. */
  readonly status: number | undefined;
  /** Whether the same may succeed later. */
  readonly retryable: boolean;
  /** What is wrong with the request, one by one. */
  readonly errors: readonly FieldError[];
  /** How long the service asks to wait before another attempt, in milliseconds. */
  readonly retryAfterMs: number;

  constructor(
    /** What went wrong, for programs. The service may have newer codes than these. */
    readonly code: ErrorCode | ClientErrorCode,
    message: string,
    { status, retryable, errors = [], retryAfterMs = 0, cause }: Details,
  ) {
    super(message, { cause });
    this.status = status;
    this.retryable = retryable;
    this.errors = errors;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Calls what the app handed in; what it throws, now or later, goes to `onError` and no further. */
export function callSafely(call: () => unknown, onError: (error: unknown) => void): void {
  try {
    const result = call();
    if (result instanceof Promise) result.catch(onError);
  } catch (error) {
    onError(error);
  }
}
