import type { ChatChange, Revision } from '../../generated/schemas';

/**
 * The changes that follow a revision one by one. Every revision up to one that is read is committed,
 * so what comes after a hole is all that there is: changes are missing in the database.
 */
export function changesInRow(changes: ChatChange[], after: Revision): ChatChange[] {
  const end = changes.findIndex(({ revision }, index) => revision !== after + 1 + index);
  return end < 0 ? changes : changes.slice(0, end);
}
