import type { ChangeOf } from '../../../generated/changes';
import type { Revision, UserId } from '../../../generated/schemas';
import type { KindOfChange } from '../../log/kind-of-change';
import { namedComingsAndGoings } from '../../named-participants';

/** Participants came or went. A list without users is left out. */
export const participantsChanged: KindOfChange<'participants-changed'> = {
  read: ({ added, removed }) => ({
    ...(added.length > 0 ? { added } : {}),
    ...(removed.length > 0 ? { removed } : {}),
  }),
  joinedEvent: (chatId, change) => ({
    event: 'participants-changed',
    data: { chatId, revision: change.revision, ...namedComingsAndGoings(change) },
  }),
  news: namedComingsAndGoings,
};

/** The change of these comings and goings. */
export function comingsAndGoings(
  revision: Revision,
  users: { added: UserId[]; removed: UserId[] },
): ChangeOf<'participants-changed'> {
  const kind = 'participants-changed';
  const row = { revision, kind, message: null, ...users };
  return { revision, kind, ...participantsChanged.read(row) };
}
