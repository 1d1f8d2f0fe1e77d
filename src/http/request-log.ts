import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '../logger';
import { pathOf } from './routing';

declare module 'node:http' {
  interface IncomingMessage {
    /** Names this request in its answer and in the log. */
    id: string;
  }
}

/** Gives a request an id and writes one line when it is answered or given up. */
export function logRequest(log: Logger, request: IncomingMessage, response: ServerResponse): void {
  request.id = randomUUID();
  if (!log.isLevelEnabled('info')) return;
  const startedAt = performance.now();
  const { method } = request;
  const path = pathOf(request);
  response.on('close', () => {
    const ms = Math.round((performance.now() - startedAt) * 10) / 10;
    const { statusCode: status, writableFinished: answered } = response;
    log.info({ requestId: request.id, method, path, status, ms, answered }, 'request');
  });
}
