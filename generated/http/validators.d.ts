// Generated from specs/openapi.yaml by `npm run generate`. Do not edit.

import type { OperationChecks } from './checks';

export const listChatsRequest: OperationChecks<'listChats'>['request'];
export const listChats200: OperationChecks<'listChats'>['answers'][number];
export const createChatRequest: OperationChecks<'createChat'>['request'];
export const createChat200: OperationChecks<'createChat'>['answers'][number];
export const createChat201: OperationChecks<'createChat'>['answers'][number];
export const getChatRequest: OperationChecks<'getChat'>['request'];
export const getChat200: OperationChecks<'getChat'>['answers'][number];
export const addParticipantsRequest: OperationChecks<'addParticipants'>['request'];
export const addParticipants200: OperationChecks<'addParticipants'>['answers'][number];
export const removeParticipantRequest: OperationChecks<'removeParticipant'>['request'];
export const removeParticipant204: OperationChecks<'removeParticipant'>['answers'][number];
export const listMessagesRequest: OperationChecks<'listMessages'>['request'];
export const listMessages200: OperationChecks<'listMessages'>['answers'][number];
export const sendMessageRequest: OperationChecks<'sendMessage'>['request'];
export const sendMessage200: OperationChecks<'sendMessage'>['answers'][number];
export const sendMessage201: OperationChecks<'sendMessage'>['answers'][number];
export const listMessageVersionsRequest: OperationChecks<'listMessageVersions'>['request'];
export const listMessageVersions200: OperationChecks<'listMessageVersions'>['answers'][number];
export const getMessageRequest: OperationChecks<'getMessage'>['request'];
export const getMessage200: OperationChecks<'getMessage'>['answers'][number];
export const updateMessageRequest: OperationChecks<'updateMessage'>['request'];
export const updateMessage200: OperationChecks<'updateMessage'>['answers'][number];
export const deleteMessageRequest: OperationChecks<'deleteMessage'>['request'];
export const deleteMessage204: OperationChecks<'deleteMessage'>['answers'][number];
export const listChangesRequest: OperationChecks<'listChanges'>['request'];
export const listChanges200: OperationChecks<'listChanges'>['answers'][number];
export const markReadRequest: OperationChecks<'markRead'>['request'];
export const markRead200: OperationChecks<'markRead'>['answers'][number];
export const createDevSessionRequest: OperationChecks<'createDevSession'>['request'];
export const createDevSession201: OperationChecks<'createDevSession'>['answers'][number];
export const getHealthRequest: OperationChecks<'getHealth'>['request'];
export const getHealth200: OperationChecks<'getHealth'>['answers'][number];
export const getReadinessRequest: OperationChecks<'getReadiness'>['request'];
export const getReadiness200: OperationChecks<'getReadiness'>['answers'][number];
export const getReadiness503: OperationChecks<'getReadiness'>['answers'][number];
