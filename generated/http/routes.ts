// Generated from specs/openapi.yaml by `npm run generate`. Do not edit.

import type { operations, paths } from './types';

type BodyOf<Op extends keyof operations> = operations[Op] extends {
  requestBody: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

/** Where each operation is, and whether it may be done once more when it has no answer. */
export const routes = {
  listChats: {
    method: 'GET',
    path: '/v1/messaging/chats',
    repeatable: true,
  },
  createChat: {
    method: 'POST',
    path: '/v1/messaging/chats',
    repeatable: false,
  },
  getChat: {
    method: 'GET',
    path: '/v1/messaging/chats/{chatId}',
    repeatable: true,
  },
  updateChat: {
    method: 'PATCH',
    path: '/v1/messaging/chats/{chatId}',
    repeatable: true,
  },
  deleteChat: {
    method: 'DELETE',
    path: '/v1/messaging/chats/{chatId}',
    repeatable: false,
  },
  updateOwnChat: {
    method: 'PATCH',
    path: '/v1/messaging/chats/{chatId}/me',
    repeatable: true,
  },
  listParticipants: {
    method: 'GET',
    path: '/v1/messaging/chats/{chatId}/participants',
    repeatable: true,
  },
  addParticipants: {
    method: 'POST',
    path: '/v1/messaging/chats/{chatId}/participants',
    repeatable: true,
  },
  setRole: {
    method: 'PUT',
    path: '/v1/messaging/chats/{chatId}/participants/{userId}',
    repeatable: true,
  },
  removeParticipant: {
    method: 'DELETE',
    path: '/v1/messaging/chats/{chatId}/participants/{userId}',
    repeatable: false,
  },
  listMessages: {
    method: 'GET',
    path: '/v1/messaging/chats/{chatId}/messages',
    repeatable: true,
  },
  sendMessage: {
    method: 'POST',
    path: '/v1/messaging/chats/{chatId}/messages',
    repeatable: "clientMessageId",
  },
  listMessageVersions: {
    method: 'GET',
    path: '/v1/messaging/chats/{chatId}/messages/{messageId}/versions',
    repeatable: true,
  },
  listReactions: {
    method: 'GET',
    path: '/v1/messaging/chats/{chatId}/messages/{messageId}/reactions',
    repeatable: true,
  },
  addReaction: {
    method: 'PUT',
    path: '/v1/messaging/chats/{chatId}/messages/{messageId}/reactions/{emoji}',
    repeatable: true,
  },
  removeReaction: {
    method: 'DELETE',
    path: '/v1/messaging/chats/{chatId}/messages/{messageId}/reactions/{emoji}',
    repeatable: true,
  },
  pinMessage: {
    method: 'PUT',
    path: '/v1/messaging/chats/{chatId}/messages/{messageId}/pin',
    repeatable: true,
  },
  unpinMessage: {
    method: 'DELETE',
    path: '/v1/messaging/chats/{chatId}/messages/{messageId}/pin',
    repeatable: true,
  },
  listPins: {
    method: 'GET',
    path: '/v1/messaging/chats/{chatId}/pins',
    repeatable: true,
  },
  getMessage: {
    method: 'GET',
    path: '/v1/messaging/chats/{chatId}/messages/{messageId}',
    repeatable: true,
  },
  updateMessage: {
    method: 'PATCH',
    path: '/v1/messaging/chats/{chatId}/messages/{messageId}',
    repeatable: "ifVersion",
  },
  deleteMessage: {
    method: 'DELETE',
    path: '/v1/messaging/chats/{chatId}/messages/{messageId}',
    repeatable: true,
  },
  listChanges: {
    method: 'GET',
    path: '/v1/messaging/chats/{chatId}/changes',
    repeatable: true,
  },
  markRead: {
    method: 'PUT',
    path: '/v1/messaging/chats/{chatId}/read',
    repeatable: true,
  },
  getCounts: {
    method: 'GET',
    path: '/v1/messaging/me/counts',
    repeatable: true,
  },
  listOwnChanges: {
    method: 'GET',
    path: '/v1/messaging/me/changes',
    repeatable: true,
  },
  listUsers: {
    method: 'GET',
    path: '/v1/messaging/users',
    repeatable: true,
  },
  listPresence: {
    method: 'GET',
    path: '/v1/messaging/presence',
    repeatable: true,
  },
  getMe: {
    method: 'GET',
    path: '/v1/messaging/me',
    repeatable: true,
  },
  updateMe: {
    method: 'PATCH',
    path: '/v1/messaging/me',
    repeatable: true,
  },
  listBlocks: {
    method: 'GET',
    path: '/v1/messaging/me/blocks',
    repeatable: true,
  },
  blockUser: {
    method: 'PUT',
    path: '/v1/messaging/me/blocks/{userId}',
    repeatable: true,
  },
  unblockUser: {
    method: 'DELETE',
    path: '/v1/messaging/me/blocks/{userId}',
    repeatable: true,
  },
  markDelivered: {
    method: 'PUT',
    path: '/v1/messaging/chats/{chatId}/delivered',
    repeatable: true,
  },
  listChatReceipts: {
    method: 'GET',
    path: '/v1/messaging/chats/{chatId}/receipts',
    repeatable: true,
  },
  listReceipts: {
    method: 'GET',
    path: '/v1/messaging/chats/{chatId}/messages/{messageId}/receipts',
    repeatable: true,
  },
  setTyping: {
    method: 'POST',
    path: '/v1/messaging/chats/{chatId}/typing',
    repeatable: true,
  },
  createDevSession: {
    method: 'POST',
    path: '/dev/sessions',
    repeatable: false,
  },
  getHealth: {
    method: 'GET',
    path: '/healthz',
    repeatable: true,
  },
  getReadiness: {
    method: 'GET',
    path: '/readyz',
    repeatable: true,
  },
} as const satisfies {
  readonly [Op in keyof operations]: {
    method: string;
    /** As in the document, with its parameters in braces. */
    path: keyof paths;
    /** Or the member of the body with which it may. */
    repeatable: boolean | (keyof BodyOf<Op> & string);
  };
};
