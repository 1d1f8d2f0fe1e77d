import { type JsonObject } from './documents';
import { type Operation, operationsOf, type Parameter } from './http-operations';

/**
 * What client and server need to know of the operations, as plain data: a client has no use for
 * what the server is built of.
 *
 * @param document the OpenAPI document without references
 */
export function routesModule(document: JsonObject): string {
  return `// Generated from specs/openapi.yaml by \`npm run generate\`. Do not edit.

import type { operations, paths } from './types';

type BodyOf<Op extends keyof operations> = operations[Op] extends {
  requestBody: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

/** Where each operation is, and whether it may be done once more when it has no answer. */
export const routes = {
${operationsOf(document).map(routeMember).join('\n')}
} as const satisfies {
  readonly [Op in keyof operations]: {
    method: string;
    /** As in the document, with its parameters in braces. */
    path: keyof paths;
    /** Or the member of the body with which it may. */
    repeatable: boolean | (keyof BodyOf<Op> & string);
  };
};
`;
}

/**
 * Who may do what in a chat.
 *
 * @param document the OpenAPI document without references
 */
export function rolesModule(document: JsonObject): string {
  const operations = operationsOf(document).filter(({ roles }) => roles !== undefined);
  return `// Generated from specs/openapi.yaml by \`npm run generate\`. Do not edit.

import type { Role } from '../schemas';
import type { operations } from './types';

/**
 * How far a role reaches with an operation: all; what is their own; besides that, what is of members; all
 * unless only admins post; nothing.
 */
export type Reach = 'all' | 'own' | 'members' | 'posting' | 'none';

/** By operation on a chat, what each role may do with it. */
export const roleTable = {
${operations.map(({ operationId, roles }) => `  ${operationId}: ${JSON.stringify(roles)},`).join('\n')}
} as const satisfies {
  readonly [Op in keyof operations]?: Readonly<Record<Role, Reach>>;
};

/** An operation on a chat. */
export type ChatOperation = keyof typeof roleTable;
`;
}

/**
 * The skeleton that handlers plug into: their type (`Handlers`), and what the service needs to know
 * of each operation. An operation without a handler, an undeclared status or a body that does not
 * fit do not compile.
 *
 * @param document the OpenAPI document without references
 */
export function httpSkeleton(document: JsonObject): string {
  const operations = operationsOf(document);
  const secured = operations.filter((operation) => operation.secured);
  return `// Generated from specs/openapi.yaml by \`npm run generate\`. Do not edit.

import { routes } from './routes';
import type { operations } from './types';

export type OperationId = keyof operations;

/** The operations that need a session. */
export type SecuredOperationId = ${unionOf(secured.map((operation) => operation.operationId))};

/** The query parameters that validation fills in when they are missing. */
interface Defaulted {
${operations.map(defaultedMember).join('\n')}
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
${operations.map(routeEntry).join('\n')}
];
`;
}

function defaultedMember({ operationId, query }: Operation): string {
  const defaulted = namesOf(query.filter(({ schema }) => 'default' in schema));
  return `  ${operationId}: ${defaulted.length > 0 ? unionOf(defaulted) : 'never'};`;
}

function namesOf(parameters: Parameter[]): string[] {
  return parameters.map(({ name }) => name);
}

function unionOf(names: string[]): string {
  return names.map((name) => `'${name}'`).join(' | ');
}

function routeMember({ operationId, method, path, repeatable }: Operation): string {
  return `  ${operationId}: {
    method: '${method.toUpperCase()}',
    path: '${path}',
    repeatable: ${JSON.stringify(repeatable)},
  },`;
}

function routeEntry({ operationId, secured, rateLimit, body, query }: Operation): string {
  const listOf = (type: string) =>
    namesOf(query.filter(({ schema }) => schema.type === type))
      .map((name) => `'${name}'`)
      .join(', ');
  return `  {
    operationId: '${operationId}',
    ...routes.${operationId},
    secured: ${secured},
    hasBody: ${body !== undefined},
    integers: [${listOf('integer')}],
    booleans: [${listOf('boolean')}],
    rateLimit: '${rateLimit}',
  },`;
}
