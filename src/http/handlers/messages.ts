import type { Handlers } from '../../../generated/http/operations';
import type { Message } from '../../../generated/schemas';
import type { MessageService } from '../../messages/message-service';
import type { Session } from '../../sessions/session';

type MessageHandlers = Pick<Handlers<Session>, 'sendMessage' | 'listMessages' | 'markRead'>;

/** The operations tagged `messages`. */
export function messageHandlers(messages: MessageService): MessageHandlers {
  return {
    sendMessage: async ({ params, body }, { userId }) => {
      const { message, created } = await messages.send(userId, params.chatId, body);
      const headers = { Location: messagePath(message) };
      return { status: created ? 201 : 200, headers, body: message };
    },

    listMessages: async ({ params, query }, { userId }) => ({
      status: 200,
      body: await messages.page(userId, params.chatId, query),
    }),

    markRead: async ({ params, body }, { userId }) => {
      const progress = await messages.markRead(userId, params.chatId, body.seq);
      return { status: 200, body: { chatId: params.chatId, ...progress } };
    },
  };
}

/** A message has no path of its own: it is the page of history that holds it alone. */
function messagePath({ chatId, seq }: Message): string {
  return `/v1/messaging/chats/${chatId}/messages?after=${seq - 1}&limit=1`;
}
