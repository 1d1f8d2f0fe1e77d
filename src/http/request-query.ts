import type { FieldError } from '../../generated/schemas';
import { fieldErrors, ServiceError } from '../errors';

const wholeNumber = /^-?\d+$/;
const booleans = new Map<string, boolean>([
  ['true', true],
  ['false', false],
]);
const unknownField = 'must NOT have additional properties';

/** Which parameters of a query are no texts. */
interface ParameterTypes {
  integers: readonly string[];
  booleans: readonly string[];
}

/**
 * The query of a request, with its whole numbers and booleans as such. Throws INVALID_REQUEST for one that says
 * something twice, of which each reader could take another, for a part of an object (`a[b]`), which no
 * parameter is, and for numbers that only JavaScript reads as such (`0x5`, `1e1`).
 */
export function readQuery(url: string, types: ParameterTypes): Record<string, unknown> {
  const start = url.indexOf('?');
  if (start === -1) return {};
  // A parameter may have the name of what every other object has.
  const query = Object.create(null) as Record<string, unknown>;
  const mistakes: FieldError[] = [];
  for (const [name, value] of new URLSearchParams(url.slice(start))) {
    const path = `/query/${name}`;
    const isInteger = types.integers.includes(name);
    if (name in query) mistakes.push({ path, message: 'must be given once' });
    // express-openapi-validator takes it for a part of an object, and passes over one without a name.
    else if (name.includes('[')) mistakes.push({ path, message: unknownField });
    else if (isInteger && value !== '' && !wholeNumber.test(value)) {
      mistakes.push({ path, message: 'must be integer' });
    }
    // Of an empty text the contract's check says what is wrong with it.
    query[name] = isInteger && value !== '' ? Number(value) : value;
    if (types.booleans.includes(name)) query[name] = booleans.get(value) ?? value;
  }
  if (mistakes.length === 0) return query;
  throw new ServiceError('INVALID_REQUEST', { errors: fieldErrors(mistakes) });
}
