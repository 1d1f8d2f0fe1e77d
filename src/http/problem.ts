import type { IncomingMessage, ServerResponse } from 'node:http';
import { error as validatorErrors } from 'express-openapi-validator';
import type { ErrorCode, Problem } from '../../generated/schemas';
import { fieldErrors, ServiceError } from '../errors';
import type { Logger } from '../logger';
import { toServiceError } from '../to-service-error';

const retryAfterSeconds = 1;

/**
 * Answers a request with what failed, as a problem (RFC 9457); ends the connection when an answer has
 * begun already.
 */
export function answerProblem(
  log: Logger,
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const failure = asServiceError(error);
  request.refusal = failure;
  // What the service refuses by itself has a line with its reason, and no cause that is worth a stack.
  if (failure.row.status >= 500 && failure.cause !== undefined) {
    log.error({ err: error, requestId: request.id }, 'a request failed');
  }
  if (response.headersSent) response.destroy();
  else sendProblem(failure, request, response);
}

function sendProblem(
  failure: ServiceError,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { status } = failure.row;
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  if (status === 503) response.setHeader('Retry-After', String(retryAfterSeconds));
  if (failure.retryAfterMs !== undefined) tellWhenAgain(failure, failure.retryAfterMs, response);
  const text = JSON.stringify(toProblem(failure, request.id));
  response.statusCode = status;
  response.setHeader('X-Request-Id', request.id);
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}

/** With the limit that was reached, where it is not the one that the request counts to by itself. */
function tellWhenAgain({ limit }: ServiceError, afterMs: number, response: ServerResponse): void {
  const seconds = Math.max(1, Math.ceil(afterMs / 1000));
  response.setHeader('Retry-After', String(seconds));
  if (limit === undefined) return;
  response.setHeader('RateLimit-Policy', limit.policy);
  response.setHeader('RateLimit', `"${limit.name}";r=0;t=${seconds}`);
}

function toProblem({ code, message, errors, row }: ServiceError, requestId: string): Problem {
  return {
    type: `urn:messaging:error:${code}`,
    title: row.title,
    status: row.status,
    detail: message,
    code,
    requestId,
    retryable: row.retryable,
    ...(errors === undefined ? {} : { errors }),
  };
}

// What the body parser says (its errors have a `type`: body-parser's README, "Errors").
const codesOfBodyErrors: Record<string, ErrorCode> = {
  'entity.parse.failed': 'INVALID_JSON',
  'entity.too.large': 'PAYLOAD_TOO_LARGE',
  'charset.unsupported': 'UNSUPPORTED_MEDIA_TYPE',
  'encoding.unsupported': 'UNSUPPORTED_MEDIA_TYPE',
};

/** What an error says in the contract's terms, whoever threw it. */
export function asServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  if (error instanceof validatorErrors.UnsupportedMediaType) {
    return new ServiceError('UNSUPPORTED_MEDIA_TYPE', { cause: error });
  }
  if (error instanceof validatorErrors.BadRequest) {
    return new ServiceError('INVALID_REQUEST', { errors: fieldErrors(error.errors), cause: error });
  }
  const { type, status } = error as { type?: string; status?: number };
  const code = codesOfBodyErrors[type ?? ''];
  if (code !== undefined) return new ServiceError(code, { cause: error });
  // Express and its parsers mark what the client did wrong, such as a path that cannot be decoded.
  if (status !== undefined && status < 500) {
    return new ServiceError('INVALID_REQUEST', { cause: error });
  }
  return toServiceError(error);
}
