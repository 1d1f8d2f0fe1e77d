import openApiDocument from '../../../generated/http/openapi.json';
import { type OperationId, operationRoutes } from '../../../generated/http/operations';
import type { ApiRequest } from '../../support/api-client';

/** A request of each operation that is served for a participant of the group `chatId`. */
export const goodRequests: Record<OperationId, ApiRequest> = {
  createChat: { body: { participants: ['bob'], name: 'Us' } },
  listChats: {},
  getChat: {},
  updateChat: { body: { description: 'About us.' } },
  deleteChat: {},
  listParticipants: {},
  setRole: { params: { userId: 'bob' }, body: { role: 'admin' } },
  updateOwnChat: { body: { pinned: true } },
  getCounts: {},
  listOwnChanges: { query: { after: 0 } },
  addParticipants: { body: { participants: ['carol'] } },
  removeParticipant: { params: { userId: 'carol' } },
  sendMessage: { body: { content: 'Hello!' } },
  listMessages: {},
  getMessage: { params: { messageId: 'msg_1' } },
  listMessageVersions: { params: { messageId: 'msg_1' } },
  updateMessage: { params: { messageId: 'msg_1' }, body: { content: 'Hello!' } },
  deleteMessage: { params: { messageId: 'msg_1' } },
  listReactions: { params: { messageId: 'msg_1' } },
  addReaction: { params: { messageId: 'msg_1', emoji: '👍' } },
  removeReaction: { params: { messageId: 'msg_1', emoji: '👍' } },
  pinMessage: { params: { messageId: 'msg_1' } },
  unpinMessage: { params: { messageId: 'msg_1' } },
  listPins: {},
  listChanges: { query: { after: 0 } },
  markDelivered: { body: { seq: 0 } },
  listChatReceipts: {},
  listReceipts: { params: { messageId: 'msg_1' } },
  setTyping: { body: { typing: true } },
  markRead: { body: { seq: 0 } },
  listUsers: { query: { ids: 'alice bob' } },
  listPresence: { query: { userIds: 'alice bob' } },
  getMe: {},
  listBlocks: {},
  blockUser: { params: { userId: 'carol' } },
  unblockUser: { params: { userId: 'carol' } },
  updateMe: { body: { name: 'Alice Martin' } },
  createDevSession: { body: { userId: 'alice' } },
  getHealth: {},
  getReadiness: {},
};

/** The operations for which the document declares this status. */
export function operationsDeclaring(status: number): OperationId[] {
  const paths = openApiDocument.paths as unknown as Record<
    string,
    Record<string, { responses: object }>
  >;
  return operationRoutes
    .filter(({ path, method }) => status in paths[path]![method.toLowerCase()]!.responses)
    .map(({ operationId }) => operationId);
}

/** The good request of an operation for a chat, changed in some way. */
export function goodRequest(operation: OperationId, chatId: string, change = {}): ApiRequest {
  const { params, ...request } = goodRequests[operation];
  return { ...request, params: { chatId, ...params }, ...change };
}
