import type { IncomingMessage, ServerResponse } from 'node:http';
import { directChecks, type DirectOperationId } from '../../generated/http/direct-operations';
import { type Handlers, operationRoutes } from '../../generated/http/operations';
import { ServiceError } from '../errors';
import { type RateLimit, refuse } from '../limits/rate-limit';
import type { Logger } from '../logger';
import type { Origins } from '../sessions/origins';
import type { Session } from '../sessions/session';
import type { SessionVerifier } from '../sessions/session-verifier';
import { sessionOf } from './caller';
import { answerProblem } from './problem';
import { count, rateHeaders, tellStanding } from './rate-limits';
import { isPlainJson, readText } from './request-text';
import { withVersion } from './routing';
import { standingHeaders } from './standing-headers';

type DirectHandler = Handlers<Session>[DirectOperationId];
type Answer = Awaited<ReturnType<DirectHandler>>;

// The contract types a query of no parameters so.
const noQuery = {} as never;

/** Serves a request, or lets `next` do it. */
export type DirectRoute = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void;

/**
 * Serves the plain case of one operation ahead of Express, whose layers cost more than the work
 * (docs/performance.md). The contract's checks stay: validators generated for this operation check
 * the request and the response. Whatever is not plain, or not valid, goes on to Express, which has
 * an answer to everything.
 */
export function directRoute(
  operationId: DirectOperationId,
  handler: DirectHandler,
  parts: { verifier: SessionVerifier; origins: Origins; limit: RateLimit; log: Logger },
): DirectRoute {
  const { verifier, origins, limit, log } = parts;
  const { method, pattern, path } = operationRoutes.find(
    (route) => route.operationId === operationId,
  )!;
  const checks = directChecks[operationId];
  const headersFor = standingHeaders(origins);

  /** Undefined when Express is to say why the request is refused. */
  async function callerOf(request: IncomingMessage): Promise<Session | undefined> {
    if (!origins.isAllowed(request.headers.origin)) return undefined;
    return sessionOf(request, verifier).catch(() => undefined);
  }

  /** The answer, or undefined when finding it is left to Express. */
  async function answerTo(request: IncomingMessage): Promise<Answer | undefined> {
    // With a query it does not match: the operation has none.
    const params = pattern.exec(withVersion(request.url!))?.groups;
    if (!checks.params(params) || !isPlainJson(request)) return undefined;
    request.template = path;
    const session = await callerOf(request);
    if (session === undefined) return undefined;
    request.userId = session.userId;
    const standing = count(request, limit, session.userId);
    if (standing?.isWithin === false) await refuse(standing);
    const body = parseJson(await readText(request));
    // Where Express looks for a body that is read already.
    (request as { body?: unknown }).body = body;
    return checks.body(body) ? handler({ params, body, query: noQuery }, session) : undefined;
  }

  function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
    const { id, headers, standing } = request;
    if (checks.responses[answer.status]?.(answer.body) !== true) {
      throw new Error(`What ${operationId} answers does not fit the contract`);
    }
    const text = JSON.stringify(answer.body);
    response.writeHead(
      answer.status,
      headersFor(headers.origin).flat.concat(
        ...['X-Request-Id', id, 'Location', answer.headers.Location],
        ...['Content-Type', 'application/json; charset=utf-8'],
        ...['Content-Length', String(Buffer.byteLength(text))],
        ...(standing === undefined ? [] : rateHeaders(standing)),
      ),
    );
    response.end(text);
  }

  function sendFailure(error: unknown, request: IncomingMessage, response: ServerResponse): void {
    if (!response.headersSent) {
      response.setHeaders(headersFor(request.headers.origin).map);
      tellStanding(request, response);
    }
    answerProblem(log, error, request, response);
  }

  async function serve(request: IncomingMessage, response: ServerResponse, next: () => void) {
    const answer = await answerTo(request);
    if (answer === undefined) next();
    else send(request, response, answer);
  }

  return (request, response, next) => {
    if (request.method !== method) return next();
    serve(request, response, next).catch((error: unknown) => sendFailure(error, request, response));
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ServiceError('INVALID_JSON', { cause: error });
  }
}
