import type { FieldError } from '../../generated/schemas';
import { fieldErrors, ServiceError } from '../errors';

const wholeNumber = /^-?\d+$/;
// As the contract's check says it.
const noSuchField = 'must NOT have additional properties';

/**
 * The query of a request, with its whole numbers as such. Throws INVALID_REQUEST for one that says
 * something twice, of which each reader could take another, for names with a bracket, of which
 * express-openapi-validator makes objects or nothing at all, and for numbers that only JavaScript
 * reads as such (`0x5`, `1e1`).
 *
 * @param integers the parameters that are whole numbers
 */
export function readQuery(url: string, integers: readonly string[]): Record<string, unknown> {
  const start = url.indexOf('?');
  if (start === -1) return {};
  // A parameter may have the name of what every other object has.
  const query = Object.create(null) as Record<string, unknown>;
  const mistakes: FieldError[] = [];
  for (const [name, value] of new URLSearchParams(url.slice(start))) {
    const path = `/query/${name}`;
    const isInteger = integers.includes(name);
    if (name.includes('[')) mistakes.push({ path, message: noSuchField });
    else if (name in query) mistakes.push({ path, message: 'must be given once' });
    else if (isInteger && value !== '' && !wholeNumber.test(value)) {
      mistakes.push({ path, message: 'must be integer' });
    }
    // Of an empty text the contract's check says what is wrong with it.
    query[name] = isInteger && value !== '' ? Number(value) : value;
  }
  if (mistakes.length === 0) return query;
  throw new ServiceError('INVALID_REQUEST', { errors: fieldErrors(mistakes) });
}
