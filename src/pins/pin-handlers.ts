import type { Handlers } from '../../generated/http/operations';
import type { Session } from '../sessions/session';
import type { PinService } from './pin-service';

type PinHandlers = Pick<Handlers<Session>, 'pinMessage' | 'unpinMessage' | 'listPins'>;

/** What is pinned in chats. */
export function pinHandlers(pins: PinService): PinHandlers {
  return {
    pinMessage: async ({ params }, { userId }) => ({
      status: 200,
      body: await pins.pin({ ...params, userId }),
    }),

    unpinMessage: async ({ params }, { userId }) => ({
      status: 200,
      body: await pins.unpin({ ...params, userId }),
    }),

    listPins: async ({ params, query }, { userId }) => ({
      status: 200,
      body: await pins.page(userId, params.chatId, query),
    }),
  };
}
