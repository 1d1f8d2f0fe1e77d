import type { Handlers } from '../../generated/http/operations';
import type { Session } from '../sessions/session';
import type { OwnChangesService } from './own-changes-service';
import type { OwnChatService } from './own-chat-service';

/** What is the caller's own of their chats. */
export function ownChatHandlers(
  chats: OwnChatService,
  changes: OwnChangesService,
): Pick<Handlers<Session>, 'updateOwnChat' | 'listOwnChanges'> {
  return {
    updateOwnChat: async ({ params, body }, { userId }) => ({
      status: 200,
      body: await chats.update(userId, params.chatId, body),
    }),

    listOwnChanges: async ({ query }, { userId }) => ({
      status: 200,
      body: await changes.page(userId, query),
    }),
  };
}
