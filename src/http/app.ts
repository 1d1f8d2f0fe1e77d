import type { IncomingMessage } from 'node:http';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { middleware as openApiValidator } from 'express-openapi-validator';
import helmet from 'helmet';
import openApiDocument from '../../generated/http/openapi.json';
import { createRouter, type Handlers, type OperationId } from '../../generated/http/operations';
import { ServiceError } from '../errors';
import type { ConcurrencyLimit } from '../limits/concurrency-limit';
import type { Limits } from '../limits/limits';
import type { Logger } from '../logger';
import type { Origins } from '../sessions/origins';
import type { Session } from '../sessions/session';
import type { SessionVerifier } from '../sessions/session-verifier';
import { authenticate, refuseForeignOrigins } from './authentication';
import { callerOf } from './caller';
import type { AddressOf } from './client-address';
import { crossOrigin } from './cross-origin';
import { serveDocuments } from './documents';
import { plainQuery } from './plain-query';
import { privateAnswers } from './private-answers';
import { problemResponses } from './problem';
import { assertUtf8 } from './request-text';
import { limitRequests, limitStrangers } from './rate-limits';
import { findOperation, routeOf, versionPrefix } from './routing';

// A chat of 1,000 participants with the longest names fits.
const maxBodySize = '256kb';

export interface AppParts {
  handlers: Handlers<Session>;
  verifier: SessionVerifier;
  origins: Origins;
  limits: Limits;
  addressOf: AddressOf;
  /** Operations of the contract that this service does not offer. */
  absent: ReadonlySet<OperationId>;
  /** Where the built documentation is, if it is. */
  docsFolder: string;
  /** What each address may have under way. */
  requestsUnderWay: ConcurrencyLimit;
  log: Logger;
}

/** The REST side: what every request passes on its way to a handler, in this order. */
export function createApp(parts: AppParts): Express {
  const { handlers, verifier, origins, limits, addressOf, absent, docsFolder, log } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(tellRequestId);
  app.use(crossOrigin(origins));
  app.use(serveDocuments(docsFolder));
  app.use(helmet());
  app.use(privateAnswers);
  app.use(versionPrefix, findOperation(absent));
  app.use(refuseForeignOrigins(origins));
  app.use(compression());
  app.use(authenticate(verifier));
  app.use(limitRequests(limits, addressOf));
  app.use(readBody());
  app.use(plainQuery);
  app.use(contractValidation());
  app.use(createRouter(handlers, callerOf));
  app.use(limitStrangers(limits, addressOf));
  app.use(problemResponses(log));
  return app;
}

/** Names the request in its answer. */
const tellRequestId: RequestHandler = ({ id }, response, next) => {
  response.set('X-Request-Id', id);
  next();
};

/** Reads the body of an operation that has one. */
function readBody(): RequestHandler {
  const readJson = express.json({
    limit: maxBodySize,
    strict: false,
    verify: (_request, _response, bytes, charset) => {
      if (charset !== 'utf-8') throw new ServiceError('UNSUPPORTED_MEDIA_TYPE');
      assertUtf8(bytes);
    },
  });
  return (request, response, next) => {
    if (routeOf(response).hasBody) readJson(request, response, next);
    else next();
  };
}

// In a body of this size every mistake is told; a larger one can hold so many that finding them
// holds up everyone else.
const moderateLength = 4096;

/** Checks each request and each response against the OpenAPI document. */
function contractValidation(): RequestHandler[] {
  return [true, false].flatMap((allErrors) =>
    validatorOf(allErrors).map((validate): RequestHandler => (request, response, next) => {
      if (isModerate(request) === allErrors) validate(request, response, next);
      else next();
    }),
  );
}

function isModerate({ headers }: IncomingMessage): boolean {
  const hidesItsLength =
    headers['transfer-encoding'] !== undefined || headers['content-encoding'] !== undefined;
  return !hidesItsLength && Number(headers['content-length'] ?? 0) <= moderateLength;
}

function validatorOf(allErrors: boolean): RequestHandler[] {
  return openApiValidator({
    apiSpec: openApiDocument as never,
    // The document was checked when it was generated from.
    validateApiSpec: false,
    validateRequests: { allErrors },
    validateResponses: true,
    // Who calls is settled by now: `authenticate` knows from the same document who needs a session.
    validateSecurity: false,
  });
}
