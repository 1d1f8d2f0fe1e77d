import { type JsonObject } from './documents';

interface Operation {
  operationId: string;
  method: string;
  path: string;
  secured: boolean;
  /** The limit that it counts to, from `x-rate-limit`; a missing one does not compile. */
  rateLimit: string;
  /** From `x-repeatable`: whether, or with which member of the body; a missing one does not compile. */
  repeatable: unknown;
  /** Query parameters that validation fills in when they are missing. */
  defaulted: string[];
  /** Query parameters that are whole numbers. */
  integers: string[];
  hasBody: boolean;
}

/**
 * What client and server need to know of the operations, as plain data: a client has no use for
 * what the server is built of.
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

const methods = ['get', 'put', 'post', 'patch', 'delete'];

/**
 * The skeleton that handlers plug into: their type (`Handlers`), and a router that calls them. An
 * operation without a handler, an undeclared status or a body that does not fit do not compile.
 */
export function httpSkeleton(document: JsonObject): string {
  const operations = operationsOf(document);
  const secured = operations.filter((operation) => operation.secured);
  return `// Generated from specs/openapi.yaml by \`npm run generate\`. Do not edit.

import { Router, type Request, type RequestHandler } from 'express';
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
${operations.map(routeEntry).join('\n')}
];

/** The router of all operations. \`callerOf\` gives what the security check left on the request. */
export function createRouter<Caller>(
  handlers: Handlers<Caller>,
  callerOf: (request: Request) => Caller,
): Router {
  const router = Router();
${operations.map(routerLine).join('\n')}
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
`;
}

function operationsOf(document: JsonObject): Operation[] {
  const paths = document.paths as Record<string, Record<string, JsonObject>>;
  const defaultSecurity = document.security as unknown[];
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const security = (operation.security ?? defaultSecurity) as unknown[];
      const operationId = operation.operationId as string;
      const query = queryOf(document, operation);
      const namesOf = (chosen: Parameter[]) => chosen.map(({ name }) => name);
      return [
        {
          ...{ operationId, method, path, secured: security.length > 0 },
          defaulted: namesOf(query.filter(({ schema }) => 'default' in schema)),
          integers: namesOf(query.filter(({ schema }) => schema.type === 'integer')),
          rateLimit: String(operation['x-rate-limit']),
          repeatable: operation['x-repeatable'],
          hasBody: operation.requestBody !== undefined,
        },
      ];
    }),
  );
}

interface Parameter {
  name: string;
  in: string;
  schema: JsonObject;
}

function queryOf(document: JsonObject, operation: JsonObject): Parameter[] {
  const parameters = (operation.parameters ?? []) as JsonObject[];
  return parameters
    .map((parameter) => resolveParameter(document, parameter) as unknown as Parameter)
    .filter((parameter) => parameter.in === 'query');
}

function resolveParameter(document: JsonObject, parameter: JsonObject): JsonObject {
  const name = /^#\/components\/parameters\/(\w+)$/.exec(String(parameter.$ref))?.[1];
  if (name === undefined) return parameter;
  const components = document.components as { parameters: Record<string, JsonObject> };
  return components.parameters[name]!;
}

function defaultedMember({ operationId, defaulted }: Operation): string {
  return `  ${operationId}: ${defaulted.length > 0 ? unionOf(defaulted) : 'never'};`;
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

function routeEntry({
  operationId,
  path,
  secured,
  rateLimit,
  hasBody,
  integers,
}: Operation): string {
  const pattern = path.replace(/\//g, '\\/').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return `  {
    operationId: '${operationId}',
    ...routes.${operationId},
    pattern: /^${pattern}$/,
    secured: ${secured},
    hasBody: ${hasBody},
    integers: [${integers.map((name) => `'${name}'`).join(', ')}],
    rateLimit: '${rateLimit}',
  },`;
}

function routerLine({ operationId, method, path, secured }: Operation): string {
  const expressPath = path.replace(/\{(\w+)\}/g, ':$1');
  const handler = `handlers.${operationId}`;
  const handle = secured
    ? `(request: OperationRequest<'${operationId}'>, express) =>
      ${handler}(request, callerOf(express))`
    : `(request: OperationRequest<'${operationId}'>) => ${handler}(request)`;
  return `  router.${method}(
    '${expressPath}',
    respond(${handle}),
  );`;
}
