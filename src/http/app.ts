import type { IncomingMessage } from 'node:http';
import compression from 'compression';
import express, { type Express, type RequestHandler, Router } from 'express';
import { middleware as openApiValidator } from 'express-openapi-validator';
import helmet from 'helmet';
import requestDocument from '../../generated/http/requests.json';
import { ServiceError } from '../errors';
import type { Origins } from '../sessions/origins';
import { crossOrigin } from './cross-origin';
import type { DisputedRequests } from './disputed-requests';
import { serveDocuments } from './documents';
import { onlyReading } from './only-reading';
import type { Operations } from './operations';
import { redirectTo } from './redirect-to';
import { standingHeaders } from './standing-headers';
import { serveWebChat } from './web-chat';

export interface AppParts {
  operations: Operations;
  origins: Origins;
  /** Where the built documentation is, if it is. */
  docsFolder: string;
  /** The web chat, where it is served. */
  webChat?: { isDevelopment: boolean } | undefined;
  disputed: DisputedRequests;
}

/**
 * Answers what is no request of an operation: documents, preflights, unknown paths and methods; and
 * says why a request does not fit the contract, which the generated checks have found. It serves no
 * operation. What it refuses it passes on as an error.
 */
export function createApp(parts: AppParts): Express {
  const { operations, origins, docsFolder, webChat, disputed } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(tellRequestId);
  app.use(crossOrigin(origins));
  app.all('/', onlyReading, helmet(), redirectTo(webChat === undefined ? 'docs/' : 'chat/'));
  if (webChat !== undefined) app.use(serveWebChat(webChat.isDevelopment));
  app.use(serveDocuments(docsFolder));
  app.use(setStandingHeaders(origins));
  app.use(assertFound(operations));
  app.use(compression());
  app.use(contractValidation());
  app.use(dispute(disputed));
  return app;
}

/** Names the request in its answer. */
const tellRequestId: RequestHandler = ({ id }, response, next) => {
  response.set('X-Request-Id', id);
  next();
};

function setStandingHeaders(origins: Origins): RequestHandler {
  const headersFor = standingHeaders(origins);
  return ({ headers }, response, next) => {
    response.setHeaders(headersFor(headers.origin).map);
    next();
  };
}

/** Throws NOT_FOUND, and METHOD_NOT_ALLOWED with the `Allow` header. */
function assertFound(operations: Operations): RequestHandler {
  return (request, response, next) => {
    if (request.operation !== undefined) return next();
    const methods = operations.methodsAt(request);
    if (methods.length === 0) throw new ServiceError('NOT_FOUND');
    response.set('Allow', methods.join(', '));
    throw new ServiceError('METHOD_NOT_ALLOWED');
  };
}

// In a body of this size every mistake is told; a larger one can hold so many that finding them
// holds up everyone else.
const moderateLength = 4096;

/**
 * Says what of a request does not fit the OpenAPI document. What it takes is made when it is first
 * needed, as what it takes for each operation is: it is a third of a start, and many a node never
 * needs it.
 */
function contractValidation(): RequestHandler {
  const tellAll = madeWhenNeeded(() => validatorOf(true));
  const tellFirst = madeWhenNeeded(() => validatorOf(false));
  return (request, ...others) => (isModerate(request) ? tellAll : tellFirst)(request, ...others);
}

function madeWhenNeeded(make: () => RequestHandler): RequestHandler {
  let made: RequestHandler | undefined;
  return (...exchange) => (made ??= make())(...exchange);
}

function isModerate({ headers }: IncomingMessage): boolean {
  const hidesItsLength =
    headers['transfer-encoding'] !== undefined || headers['content-encoding'] !== undefined;
  return !hidesItsLength && Number(headers['content-length'] ?? 0) <= moderateLength;
}

function validatorOf(allErrors: boolean): RequestHandler {
  return Router().use(
    openApiValidator({
      apiSpec: requestDocument as never,
      // The document was checked when it was generated from.
      validateApiSpec: false,
      validateRequests: { allErrors },
      // Only requests come here, of callers who are known.
      validateResponses: false,
      validateSecurity: false,
    }),
  );
}

/** Comes after a validation that found nothing, in a request that was refused. */
function dispute(disputed: DisputedRequests): RequestHandler {
  return ({ operation, misfit }) => {
    disputed.add(operation!.operationId, misfit!);
    throw new ServiceError('INTERNAL_ERROR');
  };
}
