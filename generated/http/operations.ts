// Generated from specs/openapi.yaml by `npm run generate`. Do not edit.

import { routes } from './routes';
import type { operations } from './types';

export type OperationId = keyof operations;

/** The operations that need a session. */
export type SecuredOperationId = 'listChats' | 'createChat' | 'getChat' | 'updateChat' | 'deleteChat' | 'updateOwnChat' | 'listParticipants' | 'addParticipants' | 'setRole' | 'removeParticipant' | 'listMessages' | 'sendMessage' | 'listMessageVersions' | 'listReactions' | 'addReaction' | 'removeReaction' | 'pinMessage' | 'unpinMessage' | 'listPins' | 'getMessage' | 'updateMessage' | 'deleteMessage' | 'listChanges' | 'markRead' | 'getCounts' | 'listOwnChanges' | 'listUsers' | 'listPresence' | 'getMe' | 'updateMe' | 'listBlocks' | 'blockUser' | 'unblockUser' | 'markDelivered' | 'listChatReceipts' | 'listReceipts' | 'setTyping';

/** The query parameters that validation fills in when they are missing. */
interface Defaulted {
  listChats: 'limit';
  createChat: never;
  getChat: never;
  updateChat: never;
  deleteChat: never;
  updateOwnChat: never;
  listParticipants: 'limit';
  addParticipants: never;
  setRole: never;
  removeParticipant: never;
  listMessages: 'limit';
  sendMessage: never;
  listMessageVersions: 'limit' | 'after';
  listReactions: 'limit';
  addReaction: never;
  removeReaction: never;
  pinMessage: never;
  unpinMessage: never;
  listPins: 'limit';
  getMessage: never;
  updateMessage: never;
  deleteMessage: never;
  listChanges: 'limit';
  markRead: never;
  getCounts: never;
  listOwnChanges: 'limit';
  listUsers: never;
  listPresence: never;
  getMe: never;
  updateMe: never;
  listBlocks: 'limit';
  blockUser: never;
  unblockUser: never;
  markDelivered: never;
  listChatReceipts: never;
  listReceipts: never;
  setTyping: never;
  createDevSession: never;
  getHealth: never;
  getReadiness: never;
}

type Parameters<Op extends OperationId, In extends 'path' | 'query'> = NonNullable<
  operations[Op]['parameters'][In]
>;

type Body<Op extends OperationId> = operations[Op] extends {
  requestBody: { content: { 'application/json': infer Content } };
}
  ? Content
  : undefined;

/** A request after validation: what the contract declares, with its defaults, and nothing else. */
export interface OperationRequest<Op extends OperationId> {
  params: Parameters<Op, 'path'>;
  query: Parameters<Op, 'query'> & { [Name in Defaulted[Op]]: {} };
  body: Body<Op>;
}

type Declared<Headers> = {
  [Name in keyof Headers as string extends Name ? never : Name]: Headers[Name];
};

type JsonResponse<Status, Response> = Response extends {
  headers: infer Headers;
  content: { 'application/json': infer Content };
}
  ? { status: Status; body: Content } & (keyof Declared<Headers> extends never
      ? { headers?: undefined }
      : { headers: Declared<Headers> })
  : Response extends { content?: never }
    ? { status: Status; body?: undefined; headers?: undefined }
    : never;

/** The answers that a handler may give. Errors are thrown; they become problem responses. */
export type OperationResponse<Op extends OperationId> = {
  [Status in keyof operations[Op]['responses']]: JsonResponse<
    Status,
    operations[Op]['responses'][Status]
  >;
}[keyof operations[Op]['responses']];

/** One function for each operation; the secured ones are told who calls. */
export type Handlers<Caller> = {
  [Op in OperationId]: Op extends SecuredOperationId
    ? (request: OperationRequest<Op>, caller: Caller) => Promise<OperationResponse<Op>>
    : (request: OperationRequest<Op>) => Promise<OperationResponse<Op>>;
};

/** The limit that an operation counts to. */
export type RateClass = 'send' | 'write' | 'read' | 'signal' | 'anonymous' | 'none';

export interface OperationRoute {
  operationId: OperationId;
  method: string;
  /** The path as in the document. */
  path: string;
  /** Whether the operation needs a session. */
  secured: boolean;
  /** Whether requests have a body. */
  hasBody: boolean;
  /** The query parameters that are whole numbers. */
  integers: readonly string[];
  /** Those that are true or false. */
  booleans: readonly string[];
  rateLimit: RateClass;
}

