import type { OutgoingEvent } from '../../generated/events/gateway';
import type { ServiceError } from '../errors';
import type { Ref } from './ref';

/** What a client is told of a failure, and of which command it is. */
export function errorEvent(
  error: ServiceError,
  context: { command?: string; ref?: Ref | undefined } = {},
): OutgoingEvent<'error'> {
  const { code, message, errors, row } = error;
  return {
    event: 'error',
    data: {
      message,
      code,
      retryable: row.retryable,
      ...(context.command === undefined ? {} : { command: context.command }),
      ...(errors === undefined ? {} : { errors }),
      ...(context.ref === undefined ? {} : { ref: context.ref }),
    },
  };
}
