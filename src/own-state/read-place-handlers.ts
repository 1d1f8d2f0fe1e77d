import type { Handlers } from '../../generated/http/operations';
import type { Session } from '../sessions/session';
import type { ReadPlaceService } from './read-place-service';

/** How far the caller has read. */
export function readPlaceHandlers(places: ReadPlaceService): Pick<Handlers<Session>, 'markRead'> {
  return {
    markRead: async ({ params, body }, { userId }) => {
      const place = await places.markRead(userId, params.chatId, body.seq);
      return { status: 200, body: { chatId: params.chatId, ...place } };
    },
  };
}
