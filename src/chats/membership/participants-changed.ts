import type { ChangeOf } from '../../../generated/changes';
import type { Revision, UserId } from '../../../generated/schemas';
import type { KindOfChange } from '../../log/kind-of-change';
import { namedComingsAndGoings } from '../../named-participants';

/** Participants came or went. A list without users is left out. */
export const participantsChanged: KindOfChange<'participants-changed'> = {
  read: carried,
  joinedEvent: (chatId, change) => ({
    event: 'participants-changed',
    data: { chatId, revision: change.revision, ...namedComingsAndGoings(change) },
  }),
  shows: () => undefined,
  news: namedComingsAndGoings,
};

/** The change of these comings and goings. */
export function comingsAndGoings(
  revision: Revision,
  users: { added: UserId[]; removed: UserId[] },
): ChangeOf<'participants-changed'> {
  return { revision, kind: 'participants-changed', ...carried(users) };
}

function carried({ added, removed }: { added: UserId[]; removed: UserId[] }) {
  return {
    ...(added.length > 0 ? { added } : {}),
    ...(removed.length > 0 ? { removed } : {}),
  };
}
