// Generated from specs/openapi.yaml by `npm run generate`. Do not edit.

import { Router, type Request, type RequestHandler } from 'express';
import { routes } from './routes';
import type { operations } from './types';

export type OperationId = keyof operations;

/** The operations that need a session. */
export type SecuredOperationId = 'listChats' | 'createChat' | 'getChat' | 'addParticipants' | 'removeParticipant' | 'listMessages' | 'sendMessage' | 'getMessage' | 'updateMessage' | 'deleteMessage' | 'listChanges' | 'markRead';

/** The query parameters that validation fills in when they are missing. */
interface Defaulted {
  listChats: 'limit';
  createChat: never;
  getChat: never;
  addParticipants: never;
  removeParticipant: never;
  listMessages: 'limit';
  sendMessage: never;
  getMessage: never;
  updateMessage: never;
  deleteMessage: never;
  listChanges: 'limit';
  markRead: never;
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
export type RateClass = 'send' | 'write' | 'read' | 'anonymous' | 'none';

export interface OperationRoute {
  operationId: OperationId;
  method: string;
  /** The path as in the document. */
  path: string;
  /** Matches a request's path; its groups are the path parameters, as they stand there. */
  pattern: RegExp;
  /** Whether the operation needs a session. */
  secured: boolean;
  /** Whether requests have a body. */
  hasBody: boolean;
  /** The query parameters that are whole numbers. */
  integers: readonly string[];
  rateLimit: RateClass;
}

export const operationRoutes: readonly OperationRoute[] = [
  {
    operationId: 'listChats',
    ...routes.listChats,
    pattern: /^\/v1\/messaging\/chats$/,
    secured: true,
    hasBody: false,
    integers: ['limit'],
    rateLimit: 'read',
  },
  {
    operationId: 'createChat',
    ...routes.createChat,
    pattern: /^\/v1\/messaging\/chats$/,
    secured: true,
    hasBody: true,
    integers: [],
    rateLimit: 'write',
  },
  {
    operationId: 'getChat',
    ...routes.getChat,
    pattern: /^\/v1\/messaging\/chats\/(?<chatId>[^/]+)$/,
    secured: true,
    hasBody: false,
    integers: [],
    rateLimit: 'read',
  },
  {
    operationId: 'addParticipants',
    ...routes.addParticipants,
    pattern: /^\/v1\/messaging\/chats\/(?<chatId>[^/]+)\/participants$/,
    secured: true,
    hasBody: true,
    integers: [],
    rateLimit: 'write',
  },
  {
    operationId: 'removeParticipant',
    ...routes.removeParticipant,
    pattern: /^\/v1\/messaging\/chats\/(?<chatId>[^/]+)\/participants\/(?<userId>[^/]+)$/,
    secured: true,
    hasBody: false,
    integers: [],
    rateLimit: 'write',
  },
  {
    operationId: 'listMessages',
    ...routes.listMessages,
    pattern: /^\/v1\/messaging\/chats\/(?<chatId>[^/]+)\/messages$/,
    secured: true,
    hasBody: false,
    integers: ['limit', 'before', 'after'],
    rateLimit: 'read',
  },
  {
    operationId: 'sendMessage',
    ...routes.sendMessage,
    pattern: /^\/v1\/messaging\/chats\/(?<chatId>[^/]+)\/messages$/,
    secured: true,
    hasBody: true,
    integers: [],
    rateLimit: 'send',
  },
  {
    operationId: 'getMessage',
    ...routes.getMessage,
    pattern: /^\/v1\/messaging\/chats\/(?<chatId>[^/]+)\/messages\/(?<messageId>[^/]+)$/,
    secured: true,
    hasBody: false,
    integers: [],
    rateLimit: 'read',
  },
  {
    operationId: 'updateMessage',
    ...routes.updateMessage,
    pattern: /^\/v1\/messaging\/chats\/(?<chatId>[^/]+)\/messages\/(?<messageId>[^/]+)$/,
    secured: true,
    hasBody: true,
    integers: [],
    rateLimit: 'write',
  },
  {
    operationId: 'deleteMessage',
    ...routes.deleteMessage,
    pattern: /^\/v1\/messaging\/chats\/(?<chatId>[^/]+)\/messages\/(?<messageId>[^/]+)$/,
    secured: true,
    hasBody: false,
    integers: [],
    rateLimit: 'write',
  },
  {
    operationId: 'listChanges',
    ...routes.listChanges,
    pattern: /^\/v1\/messaging\/chats\/(?<chatId>[^/]+)\/changes$/,
    secured: true,
    hasBody: false,
    integers: ['limit', 'after'],
    rateLimit: 'read',
  },
  {
    operationId: 'markRead',
    ...routes.markRead,
    pattern: /^\/v1\/messaging\/chats\/(?<chatId>[^/]+)\/read$/,
    secured: true,
    hasBody: true,
    integers: [],
    rateLimit: 'write',
  },
  {
    operationId: 'createDevSession',
    ...routes.createDevSession,
    pattern: /^\/dev\/sessions$/,
    secured: false,
    hasBody: true,
    integers: [],
    rateLimit: 'anonymous',
  },
  {
    operationId: 'getHealth',
    ...routes.getHealth,
    pattern: /^\/healthz$/,
    secured: false,
    hasBody: false,
    integers: [],
    rateLimit: 'none',
  },
  {
    operationId: 'getReadiness',
    ...routes.getReadiness,
    pattern: /^\/readyz$/,
    secured: false,
    hasBody: false,
    integers: [],
    rateLimit: 'none',
  },
];

/** The router of all operations. `callerOf` gives what the security check left on the request. */
export function createRouter<Caller>(
  handlers: Handlers<Caller>,
  callerOf: (request: Request) => Caller,
): Router {
  const router = Router();
  router.get(
    '/v1/messaging/chats',
    respond((request: OperationRequest<'listChats'>, express) =>
      handlers.listChats(request, callerOf(express))),
  );
  router.post(
    '/v1/messaging/chats',
    respond((request: OperationRequest<'createChat'>, express) =>
      handlers.createChat(request, callerOf(express))),
  );
  router.get(
    '/v1/messaging/chats/:chatId',
    respond((request: OperationRequest<'getChat'>, express) =>
      handlers.getChat(request, callerOf(express))),
  );
  router.post(
    '/v1/messaging/chats/:chatId/participants',
    respond((request: OperationRequest<'addParticipants'>, express) =>
      handlers.addParticipants(request, callerOf(express))),
  );
  router.delete(
    '/v1/messaging/chats/:chatId/participants/:userId',
    respond((request: OperationRequest<'removeParticipant'>, express) =>
      handlers.removeParticipant(request, callerOf(express))),
  );
  router.get(
    '/v1/messaging/chats/:chatId/messages',
    respond((request: OperationRequest<'listMessages'>, express) =>
      handlers.listMessages(request, callerOf(express))),
  );
  router.post(
    '/v1/messaging/chats/:chatId/messages',
    respond((request: OperationRequest<'sendMessage'>, express) =>
      handlers.sendMessage(request, callerOf(express))),
  );
  router.get(
    '/v1/messaging/chats/:chatId/messages/:messageId',
    respond((request: OperationRequest<'getMessage'>, express) =>
      handlers.getMessage(request, callerOf(express))),
  );
  router.patch(
    '/v1/messaging/chats/:chatId/messages/:messageId',
    respond((request: OperationRequest<'updateMessage'>, express) =>
      handlers.updateMessage(request, callerOf(express))),
  );
  router.delete(
    '/v1/messaging/chats/:chatId/messages/:messageId',
    respond((request: OperationRequest<'deleteMessage'>, express) =>
      handlers.deleteMessage(request, callerOf(express))),
  );
  router.get(
    '/v1/messaging/chats/:chatId/changes',
    respond((request: OperationRequest<'listChanges'>, express) =>
      handlers.listChanges(request, callerOf(express))),
  );
  router.put(
    '/v1/messaging/chats/:chatId/read',
    respond((request: OperationRequest<'markRead'>, express) =>
      handlers.markRead(request, callerOf(express))),
  );
  router.post(
    '/dev/sessions',
    respond((request: OperationRequest<'createDevSession'>) => handlers.createDevSession(request)),
  );
  router.get(
    '/healthz',
    respond((request: OperationRequest<'getHealth'>) => handlers.getHealth(request)),
  );
  router.get(
    '/readyz',
    respond((request: OperationRequest<'getReadiness'>) => handlers.getReadiness(request)),
  );
  return router;
}

type AnyResponse = { status: number; body?: unknown; headers?: Record<string, unknown> };

function respond<Op extends OperationId>(
  handle: (request: OperationRequest<Op>, express: Request) => Promise<AnyResponse>,
): RequestHandler {
  return async (request, response) => {
    const { params, query, body } = request as unknown as OperationRequest<Op>;
    const answer = await handle({ params, query, body }, request);
    for (const [name, value] of Object.entries(answer.headers ?? {})) {
      response.append(name, String(value));
    }
    response.status(answer.status);
    if (answer.body === undefined) response.end();
    else response.json(answer.body);
  };
}
