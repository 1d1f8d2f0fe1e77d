import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';
import { LRUCache } from 'lru-cache';
import type { Origins } from '../sessions/origins';
import { crossOrigin } from './cross-origin';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

const keptOrigins = 100;

/** The headers that an answer of an operation has whatever it is. */
export interface StandingHeaders {
  map: Map<string, string>;
  /** Names and values in turn, as `writeHead` takes them. */
  flat: string[];
}

/**
 * Gives the headers for the origin of a request: helmet's, of what is private, and CORS's. They depend
 * on nothing else, so they are found once for each.
 */
export function standingHeaders(origins: Origins): (origin: string | undefined) => StandingHeaders {
  const known = new LRUCache<string, StandingHeaders>({ max: keptOrigins });
  const middlewares = [crossOrigin(origins), helmet(), privateAnswers];
  return (origin) => {
    const key = origin ?? '';
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const headers = headersBy(middlewares, origin);
    known.set(key, headers);
    return headers;
  };
}

/** What middlewares set on the response to a request from this origin. */
function headersBy(middlewares: Middleware[], origin: string | undefined): StandingHeaders {
  const map = new Map<string, string>();
  const request = { method: 'POST', headers: { origin } };
  const response = {
    getHeader: (name: string) => map.get(name),
    setHeader: (name: string, value: string) => map.set(name, value),
    removeHeader: (name: string) => map.delete(name),
  };
  for (const middleware of middlewares) {
    middleware(
      request as unknown as IncomingMessage,
      response as unknown as ServerResponse,
      () => undefined,
    );
  }
  return { map, flat: [...map].flat() };
}

/**
 * Says that an answer is for its caller alone, and not to be kept: it depends on who asks, and is
 * out of date soon.
 */
const privateAnswers: Middleware = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  // CORS has named the origin before.
  const depends = [response.getHeader('Vary'), 'Authorization', 'Cookie', 'Accept-Encoding'];
  response.setHeader('Vary', depends.filter((name) => name !== undefined).join(', '));
  next();
};
