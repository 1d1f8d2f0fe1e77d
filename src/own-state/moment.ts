import type { Timestamp } from '../../generated/schemas';
import { ServiceError } from '../errors';

/**
 * A moment that a client names, in the contract's form. Throws INVALID_REQUEST for one that no calendar has,
 * such as the 30th of February.
 *
 * @param field where it stands in the body
 */
export function toMoment(field: string, text: Timestamp): Timestamp {
  const time = new Date(text);
  // JavaScript takes the 30th of February for a day in March.
  const moment = Number.isNaN(time.getTime()) ? '' : time.toISOString();
  if (moment.slice(0, 10) === text.slice(0, 10)) return moment;
  const message = `${field} must be a moment that there is.`;
  throw new ServiceError('INVALID_REQUEST', { errors: [{ path: `/body/${field}`, message }] });
}
