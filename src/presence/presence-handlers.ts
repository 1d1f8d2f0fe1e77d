import type { Handlers } from '../../generated/http/operations';
import type { Session } from '../sessions/session';
import type { PresenceService } from './presence-service';

/** Who is there. */
export function presenceHandlers(
  presence: PresenceService,
): Pick<Handlers<Session>, 'listPresence'> {
  return {
    listPresence: async ({ query }, { userId }) => ({
      status: 200,
      body: { items: await presence.list(userId, query.userIds) },
    }),
  };
}
