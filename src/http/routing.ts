import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'express';
import {
  type OperationId,
  type OperationRoute,
  operationRoutes,
} from '../../generated/http/operations';
import { ServiceError } from '../errors';

/** The path of a request, without the query. */
export function pathOf({ url = '/' }: IncomingMessage): string {
  const queryStart = url.indexOf('?');
  return queryStart === -1 ? url : url.slice(0, queryStart);
}

/** The guide writes the paths short; this makes them whole. */
export function withVersion(url: string): string {
  return url.startsWith('/messaging/') ? `/v1${url}` : url;
}

/** Makes the path of each request whole. */
export const versionPrefix: RequestHandler = (request, _response, next) => {
  request.url = withVersion(request.url);
  // express-openapi-validator goes by this one.
  request.originalUrl = request.url;
  next();
};

/**
 * Finds the operation of a request before anything else is done for it. Throws NOT_FOUND, and
 * METHOD_NOT_ALLOWED with the `Allow` header.
 *
 * @param absent operations that this service does not offer, although the contract has them
 */
export function findOperation(absent: ReadonlySet<OperationId>): RequestHandler {
  const routes = operationRoutes.filter((route) => !absent.has(route.operationId));
  return (request, response, next) => {
    const atPath = routes.filter((route) => route.pattern.test(request.path));
    if (atPath.length === 0) throw new ServiceError('NOT_FOUND');
    request.template = atPath[0]!.path;
    const route = atPath.find(({ method }) => method === request.method);
    if (route === undefined) {
      response.set('Allow', atPath.map(({ method }) => method).join(', '));
      throw new ServiceError('METHOD_NOT_ALLOWED');
    }
    response.locals.route = route;
    next();
  };
}

/** The operation that was found for a request. */
export function routeOf(response: Response): OperationRoute {
  return response.locals.route as OperationRoute;
}
