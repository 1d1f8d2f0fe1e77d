import { createServer, type RequestListener, type Server } from 'node:http';

/** How long the server waits for its clients, in milliseconds. */
export interface HttpTimeouts {
  /** For the next request on a connection. */
  keepAliveMs: number;
  /** For the headers of a request that has begun. */
  headersMs: number;
  /** For all of a request that has begun. */
  requestMs: number;
}

const checksPerTimeout = 4;

/**
 * A server with deadlines for slow clients. A connection that waits for its next request is not
 * bound by those of a request: they begin with its first byte.
 */
export function createHttpServer(listener: RequestListener, timeouts: HttpTimeouts): Server {
  const { keepAliveMs, headersMs, requestMs } = timeouts;
  const shorter = Math.min(headersMs, requestMs);
  const server = createServer(
    {
      keepAliveTimeout: keepAliveMs,
      // Node wants the whole of a request to have the longer one.
      headersTimeout: shorter,
      requestTimeout: requestMs,
      connectionsCheckingInterval: Math.ceil(shorter / checksPerTimeout),
    },
    listener,
  );
  // What else than 100-continue is expected may be ignored (RFC 9110, 10.1.1).
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  return server;
}
