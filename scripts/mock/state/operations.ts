import type { Handlers } from '../../../generated/http/operations';
import type { Message } from '../../../generated/schemas';
import { sessionCookie } from '../../../src/sessions/access-token';
import type { Session } from '../../../src/sessions/session';
import type { ChatState } from './chat-state';
import { deleteMessage, history, send, updateMessage, versions } from './messages';
import { deleteChat, pageOfParticipants, setRole, updateChat } from './groups';
import type { MockState } from './mock-state';
import { mintSession } from './mock-sessions';
import { countsOf, pageOfOwnChanges, updateOwnChat } from './own-chats';
import { pageOfPins, setPinned } from './pins';
import { pageOfReactions, react } from './reactions';
import { markDelivered, receiptsOfChat, receiptsOfMessage } from './receipts';

/** The operations that the state answers. Any other of the contract is answered by its examples. */
export function operationHandlers(state: MockState): Partial<Handlers<Session>> {
  return {
    ...chatOperations(state),
    ...participantOperations(state),
    ...messageOperations(state),
    ...reactionOperations(state),
    ...pinOperations(state),
    ...userOperations(state),
    ...receiptOperations(state),
    setTyping: async ({ params, body }, { userId }) => {
      await state.typing.setTyping(userId, params.chatId, body.typing);
      return { status: 204 };
    },
    createDevSession: ({ body: { userId } }) => {
      state.users.meet(userId);
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
    createChat: ({ body }, { userId }) =>
      settled(() => {
        const { chat, created } = state.create(userId, body);
        const headers = { Location: pathOf(chat) };
        return { status: created ? 201 : 200, headers, body: chat.toChat() };
      }),
    listChats: ({ query }, { userId }) =>
      settled(() => ({ status: 200, body: state.page(userId, query) })),
    getChat: ({ params }, { userId }) =>
      settled(() => ({
        status: 200,
        body: state.summary(userId, params.chatId),
      })),
    listChanges: ({ params, query }, { userId }) =>
      settled(() => ({
        status: 200,
        body: state.changes(userId, params.chatId, query),
      })),
    updateChat: ({ params, body }, { userId }) =>
      settled(() => ({
        status: 200,
        body: updateChat(state, userId, params.chatId, body).toChat(),
      })),
    deleteChat: ({ params }, { userId }) =>
      settled(() => {
        deleteChat(state, userId, params.chatId);
        return { status: 204 };
      }),
    updateOwnChat: ({ params, body }, { userId }) =>
      settled(() => ({ status: 200, body: updateOwnChat(state, userId, params.chatId, body) })),
    getCounts: (_request, { userId }) =>
      settled(() => ({ status: 200, body: countsOf(state, userId) })),
    listOwnChanges: ({ query }, { userId }) =>
      settled(() => ({ status: 200, body: pageOfOwnChanges(state, userId, query) })),
  };
}

function participantOperations(state: MockState): Partial<Handlers<Session>> {
  return {
    listParticipants: ({ params, query }, { userId }) =>
      settled(() => ({
        status: 200,
        body: pageOfParticipants(state, userId, params.chatId, query),
      })),
    setRole: ({ params, body }, { userId }) =>
      settled(() => ({ status: 200, body: setRole(state, userId, params, body.role) })),
    addParticipants: ({ params, body }, { userId }) =>
      settled(() => ({
        status: 200,
        body: state.addParticipants(userId, params.chatId, body.participants).toChat(),
      })),
    removeParticipant: ({ params }, { userId }) =>
      settled(() => {
        state.removeParticipant(userId, params.chatId, params.userId);
        return { status: 204 };
      }),
  };
}

function messageOperations(state: MockState): Partial<Handlers<Session>> {
  return {
    sendMessage: ({ params, body }, { userId }) =>
      settled(() => {
        const { message, created } = send(state, userId, params.chatId, body);
        const headers = { Location: placeOf(message) };
        return { status: created ? 201 : 200, headers, body: message };
      }),
    listMessages: ({ params, query }, { userId }) =>
      settled(() => ({
        status: 200,
        body: history(state, userId, params.chatId, query),
      })),
    getMessage: ({ params: { chatId, messageId } }, { userId }) =>
      settled(() => ({ status: 200, body: state.findMessage(userId, chatId, messageId) })),
    listMessageVersions: ({ params: { chatId, messageId }, query }, { userId }) =>
      settled(() => ({ status: 200, body: versions(state, userId, chatId, messageId, query) })),
    updateMessage: ({ params: { chatId, messageId }, body }, { userId }) =>
      settled(() => ({ status: 200, body: updateMessage(state, userId, chatId, messageId, body) })),
    deleteMessage: ({ params: { chatId, messageId } }, { userId }) =>
      settled(() => {
        deleteMessage(state, userId, chatId, messageId);
        return { status: 204 };
      }),
    markRead: ({ params, body }, { userId }) =>
      settled(() => ({
        status: 200,
        body: state.markRead(userId, params.chatId, body.seq),
      })),
  };
}

function reactionOperations(state: MockState): Partial<Handlers<Session>> {
  return {
    listReactions: ({ params, query }, { userId }) =>
      settled(() => ({ status: 200, body: pageOfReactions(state, userId, params, query) })),
    addReaction: ({ params }, { userId }) =>
      settled(() => ({ status: 200, body: react(state, userId, params, true) })),
    removeReaction: ({ params }, { userId }) =>
      settled(() => ({ status: 200, body: react(state, userId, params, false) })),
  };
}

function pinOperations(state: MockState): Partial<Handlers<Session>> {
  return {
    listPins: ({ params, query }, { userId }) =>
      settled(() => ({ status: 200, body: pageOfPins(state, userId, params.chatId, query) })),
    pinMessage: ({ params }, { userId }) =>
      settled(() => ({ status: 200, body: setPinned(state, userId, params, true) })),
    unpinMessage: ({ params }, { userId }) =>
      settled(() => ({ status: 200, body: setPinned(state, userId, params, false) })),
  };
}

function userOperations(state: MockState): Partial<Handlers<Session>> {
  return {
    listUsers: ({ query }) =>
      settled(() => ({ status: 200, body: { items: state.users.list(query.ids) } })),
    listPresence: ({ query }, { userId }) =>
      settled(() => ({
        status: 200,
        body: { items: state.presence.list(userId, query.userIds) },
      })),
    getMe: (_request, { userId }) =>
      settled(() => ({ status: 200, body: state.users.meet(userId) })),
    listBlocks: ({ query }, { userId }) =>
      settled(() => ({ status: 200, body: state.blocks.page(userId, query) })),
    blockUser: ({ params }, { userId }) =>
      settled(() => {
        state.blocks.block(userId, params.userId);
        return { status: 204 };
      }),
    unblockUser: ({ params }, { userId }) =>
      settled(() => {
        state.blocks.unblock(userId, params.userId);
        return { status: 204 };
      }),
    updateMe: ({ body }, { userId }) =>
      settled(() => ({ status: 200, body: state.updateUser(userId, body) })),
  };
}

function receiptOperations(state: MockState): Partial<Handlers<Session>> {
  return {
    markDelivered: ({ params, body }, { userId }) =>
      settled(() => ({ status: 200, body: markDelivered(state, userId, params.chatId, body.seq) })),
    listReceipts: ({ params: { chatId, messageId } }, { userId }) =>
      settled(() => ({ status: 200, body: receiptsOfMessage(state, userId, chatId, messageId) })),
    listChatReceipts: ({ params }, { userId }) =>
      settled(() => ({ status: 200, body: receiptsOfChat(state, userId, params.chatId) })),
  };
}

/** The state answers at once; what it throws is a refusal like any other. */
function settled<Answer>(answer: () => Answer): Promise<Answer> {
  return new Promise((resolve) => resolve(answer()));
}

const chatsPath = '/v1/messaging/chats';

function pathOf({ id }: ChatState): string {
  return `${chatsPath}/${id}`;
}

function placeOf({ chatId, id }: Message): string {
  return `${chatsPath}/${chatId}/messages/${id}`;
}
