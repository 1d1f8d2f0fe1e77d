import type { Handlers } from '../../generated/http/operations';
import type { ChatId } from '../../generated/schemas';
import type { ChatService } from './chat-service';
import type { Session } from '../sessions/session';

type ChatHandlers = Pick<
  Handlers<Session>,
  'createChat' | 'listChats' | 'getChat' | 'listChanges' | 'updateChat' | 'deleteChat'
>;

/** The operations tagged `chats`. */
export function chatHandlers(chats: ChatService): ChatHandlers {
  return {
    createChat: async ({ body }, { userId }) => {
      const { chat, created } = await chats.create(userId, body);
      const headers = { Location: chatPath(chat.id) };
      return { status: created ? 201 : 200, headers, body: chat };
    },

    listChats: async ({ query }, { userId }) => ({
      status: 200,
      body: await chats.page(userId, query),
    }),

    getChat: async ({ params }, { userId }) => ({
      status: 200,
      body: await chats.get(userId, params.chatId),
    }),

    listChanges: async ({ params, query }, { userId }) => ({
      status: 200,
      body: await chats.listChanges(userId, params.chatId, query),
    }),

    updateChat: async ({ params, body }, { userId }) => ({
      status: 200,
      body: await chats.update(userId, params.chatId, body),
    }),

    deleteChat: async ({ params }, { userId }) => {
      await chats.delete(userId, params.chatId);
      return { status: 204 };
    },
  };
}

function chatPath(chatId: ChatId): string {
  return `/v1/messaging/chats/${chatId}`;
}
