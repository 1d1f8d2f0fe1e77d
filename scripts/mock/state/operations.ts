import type { Handlers } from '../../../generated/http/operations';
import type { Message } from '../../../generated/schemas';
import { sessionCookie } from '../../../src/sessions/access-token';
import type { Session } from '../../../src/sessions/session';
import type { ChatState } from './chat-state';
import type { MockState } from './mock-state';
import { mintSession } from './mock-sessions';

/** The operations that the state answers. Any other of the contract is answered by its examples. */
export function operationHandlers(state: MockState): Partial<Handlers<Session>> {
  return {
    ...chatOperations(state),
    ...messageOperations(state),
    createDevSession: ({ body: { userId } }) => {
      const { accessToken, expiresAt } = mintSession(userId);
      const headers = {
        'Set-Cookie': `${sessionCookie}=${accessToken}; Path=/; HttpOnly; SameSite=Lax`,
      };
      return Promise.resolve({ status: 201, headers, body: { userId, accessToken, expiresAt } });
    },
  };
}

function chatOperations(state: MockState): Partial<Handlers<Session>> {
  return {
    createChat: async ({ body }, { userId }) => {
      const { chat, created } = state.create(userId, body);
      const headers = { Location: pathOf(chat) };
      return { status: created ? 201 : 200, headers, body: chat.toChat() };
    },
    listChats: async ({ query }, { userId }) => ({ status: 200, body: state.page(userId, query) }),
    getChat: async ({ params }, { userId }) => ({
      status: 200,
      body: state.find(userId, params.chatId).summaryFor(userId),
    }),
    listChanges: async ({ params, query }, { userId }) => ({
      status: 200,
      body: state.changes(userId, params.chatId, query),
    }),
    addParticipants: async ({ params, body }, { userId }) => ({
      status: 200,
      body: state.addParticipants(userId, params.chatId, body.participants).toChat(),
    }),
    removeParticipant: async ({ params }, { userId }) => {
      state.removeParticipant(userId, params.chatId, params.userId);
      return { status: 204 };
    },
  };
}

function messageOperations(state: MockState): Partial<Handlers<Session>> {
  return {
    sendMessage: async ({ params, body }, { userId }) => {
      const { message, created } = state.send(params.chatId, { senderId: userId, ...body });
      const headers = { Location: placeOf(message) };
      return { status: created ? 201 : 200, headers, body: message };
    },
    listMessages: async ({ params, query }, { userId }) => ({
      status: 200,
      body: state.history(userId, params.chatId, query),
    }),
    markRead: async ({ params, body }, { userId }) => ({
      status: 200,
      body: state.find(userId, params.chatId).markRead(userId, body.seq),
    }),
  };
}

const chatsPath = '/v1/messaging/chats';

function pathOf({ id }: ChatState): string {
  return `${chatsPath}/${id}`;
}

/** A message has no path of its own: it is the page of history that holds it alone. */
function placeOf({ chatId, seq }: Message): string {
  return `${chatsPath}/${chatId}/messages?after=${seq - 1}&limit=1`;
}
