import { randomUUID } from 'node:crypto';
import { type IncomingMessage, ServerResponse } from 'node:http';
import { ServiceError } from '../errors';
import type { Origins } from '../sessions/origins';

/** Answers a request that is refused. */
export type AnswerRefused = (
  error: ServiceError,
  request: IncomingMessage,
  response: ServerResponse,
) => void;

/**
 * A middleware of Engine.IO that refuses what other people's pages can make a browser send. Whoever
 * knows the id of a polling session can use it, so the page is looked at each time, and JSONP, whose
 * answers any page can read, is not spoken at all. A new WebSocket passes: its origin is checked when
 * it is admitted, where the client can be told why.
 */
export function checkEngineRequests(origins: Origins, answer: AnswerRefused) {
  return (
    request: IncomingMessage,
    // Engine.IO has a response for upgrades too, which can answer nothing.
    response: ServerResponse | object,
    next: (error?: Error) => void,
  ): void => {
    const refusal = refusalOf(request, origins);
    if (refusal === undefined) next();
    else if (response instanceof ServerResponse) {
      request.id = randomUUID();
      answer(refusal, request, response);
    } else next(refusal);
  };
}

function refusalOf(request: IncomingMessage, origins: Origins): ServiceError | undefined {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  if (query.has('j')) {
    return new ServiceError('INVALID_REQUEST', {
      errors: [{ path: '/j', message: 'JSONP is not supported' }],
    });
  }
  const isNewWebSocket = query.get('transport') === 'websocket' && !query.has('sid');
  if (isNewWebSocket || isFromAllowedPage(request, origins)) return undefined;
  return new ServiceError('ORIGIN_NOT_ALLOWED');
}

/**
 * A browser names no `Origin` when a page loads something as a script or an image, but says whether
 * the page is the service's own (W3C, Fetch Metadata).
 */
function isFromAllowedPage({ headers }: IncomingMessage, origins: Origins): boolean {
  if (headers.origin !== undefined) return origins.isAllowed(headers.origin);
  const site = headers['sec-fetch-site'];
  return site !== 'cross-site' && site !== 'same-site';
}
