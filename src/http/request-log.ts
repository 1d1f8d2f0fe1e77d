import type { IncomingMessage, ServerResponse } from 'node:http';
import type { UserId } from '../../generated/schemas';
import type { ServiceError } from '../errors';
import type { Standing } from '../limits/rate-limit';
import type { Logger } from '../logger';
import { namesOf } from './request-id';
import { pathOf } from './request-target';

declare module 'node:http' {
  interface IncomingMessage {
    /** Names this request in its answer and in the log. */
    id: string;
    /** Who asks, once that is known. */
    userId?: UserId;
    /** How its user, or its address, stands with the limit that it was counted to. */
    standing?: Standing | undefined;
    /** What it was refused with, or failed of. */
    refusal?: ServiceError;
  }
}

// Balancers ask for these all the time.
const probes = ['/healthz', '/readyz'];
const maxUnknownPath = 100;

/**
 * Gives a request an id, and writes one line when it is answered or given up: at debug for a probe
 * that succeeds, else at info. Paths are told as their template, so that lines can be counted by it.
 */
export function logRequest(
  log: Logger,
  address: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { requestId, traceId } = namesOf(request.headers);
  request.id = requestId;
  if (!log.isLevelEnabled('info')) return;
  const startedAt = performance.now();
  const { method } = request;
  const path = pathOf(request);
  response.on('close', () => {
    const ms = Math.round((performance.now() - startedAt) * 10) / 10;
    const { statusCode: status, writableFinished: answered } = response;
    const { template: route, userId, refusal } = request;
    const level = status === 200 && probes.includes(route ?? '') ? 'debug' : 'info';
    log[level](
      {
        ...{ requestId, traceId, method, route, status, ms, answered, userId, address },
        ...(route === undefined ? { path: path.slice(0, maxUnknownPath) } : {}),
        ...(refusal === undefined ? {} : { code: refusal.code, reason: refusal.reason }),
      },
      'request',
    );
  });
}
