import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { OperationRoute, RateClass } from '../../generated/http/operations';
import { addressKey } from '../limits/address-key';
import type { Limits } from '../limits/limits';
import { type RateLimit, refuse, type Standing } from '../limits/rate-limit';
import { callerOf, hasCaller } from './caller';
import type { AddressOf } from './client-address';
import { routeOf } from './routing';
import { asServiceError } from './problem';

/** Each class of requests is counted by the limit of its name. */
type RequestLimits = Pick<Limits, Exclude<RateClass, 'none'>>;

/**
 * The headers that tell a client how it stands (draft-ietf-httpapi-ratelimit-headers-10), names and
 * values in turn, as `writeHead` takes them.
 */
export function rateHeaders({ limit, remaining, resetMs }: Standing): string[] {
  const left = `"${limit.name}";r=${remaining};t=${Math.ceil(resetMs / 1000)}`;
  return ['RateLimit-Policy', limit.policy, 'RateLimit', left];
}

/** Tells in an answer how its request stands with the limit that it was counted to. */
export function tellStanding({ standing }: IncomingMessage, response: ServerResponse): void {
  if (standing === undefined) return;
  const [policyName, policy, leftName, left] = rateHeaders(standing);
  response.setHeader(policyName!, policy!).setHeader(leftName!, left!);
}

/** Counts a request, once, however many ways it takes. */
export function count(request: IncomingMessage, limit: RateLimit, key: string) {
  return (request.standing ??= limit.take(key));
}

/** Counts each request to the class of its operation. Throws RATE_LIMITED. */
export function limitRequests(limits: RequestLimits, addressOf: AddressOf): RequestHandler {
  return async (request, response, next) => {
    const { rateLimit } = routeOf(response);
    if (rateLimit === 'none') return next();
    const key =
      rateLimit === 'anonymous' ? addressKey(addressOf(request)) : callerOf(request).userId;
    const standing = count(request, limits[rateLimit], key);
    tellStanding(request, response);
    if (standing?.isWithin === false) await refuse(standing);
    next();
  };
}

/**
 * Counts each refusal to who has no session, whatever the reason; past the limit that is all there
 * is to say. Who has one is not asked for the address, which may be that of many. What the service
 * fails of is not the client's doing.
 */
export function limitStrangers(limits: RequestLimits, addressOf: AddressOf): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const isCounted = request.standing !== undefined || hasCaller(request);
    const route = response.locals.route as OperationRoute | undefined;
    const isUnlimited = route?.rateLimit === 'none';
    if (isCounted || isUnlimited || asServiceError(error).row.status >= 500) return next(error);
    const standing = count(request, limits.anonymous, addressKey(addressOf(request)));
    tellStanding(request, response);
    if (standing?.isWithin !== false) return next(error);
    refuse(standing).catch(next);
  };
}
