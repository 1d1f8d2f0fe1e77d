import { randomUUID } from 'node:crypto';
import { type IncomingMessage, ServerResponse } from 'node:http';
import { ServiceError } from '../../errors';
import type { Origins } from '../../sessions/origins';
import type { HandshakeLog, RefusedHandshake } from './handshake-log';
import { givenTwice, queryOf } from './handshake';

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
export function checkEngineRequests(origins: Origins, answer: AnswerRefused, log: HandshakeLog) {
  return (
    request: IncomingMessage,
    // Engine.IO has a response for upgrades too, which can answer nothing.
    response: ServerResponse | object,
    next: (error?: Error) => void,
  ): void => {
    const refusal = refusalOf(request, origins);
    if (refusal === undefined) return next();
    log.refused(refusal, asHandshake(request));
    if (!(response instanceof ServerResponse)) return next(refusal);
    request.id = randomUUID();
    answer(refusal, request, response);
  };
}

/** What Engine.IO tells of a request that it refused. */
export interface EngineRefusal {
  req: IncomingMessage;
  message: string;
  context?: { name?: string };
}

/** Why Engine.IO refused a request, or undefined when the middleware above did. */
export function engineError({ message, context }: EngineRefusal): ServiceError | undefined {
  if (context?.name === 'MIDDLEWARE_FAILURE') return undefined;
  return new ServiceError('INVALID_REQUEST', { detail: message });
}

export function asHandshake(request: IncomingMessage): RefusedHandshake {
  return { request, transport: 'socketio' };
}

function refusalOf(request: IncomingMessage, origins: Origins): ServiceError | undefined {
  const query = queryOf(request);
  // Engine.IO takes the last of them. For the user there is a better answer at the admission.
  const twice = [...new Set(query.keys())].find(
    (name) => name !== 'userId' && query.getAll(name).length > 1,
  );
  if (twice !== undefined) return givenTwice(`/${twice}`);
  if (query.has('j')) {
    return new ServiceError('INVALID_REQUEST', {
      errors: [{ path: '/j', message: 'JSONP is not supported.' }],
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
