import type { RequestHandler } from 'express';
import { ServiceError } from '../errors';

/** Throws METHOD_NOT_ALLOWED where something is to be done with what can only be read. */
export const onlyReading: RequestHandler = (request, response, next) => {
  if (!['GET', 'HEAD'].includes(request.method)) {
    response.set('Allow', 'GET, HEAD');
    throw new ServiceError('METHOD_NOT_ALLOWED');
  }
  next();
};