export const operationRoutes: readonly OperationRoute[] = [
  {
    operationId: 'listChats',
    ...routes.listChats,
    secured: true,
    hasBody: false,
    integers: ['limit'],
    booleans: ['archived'],
    rateLimit: 'read',
  },
  {
    operationId: 'createChat',
    ...routes.createChat,
    secured: true,
    hasBody: true,
    integers: [],
    booleans: [],
    rateLimit: 'write',
  },
  {
    operationId: 'getChat',
    ...routes.getChat,
    secured: true,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'read',
  },
  {
    operationId: 'updateChat',
    ...routes.updateChat,
    secured: true,
    hasBody: true,
    integers: [],
    booleans: [],
    rateLimit: 'write',
  },
  {
    operationId: 'deleteChat',
    ...routes.deleteChat,
    secured: true,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'write',
  },
  {
    operationId: 'updateOwnChat',
    ...routes.updateOwnChat,
    secured: true,
    hasBody: true,
    integers: [],
    booleans: [],
    rateLimit: 'write',
  },
  {
    operationId: 'listParticipants',
    ...routes.listParticipants,
    secured: true,
    hasBody: false,
    integers: ['limit'],
    booleans: [],
    rateLimit: 'read',
  },
  {
    operationId: 'addParticipants',
    ...routes.addParticipants,
    secured: true,
    hasBody: true,
    integers: [],
    booleans: [],
    rateLimit: 'write',
  },
  {
    operationId: 'setRole',
    ...routes.setRole,
    secured: true,
    hasBody: true,
    integers: [],
    booleans: [],
    rateLimit: 'write',
  },
  {
    operationId: 'removeParticipant',
    ...routes.removeParticipant,
    secured: true,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'write',
  },
  {
    operationId: 'listMessages',
    ...routes.listMessages,
    secured: true,
    hasBody: false,
    integers: ['limit', 'before', 'after'],
    booleans: [],
    rateLimit: 'read',
  },
  {
    operationId: 'sendMessage',
    ...routes.sendMessage,
    secured: true,
    hasBody: true,
    integers: [],
    booleans: [],
    rateLimit: 'send',
  },
  {
    operationId: 'listMessageVersions',
    ...routes.listMessageVersions,
    secured: true,
    hasBody: false,
    integers: ['limit', 'after'],
    booleans: [],
    rateLimit: 'read',
  },
  {
    operationId: 'listReactions',
    ...routes.listReactions,
    secured: true,
    hasBody: false,
    integers: ['limit'],
    booleans: [],
    rateLimit: 'read',
  },
  {
    operationId: 'addReaction',
    ...routes.addReaction,
    secured: true,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'write',
  },
  {
    operationId: 'removeReaction',
    ...routes.removeReaction,
    secured: true,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'write',
  },
  {
    operationId: 'pinMessage',
    ...routes.pinMessage,
    secured: true,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'write',
  },
  {
    operationId: 'unpinMessage',
    ...routes.unpinMessage,
    secured: true,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'write',
  },
  {
    operationId: 'listPins',
    ...routes.listPins,
    secured: true,
    hasBody: false,
    integers: ['limit'],
    booleans: [],
    rateLimit: 'read',
  },
  {
    operationId: 'getMessage',
    ...routes.getMessage,
    secured: true,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'read',
  },
  {
    operationId: 'updateMessage',
    ...routes.updateMessage,
    secured: true,
    hasBody: true,
    integers: [],
    booleans: [],
    rateLimit: 'write',
  },
  {
    operationId: 'deleteMessage',
    ...routes.deleteMessage,
    secured: true,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'write',
  },
  {
    operationId: 'listChanges',
    ...routes.listChanges,
    secured: true,
    hasBody: false,
    integers: ['limit', 'after'],
    booleans: [],
    rateLimit: 'read',
  },
  {
    operationId: 'markRead',
    ...routes.markRead,
    secured: true,
    hasBody: true,
    integers: [],
    booleans: [],
    rateLimit: 'write',
  },
  {
    operationId: 'getCounts',
    ...routes.getCounts,
    secured: true,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'read',
  },
  {
    operationId: 'listOwnChanges',
    ...routes.listOwnChanges,
    secured: true,
    hasBody: false,
    integers: ['limit', 'after'],
    booleans: [],
    rateLimit: 'read',
  },
  {
    operationId: 'listUsers',
    ...routes.listUsers,
    secured: true,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'read',
  },
  {
    operationId: 'listPresence',
    ...routes.listPresence,
    secured: true,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'read',
  },
  {
    operationId: 'getMe',
    ...routes.getMe,
    secured: true,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'read',
  },
  {
    operationId: 'updateMe',
    ...routes.updateMe,
    secured: true,
    hasBody: true,
    integers: [],
    booleans: [],
    rateLimit: 'write',
  },
  {
    operationId: 'listBlocks',
    ...routes.listBlocks,
    secured: true,
    hasBody: false,
    integers: ['limit'],
    booleans: [],
    rateLimit: 'read',
  },
  {
    operationId: 'blockUser',
    ...routes.blockUser,
    secured: true,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'write',
  },
  {
    operationId: 'unblockUser',
    ...routes.unblockUser,
    secured: true,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'write',
  },
  {
    operationId: 'markDelivered',
    ...routes.markDelivered,
    secured: true,
    hasBody: true,
    integers: [],
    booleans: [],
    rateLimit: 'signal',
  },
  {
    operationId: 'listChatReceipts',
    ...routes.listChatReceipts,
    secured: true,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'read',
  },
  {
    operationId: 'listReceipts',
    ...routes.listReceipts,
    secured: true,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'read',
  },
  {
    operationId: 'setTyping',
    ...routes.setTyping,
    secured: true,
    hasBody: true,
    integers: [],
    booleans: [],
    rateLimit: 'signal',
  },
  {
    operationId: 'createDevSession',
    ...routes.createDevSession,
    secured: false,
    hasBody: true,
    integers: [],
    booleans: [],
    rateLimit: 'anonymous',
  },
  {
    operationId: 'getHealth',
    ...routes.getHealth,
    secured: false,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'none',
  },
  {
    operationId: 'getReadiness',
    ...routes.getReadiness,
    secured: false,
    hasBody: false,
    integers: [],
    booleans: [],
    rateLimit: 'none',
  },
];
