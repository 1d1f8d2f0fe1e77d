import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { middleware as openApiValidator } from 'express-openapi-validator';
import helmet from 'helmet';
import openApiDocument from '../../generated/http/openapi.json';
import { createRouter, type Handlers, type OperationId } from '../../generated/http/operations';
import type { Logger } from '../logger';
import type { Origins } from '../sessions/origins';
import type { Session } from '../sessions/session';
import type { SessionVerifier } from '../sessions/session-verifier';
import { authenticate, refuseForeignOrigins } from './authentication';
import { callerOf } from './caller';
import { crossOrigin } from './cross-origin';
import { serveDocuments } from './documents';
import { problemResponses } from './problem';
import { findOperation, versionPrefix } from './routing';

// A chat of 1,000 participants with the longest names fits.
const maxBodySize = '256kb';

export interface AppParts {
  handlers: Handlers<Session>;
  verifier: SessionVerifier;
  origins: Origins;
  /** Operations of the contract that this service does not offer. */
  absent: ReadonlySet<OperationId>;
  /** Where the built documentation is, if it is. */
  docsFolder: string;
  log: Logger;
}

/** The REST side: what every request passes on its way to a handler, in this order. */
export function createApp(parts: AppParts): Express {
  const { handlers, verifier, origins, absent, docsFolder, log } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(tellRequestId);
  app.use(crossOrigin(origins));
  app.use(serveDocuments(docsFolder));
  app.use(helmet());
  app.use(versionPrefix, findOperation(absent));
  app.use(refuseForeignOrigins(origins));
  app.use(compression());
  app.use(authenticate(verifier));
  app.use(express.json({ limit: maxBodySize, strict: false }));
  app.use(contractValidation());
  app.use(createRouter(handlers, callerOf));
  app.use(problemResponses(log));
  return app;
}

/** Names the request in its answer. */
const tellRequestId: RequestHandler = ({ id }, response, next) => {
  response.set('X-Request-Id', id);
  next();
};

/** Checks each request and each response against the OpenAPI document. */
function contractValidation() {
  return openApiValidator({
    apiSpec: openApiDocument as never,
    // The document was checked when it was generated from.
    validateApiSpec: false,
    validateRequests: { allErrors: true },
    validateResponses: true,
    // Who calls is settled by now: `authenticate` knows from the same document who needs a session.
    validateSecurity: false,
  });
}
