import type { RequestHandler } from 'express';
import type { FieldError } from '../../generated/schemas';
import { fieldErrors, ServiceError } from '../errors';
import { routeOf } from './routing';

const wholeNumber = /^-?\d+$/;

/**
 * Refuses a query that says something twice, of which each reader could take another, and numbers
 * that only JavaScript reads as such (`0x5`, `1e1`). Throws INVALID_REQUEST.
 */
export const plainQuery: RequestHandler = (request, response, next) => {
  const { integers } = routeOf(response);
  const errors = mistakesOf(request.url, integers);
  if (errors.length > 0) throw new ServiceError('INVALID_REQUEST', { errors });
  next();
};

function mistakesOf(url: string, integers: readonly string[]): FieldError[] {
  const start = url.indexOf('?');
  if (start === -1) return [];
  const seen = new Set<string>();
  const mistakes = [...new URLSearchParams(url.slice(start))].flatMap(([name, value]) => {
    const path = `/query/${name}`;
    const isSaidTwice = seen.has(name);
    seen.add(name);
    if (isSaidTwice) return [{ path, message: 'must be given once' }];
    const isNumber = !integers.includes(name) || value === '' || wholeNumber.test(value);
    return isNumber ? [] : [{ path, message: 'must be integer' }];
  });
  return fieldErrors(mistakes);
}
