import type { UserId } from '../../generated/schemas';

/** Whether others are told what has reached a user and what they have read: of everyone they are. */
export function isShown(_userId: UserId): boolean {
  return true;
}
