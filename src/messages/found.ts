import { ServiceError } from '../errors';

/** What was looked for in a chat: `no-chat` when the user takes no part in it. */
export type Found<Value extends object> = Value | 'no-chat' | 'no-message';

/** Gives what was found. Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND. */
export function found<Value extends object>(value: Found<Value>): Value {
  // Someone who takes no part gets the same answer as for a chat that does not exist.
  if (value === 'no-chat') throw new ServiceError('CHAT_NOT_FOUND');
  if (value === 'no-message') throw new ServiceError('MESSAGE_NOT_FOUND');
  return value;
}
