import type { IncomingMessage, ServerResponse } from 'node:http';
import cors from 'cors';
import type { Origins } from '../sessions/origins';

/** Lets the pages of allowed origins use the service. OPTIONS that is no preflight is not for it. */
export function crossOrigin(origins: Origins) {
  const handle = cors<IncomingMessage>({
    origin: (origin, allow) => allow(null, origins.isAllowed(origin)),
    credentials: true,
    exposedHeaders: ['Location', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'],
  });
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const isPreflight = request.headers['access-control-request-method'] !== undefined;
    if (request.method !== 'OPTIONS' || isPreflight) handle(request, response, next);
    else next();
  };
}
