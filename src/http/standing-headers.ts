import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';
import { LRUCache } from 'lru-cache';
import type { Origins } from '../sessions/origins';
import { crossOrigin } from './cross-origin';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

const keptOrigins = 100;

/**
 * The headers that a response has whatever it answers, as [name, value]: helmet's and CORS's. They
 * depend on nothing but the origin, so the two are asked once for each.
 */
export function standingHeaders(origins: Origins): (origin: string | undefined) => Header[] {
  const known = new LRUCache<string, Header[]>({ max: keptOrigins });
  const middlewares = [helmet(), crossOrigin(origins)];
  return (origin) => {
    const key = origin ?? '';
    const headers = known.get(key) ?? headersBy(middlewares, origin);
    known.set(key, headers);
    return headers;
  };
}

export type Header = [name: string, value: string];

/** What middlewares set on the response to a request from this origin. */
function headersBy(middlewares: Middleware[], origin: string | undefined): Header[] {
  const headers = new Map<string, string>();
  const request = { method: 'POST', headers: { origin } };
  const response = {
    getHeader: (name: string) => headers.get(name),
    setHeader: (name: string, value: string) => headers.set(name, value),
    removeHeader: (name: string) => headers.delete(name),
  };
  for (const middleware of middlewares) {
    middleware(
      request as unknown as IncomingMessage,
      response as unknown as ServerResponse,
      () => undefined,
    );
  }
  return [...headers];
}
