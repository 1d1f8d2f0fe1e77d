import type { Handlers } from '../../generated/http/operations';
import type { Message } from '../../generated/schemas';
import type { MessageHistory } from './reading/message-history';
import type { MessageService } from './message-service';
import type { Session } from '../sessions/session';

type MessageHandlers = Pick<
  Handlers<Session>,
  | 'sendMessage'
  | 'listMessages'
  | 'getMessage'
  | 'listMessageVersions'
  | 'updateMessage'
  | 'deleteMessage'
>;

/** What is done with messages. */
export function messageHandlers(
  messages: MessageService,
  history: MessageHistory,
): MessageHandlers {
  return {
    sendMessage: async ({ params, body }, { userId }) => {
      const { message, created } = await messages.send(userId, params.chatId, body);
      const headers = { Location: messagePath(message) };
      return { status: created ? 201 : 200, headers, body: message };
    },

    listMessages: async ({ params, query }, { userId }) => ({
      status: 200,
      body: await history.page(userId, params.chatId, query),
    }),

    getMessage: async ({ params }, { userId }) => ({
      status: 200,
      body: await messages.get(userId, params.chatId, params.messageId),
    }),

    listMessageVersions: async ({ params, query }, { userId }) => ({
      status: 200,
      body: await history.versions(userId, params.chatId, params.messageId, query),
    }),

    updateMessage: async ({ params, body }, { userId }) => ({
      status: 200,
      body: await messages.update(userId, params.chatId, params.messageId, body),
    }),

    deleteMessage: async ({ params }, { userId }) => {
      await messages.delete(userId, params.chatId, params.messageId);
      return { status: 204 };
    },
  };
}

function messagePath({ chatId, id }: Message): string {
  return `/v1/messaging/chats/${chatId}/messages/${id}`;
}
