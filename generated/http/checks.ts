// Generated from specs/openapi.yaml by `npm run generate`. Do not edit.

import type { OperationId, OperationRequest, OperationResponse } from './operations';
import * as validators from './validators';

/** Where and how a value does not fit. */
export interface Misfit {
  instancePath: string;
  schemaPath: string;
  message?: string;
}

/** Tells whether a value fits; `errors` has what does not until it is asked the next time. */
export interface Check<T> {
  (value: unknown): value is T;
  errors?: Misfit[] | null;
}

export interface OperationChecks<Op extends OperationId> {
  /** Also fills in what the query leaves out and the contract has a default for. */
  request: Check<OperationRequest<Op>>;
  /** By status: of the headers and the body together. */
  answers: Readonly<Record<number, Check<OperationResponse<Op>>>>;
}

export const checks: { readonly [Op in OperationId]: OperationChecks<Op> } = {
  listChats: {
    request: validators.listChatsRequest,
    answers: { 200: validators.listChats200 },
  },
  createChat: {
    request: validators.createChatRequest,
    answers: { 200: validators.createChat200, 201: validators.createChat201 },
  },
  getChat: {
    request: validators.getChatRequest,
    answers: { 200: validators.getChat200 },
  },
  updateChat: {
    request: validators.updateChatRequest,
    answers: { 200: validators.updateChat200 },
  },
  deleteChat: {
    request: validators.deleteChatRequest,
    answers: { 204: validators.deleteChat204 },
  },
  updateOwnChat: {
    request: validators.updateOwnChatRequest,
    answers: { 200: validators.updateOwnChat200 },
  },
  listParticipants: {
    request: validators.listParticipantsRequest,
    answers: { 200: validators.listParticipants200 },
  },
  addParticipants: {
    request: validators.addParticipantsRequest,
    answers: { 200: validators.addParticipants200 },
  },
  setRole: {
    request: validators.setRoleRequest,
    answers: { 200: validators.setRole200 },
  },
  removeParticipant: {
    request: validators.removeParticipantRequest,
    answers: { 204: validators.removeParticipant204 },
  },
  listMessages: {
    request: validators.listMessagesRequest,
    answers: { 200: validators.listMessages200 },
  },
  sendMessage: {
    request: validators.sendMessageRequest,
    answers: { 200: validators.sendMessage200, 201: validators.sendMessage201 },
  },
  listMessageVersions: {
    request: validators.listMessageVersionsRequest,
    answers: { 200: validators.listMessageVersions200 },
  },
  listReactions: {
    request: validators.listReactionsRequest,
    answers: { 200: validators.listReactions200 },
  },
  addReaction: {
    request: validators.addReactionRequest,
    answers: { 200: validators.addReaction200 },
  },
  removeReaction: {
    request: validators.removeReactionRequest,
    answers: { 200: validators.removeReaction200 },
  },
  pinMessage: {
    request: validators.pinMessageRequest,
    answers: { 200: validators.pinMessage200 },
  },
  unpinMessage: {
    request: validators.unpinMessageRequest,
    answers: { 200: validators.unpinMessage200 },
  },
  listPins: {
    request: validators.listPinsRequest,
    answers: { 200: validators.listPins200 },
  },
  getMessage: {
    request: validators.getMessageRequest,
    answers: { 200: validators.getMessage200 },
  },
  updateMessage: {
    request: validators.updateMessageRequest,
    answers: { 200: validators.updateMessage200 },
  },
  deleteMessage: {
    request: validators.deleteMessageRequest,
    answers: { 204: validators.deleteMessage204 },
  },
  listChanges: {
    request: validators.listChangesRequest,
    answers: { 200: validators.listChanges200 },
  },
  markRead: {
    request: validators.markReadRequest,
    answers: { 200: validators.markRead200 },
  },
  getCounts: {
    request: validators.getCountsRequest,
    answers: { 200: validators.getCounts200 },
  },
  listOwnChanges: {
    request: validators.listOwnChangesRequest,
    answers: { 200: validators.listOwnChanges200 },
  },
  listUsers: {
    request: validators.listUsersRequest,
    answers: { 200: validators.listUsers200 },
  },
  listPresence: {
    request: validators.listPresenceRequest,
    answers: { 200: validators.listPresence200 },
  },
  getMe: {
    request: validators.getMeRequest,
    answers: { 200: validators.getMe200 },
  },
  updateMe: {
    request: validators.updateMeRequest,
    answers: { 200: validators.updateMe200 },
  },
  listBlocks: {
    request: validators.listBlocksRequest,
    answers: { 200: validators.listBlocks200 },
  },
  blockUser: {
    request: validators.blockUserRequest,
    answers: { 204: validators.blockUser204 },
  },
  unblockUser: {
    request: validators.unblockUserRequest,
    answers: { 204: validators.unblockUser204 },
  },
  markDelivered: {
    request: validators.markDeliveredRequest,
    answers: { 200: validators.markDelivered200 },
  },
  listChatReceipts: {
    request: validators.listChatReceiptsRequest,
    answers: { 200: validators.listChatReceipts200 },
  },
  listReceipts: {
    request: validators.listReceiptsRequest,
    answers: { 200: validators.listReceipts200 },
  },
  setTyping: {
    request: validators.setTypingRequest,
    answers: { 204: validators.setTyping204 },
  },
  createDevSession: {
    request: validators.createDevSessionRequest,
    answers: { 201: validators.createDevSession201 },
  },
  getHealth: {
    request: validators.getHealthRequest,
    answers: { 200: validators.getHealth200 },
  },
  getReadiness: {
    request: validators.getReadinessRequest,
    answers: { 200: validators.getReadiness200, 503: validators.getReadiness503 },
  },
};
