import { isDatabaseUnavailable, isGivenUp } from './database/unavailable';
import { ServiceError } from './errors';

/** What to tell of any failure: itself when the contract names it, else whose fault it is. */
export function toServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  const mayWorkLater = isDatabaseUnavailable(error) || isGivenUp(error);
  const code = mayWorkLater ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_ERROR';
  return new ServiceError(code, { cause: error });
}
