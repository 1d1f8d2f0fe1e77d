import { validateHandshake } from '../../generated/events/gateway';
import type { UserId } from '../../generated/schemas';

/** Whether a value is a user's name in the contract's form. */
export function isUserId(value: unknown): value is UserId {
  return validateHandshake({ userId: value });
}
