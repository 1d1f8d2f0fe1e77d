import type { Handlers } from '../../generated/http/operations';
import type { Session } from '../sessions/session';
import type { CountsRepository } from './counts-repository';
import type { OwnChangesService } from './own-changes-service';
import type { OwnChatService } from './own-chat-service';

/** What is the caller's own of their chats. */
export function ownChatHandlers(
  chats: OwnChatService,
  changes: OwnChangesService,
  counts: CountsRepository,
): Pick<Handlers<Session>, 'updateOwnChat' | 'listOwnChanges' | 'getCounts'> {
  return {
    updateOwnChat: async ({ params, body }, { userId }) => ({
      status: 200,
      body: await chats.update(userId, params.chatId, body),
    }),

    getCounts: async (_request, { userId }) => ({
      status: 200,
      body: await counts.count(userId),
    }),

    listOwnChanges: async ({ query }, { userId }) => ({
      status: 200,
      body: await changes.page(userId, query),
    }),
  };
}
