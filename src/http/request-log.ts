import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from '../logger';

declare module 'express-serve-static-core' {
  interface Request {
    /** Names this request in its answer and in the log. */
    id: string;
  }
}

/** Gives each request an id and writes one line when it is answered or given up. */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    request.id = randomUUID();
    response.set('X-Request-Id', request.id);
    const { method, path } = request;
    response.on('close', () => {
      const ms = Math.round((performance.now() - startedAt) * 10) / 10;
      const { statusCode: status, writableFinished: answered } = response;
      log.info({ requestId: request.id, method, path, status, ms, answered }, 'request');
    });
    next();
  };
}
