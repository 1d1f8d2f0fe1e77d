import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OperationRoute, RateClass } from '../../generated/http/operations';
import { addressKey } from '../limits/address-key';
import type { Limits } from '../limits/limits';
import { refuse, type Standing } from '../limits/rate-limit';
import type { AddressOf } from './client-address';
import { asServiceError } from './problem';

/** What requests are counted by: each class of operations by the limit of its name. */
export interface RequestLimits {
  limits: Pick<Limits, Exclude<RateClass, 'none'>>;
  addressOf: AddressOf;
}

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

/** Counts a request to the class of its operation. Throws RATE_LIMITED. */
export async function countRequest(
  request: IncomingMessage,
  { rateLimit }: OperationRoute,
  { limits, addressOf }: RequestLimits,
): Promise<void> {
  if (rateLimit === 'none') return;
  const key = rateLimit === 'anonymous' ? addressKey(addressOf(request)) : request.userId!;
  await count(request, limits[rateLimit].take(key));
}

/**
 * Counts a refusal to who has no session, whatever the reason; throws RATE_LIMITED past the limit:
 * then that is all there is to say. Who has one is not asked for the address, which may be that of
 * many. What the service fails of is not the client's doing.
 */
export async function countRefusal(
  error: unknown,
  request: IncomingMessage,
  { limits, addressOf }: RequestLimits,
): Promise<void> {
  const isCounted = request.standing !== undefined || request.userId !== undefined;
  const isUnlimited = request.operation?.rateLimit === 'none';
  if (isCounted || isUnlimited || asServiceError(error).row.status >= 500) return;
  await count(request, limits.anonymous.take(addressKey(addressOf(request))));
}

async function count(request: IncomingMessage, standing: Standing | undefined): Promise<void> {
  request.standing = standing;
  if (standing?.isWithin === false) await refuse(standing);
}
