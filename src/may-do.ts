import { type ChatOperation, type Reach, roleTable } from '../generated/http/roles';
import type { Posting, Role } from '../generated/schemas';

/** What a request is about, as far as it matters who may do it. */
export interface Subject {
  /** Whether it is the caller's own: their message, themselves. */
  isOwn?: boolean;
  /** The role of whom it is about, if it is about someone. */
  role?: Role | undefined;
  posting?: Posting;
}

/** Whether a role may do something in a chat: the one reading of the table in the contract (`x-roles`). */
export function mayDo(operation: ChatOperation, role: Role, subject: Subject = {}): boolean {
  const { isOwn = false, role: other, posting } = subject;
  const reach: Reach = roleTable[operation][role];
  switch (reach) {
    case 'all':
      return true;
    case 'own':
      return isOwn;
    case 'members':
      return isOwn || (other ?? 'member') === 'member';
    case 'posting':
      return posting !== 'admins';
    case 'none':
      return false;
  }
}
