import type { OutgoingEvent } from '../../../generated/events/gateway';
import type { ChatId } from '../../../generated/schemas';
import type { ServiceError } from '../../errors';
import type { Ref } from './ref';

/** What a client is told of a failure, and of which command or joined chat it is. */
export function errorEvent(
  error: ServiceError,
  context: { command?: string; chatId?: ChatId; ref?: Ref | undefined } = {},
): OutgoingEvent<'error'> {
  const { code, message, errors, retryAfterMs, row } = error;
  return {
    event: 'error',
    data: {
      message,
      code,
      retryable: row.retryable,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...(context.command === undefined ? {} : { command: context.command }),
      ...(context.chatId === undefined ? {} : { chatId: context.chatId }),
      ...(errors === undefined ? {} : { errors }),
      ...(context.ref === undefined ? {} : { ref: context.ref }),
    },
  };
}
