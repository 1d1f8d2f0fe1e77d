import type { RequestHandler } from 'express';
import { ServiceError } from '../errors';
import type { Origins } from '../sessions/origins';
import type { SessionVerifier } from '../sessions/session-verifier';
import { sessionOf, setCaller } from './caller';
import { routeOf } from './routing';

/** Lets an operation that needs a session pass only with one. Throws SESSION_…. */
export function authenticate(verifier: SessionVerifier): RequestHandler {
  return async (request, response, next) => {
    if (routeOf(response).secured) setCaller(request, await sessionOf(request, verifier));
    next();
  };
}

/**
 * Refuses what a foreign web page would change with the user's cookie. What only reads may pass:
 * without CORS headers the page never sees the answer.
 */
export function refuseForeignOrigins(origins: Origins): RequestHandler {
  return (request, _response, next) => {
    const changesState = request.method !== 'GET';
    if (changesState && !origins.isAllowed(request.headers.origin)) {
      throw new ServiceError('ORIGIN_NOT_ALLOWED');
    }
    next();
  };
}
