import { routes } from '../../generated/http/routes';
import type { Problem } from '../../generated/schemas';
import { Deadline } from './deadline';
import { MessagingError } from './errors';
import type { OperationId, Rest } from './operations';
import { withoutSlash } from './options';
import { requestOnce } from './request';
import { aborted, type RetryRules, withRetries } from './retry';
import type { Session } from './session';

const attemptTimeoutMs = 10_000;

interface AnyRequest {
  path?: unknown;
  query?: unknown;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/**
 * The operations of the OpenAPI document. Those that may be repeated, as the document says, are
 * repeated while they fail in a way that may pass.
 */
export function createRest(
  baseUrl: string,
  session: Session,
  retries: RetryRules,
  fetch: typeof globalThis.fetch | undefined,
): Rest {
  const callOnce = async (id: OperationId, request: AnyRequest): Promise<unknown> => {
    const { method, path } = routes[id];
    // The session is what this operation gives, so it needs none.
    const token = id === 'createDevSession' ? undefined : await session.token();
    const body = request.body === undefined ? undefined : jsonOf(request.body);
    const deadline = new Deadline(attemptTimeoutMs, request.signal);
    const { response, text } = await requestOnce({
      ...{ baseUrl: withoutSlash(baseUrl), method, path },
      ...{ parameters: request.path, query: request.query, body, token },
      ...{ signal: deadline.signal, fetch },
    })
      .catch((cause: unknown) => {
        throw unanswered(cause, deadline, request.signal);
      })
      .finally(() => deadline.clear());
    if (response.ok) return resultOf(response, text);
    throw new RefusedCall(refusal(response, text), token);
  };

  const callWithSession = async (id: OperationId, request: AnyRequest): Promise<unknown> => {
    try {
      return await callOnce(id, request);
    } catch (error) {
      if (!(error instanceof RefusedCall)) throw error;
      const isSessionOver = error.reason.status === 401 && (await session.refuse(error.token));
      if (!isSessionOver) throw error.reason;
    }
    return callOnce(id, request).catch((error: unknown) => {
      throw error instanceof RefusedCall ? error.reason : error;
    });
  };

  const call = (id: OperationId, request: AnyRequest = {}): Promise<unknown> => {
    const once = () => callWithSession(id, request);
    return isRepeatable(id, request) ? withRetries(retries, request.signal, once) : once();
  };

  const ids = Object.keys(routes) as OperationId[];
  return Object.fromEntries(
    ids.map((id) => [id, (request?: AnyRequest) => call(id, request)]),
  ) as unknown as Rest;
}

/** An answer that is an error, with the token that the request carried. */
class RefusedCall extends Error {
  constructor(
    readonly reason: MessagingError,
    readonly token: string | undefined,
  ) {
    super(reason.message);
  }
}

function isRepeatable(id: OperationId, { body }: AnyRequest): boolean {
  const { repeatable } = routes[id];
  if (typeof repeatable === 'boolean') return repeatable;
  return (Object(body) as Record<string, unknown>)[repeatable] !== undefined;
}

function jsonOf(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch (cause) {
    const message = 'The body is not JSON.';
    throw new MessagingError('INVALID_REQUEST', message, { retryable: false, cause });
  }
}

function resultOf(response: Response, text: string): unknown {
  if (response.status === 204) return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    const details = { status: response.status, retryable: false, cause };
    throw new MessagingError('UNEXPECTED_RESPONSE', 'The answer is not JSON.', details);
  }
}

function unanswered(cause: unknown, deadline: Deadline, signal?: AbortSignal): MessagingError {
  if (signal?.aborted) return aborted(signal);
  if (deadline.hasPassed) {
    return new MessagingError('TIMEOUT', 'The service did not answer in time.', {
      retryable: true,
      cause,
    });
  }
  return new MessagingError('NETWORK_ERROR', 'The request failed.', { retryable: true, cause });
}

function refusal(response: Response, text: string): MessagingError {
  const { status } = response;
  const retryAfterMs = retryAfter(response.headers.get('retry-after'));
  const { code, detail, retryable, errors } = problemIn(text);
  if (code !== undefined && detail !== undefined && retryable !== undefined) {
    return new MessagingError(code, detail, { status, retryable, errors, retryAfterMs });
  }
  return new MessagingError('UNEXPECTED_RESPONSE', `The answer was ${status}.`, {
    status,
    retryable: status >= 500 || status === 429,
    retryAfterMs,
  });
}

/** What the body says, if it is one of the service's. */
function problemIn(text: string): Partial<Problem> {
  try {
    return (JSON.parse(text) as Partial<Problem> | null) ?? {};
  } catch {
    return {};
  }
}

/** Seconds or a date (RFC 9110, section 10.2.3), as milliseconds from now. */
function retryAfter(header: string | null): number {
  if (header === null) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return ms > 0 ? ms : 0;
}
