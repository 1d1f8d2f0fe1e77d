import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Misfit } from '../../generated/http/checks';
import type { OperationRoute } from '../../generated/http/operations';
import type { Authenticator } from '../sessions/authenticator';
import type { Origins } from '../sessions/origins';
import type { Session } from '../sessions/session';
import { assertDeclared, writeAnswer } from './answer';
import type { AnyRequest, Found, Operation, Operations } from './operations';
import { countRequest, type RequestLimits } from './rate-limits';
import { readBody } from './request-body';
import { readQuery } from './request-query';
import { standingHeaders } from './standing-headers';

declare module 'node:http' {
  interface IncomingMessage {
    /** What the generated check says is wrong with it. */
    misfit?: Misfit;
  }
}

type Respond = (request: IncomingMessage, response: ServerResponse) => void;

/** What requests are served with. */
export interface ExecutorParts extends RequestLimits {
  operations: Operations;
  authenticator: Authenticator;
  origins: Origins;
}

/** Where the executor leaves what it does not answer. */
export interface Exits {
  /** Answers what asks for no operation, and says why a request does not fit the contract. */
  explain: Respond;
  /** Answers with what failed. */
  fail: (error: unknown, request: IncomingMessage, response: ServerResponse) => void;
}

const undecodable: Misfit = {
  instancePath: '/params',
  schemaPath: '',
  message: 'cannot be decoded',
};

/**
 * Serves every operation in the same steps, and is the one that calls handlers: find, admit, read,
 * check, handle, check, write. The checks are generated for each operation.
 */
export function createExecutor(parts: ExecutorParts, { explain, fail }: Exits): Respond {
  const { operations, origins } = parts;
  const headersFor = standingHeaders(origins);

  async function serve(found: Found, request: IncomingMessage, response: ServerResponse) {
    const { operation } = found;
    const caller = await admit(request, operation.route, parts);
    const read = await readRequest(found, request, response);
    const misfit = misfitOf(operation, read);
    if (misfit !== undefined) return leave(misfit, read, request, response);
    const answer = await operation.handle(read, caller);
    assertDeclared(operation, answer);
    writeAnswer(request, response, answer, headersFor(request.headers.origin));
  }

  function leave(misfit: Misfit, { body }: AnyRequest, ...exchange: Parameters<Respond>): void {
    const [request] = exchange;
    // Where Express looks for a body that is read already.
    Object.assign(request, { misfit, body });
    explain(...exchange);
  }

  return (request, response) => {
    const found = operations.find(request);
    if (found === undefined) return explain(request, response);
    serve(found, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.setHeaders(headersFor(request.headers.origin).map);
      fail(error, request, response);
    });
  };
}

/**
 * Who asks for an operation, if it needs a session. Throws ORIGIN_NOT_ALLOWED for what a foreign web
 * page would change with the user's cookie, SESSION_… and RATE_LIMITED. What only reads may pass:
 * without CORS headers the page never sees the answer.
 */
async function admit(
  request: IncomingMessage,
  route: OperationRoute,
  parts: ExecutorParts,
): Promise<Session | undefined> {
  const { authenticator } = parts;
  const { method, headers } = request;
  if (method !== 'GET') authenticator.assertOrigin(headers);
  const session = route.secured ? await authenticator.sessionOf(headers) : undefined;
  if (session !== undefined) request.userId = session.userId;
  await countRequest(request, route, parts);
  return session;
}

async function readRequest(
  { operation: { route }, params }: Found,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<AnyRequest> {
  const body = route.hasBody ? await readBody(request, response) : undefined;
  return { params, query: readQuery(request.url!, route), body };
}

function misfitOf({ checkRequest }: Operation, read: AnyRequest): Misfit | undefined {
  if (read.params === undefined) return undecodable;
  return checkRequest(read) ? undefined : checkRequest.errors![0];
}
