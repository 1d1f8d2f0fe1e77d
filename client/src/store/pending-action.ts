import type { MessagingError } from '../index';
import { type Action, errorOf } from './action';

/** Something that is under way, or was refused. */
export interface PendingAction {
  readonly kind: Action['kind'];
  /** Why the service refused it; undefined while it is under way. Then all is shown as it was. */
  readonly error: MessagingError | undefined;
}

/** An action as it is shown. */
export function pendingOf({ kind, refusal }: Action): PendingAction {
  return { kind, error: refusal && errorOf(refusal) };
}
