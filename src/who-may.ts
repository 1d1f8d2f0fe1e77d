import type { ChatOperation } from '../generated/http/roles';
import type { Role } from '../generated/schemas';
import { ServiceError } from './errors';
import { mayDo, type Subject } from './may-do';

/** Throws NOT_ALLOWED when a role may not do something. */
export function requireAllowed(operation: ChatOperation, role: Role, subject?: Subject): void {
  if (mayDo(operation, role, subject)) return;
  const detail = `The caller's role in the chat, ${role}, does not allow this.`;
  throw new ServiceError('NOT_ALLOWED', { detail });
}
