import openApiDocument from '../../generated/http/openapi.json';
import { type OperationId, operationRoutes } from '../../generated/http/operations';
import type { Chat, Message, Problem, UserId } from '../../generated/schemas';
import { seeAnswer, seeErrorCode } from '../contract/coverage/seen';
import { assertFits, resolvePointer, validatorAt } from './contract';

export interface ApiRequest {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  rawBody?: string | Buffer;
  headers?: Record<string, string>;
  /** Gives the request up. */
  signal?: AbortSignal;
}

export interface ApiResponse<Body = unknown> {
  status: number;
  headers: Headers;
  body: Body;
}

/**
 * A REST client for one user that checks every response against the OpenAPI document: its status
 * must be declared for the operation, its headers and body must fit what is declared, and there must
 * be an example of a problem's code.
 */
export class ApiClient {
  /** @param credentials the headers that carry the session */
  constructor(
    readonly baseUrl: string,
    private readonly credentials: Record<string, string> = {},
  ) {}

  /** Calls an operation of the contract. */
  async call<Body = unknown>(
    operationId: OperationId,
    request: ApiRequest = {},
  ): Promise<ApiResponse<Body>> {
    const route = operationRoutes.find((candidate) => candidate.operationId === operationId)!;
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(request.params?.[name] ?? ''),
    );
    const response = await this.send(route.method, path + queryOf(request), request);
    assertDeclared(route.path, route.method, response);
    seeAnswer(operationId, response.status);
    return response as ApiResponse<Body>;
  }

  /** Sends any request. A problem is checked; what else comes back is the caller's to check. */
  async send(method: string, path: string, request: ApiRequest = {}): Promise<ApiResponse> {
    const response = await fetch(this.baseUrl + path, {
      method,
      headers: { ...contentType(request), ...this.credentials, ...request.headers },
      ...bodyOf(request),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const { status, headers } = response;
    if (headers.get('content-type')?.startsWith('application/problem+json')) {
      assertFits(validatorAt('openapi', ['components', 'schemas', 'Problem']), body, 'A problem');
      seeErrorCode((body as Problem).code);
    }
    return { status, headers, body };
  }

  /** Makes a chat; fails unless that works. */
  async createChat(participants: UserId[], name?: string): Promise<Chat> {
    const body = { participants, ...(name === undefined ? {} : { name }) };
    return succeed(await this.call<Chat>('createChat', { body }));
  }

  /** Sends a message; fails unless that works. */
  async sendMessage(chatId: string, content: string, clientMessageId?: string): Promise<Message> {
    const body = { content, ...(clientMessageId === undefined ? {} : { clientMessageId }) };
    return succeed(await this.call<Message>('sendMessage', { params: { chatId }, body }));
  }
}

/** The body of a response that must have succeeded. */
export function succeed<Body>(response: ApiResponse<Body>): Body {
  if (response.status < 300) return response.body;
  throw new Error(`${response.status}: ${JSON.stringify(response.body)}`);
}

/** The problem of a response that must have this status. */
export function problemOf(response: ApiResponse, status: number): Problem {
  if (response.status === status) return response.body as Problem;
  throw new Error(`not ${status} but ${response.status}: ${JSON.stringify(response.body)}`);
}

function queryOf({ query = {} }: ApiRequest): string {
  const text = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return text === '' ? '' : `?${text}`;
}

function contentType({ body }: ApiRequest): Record<string, string> {
  return body === undefined ? {} : { 'content-type': 'application/json' };
}

function bodyOf({ body, rawBody }: ApiRequest): { body?: string | Buffer } {
  if (rawBody !== undefined) return { body: rawBody };
  return body === undefined ? {} : { body: JSON.stringify(body) };
}

function assertDeclared(path: string, method: string, response: ApiResponse): void {
  const what = `${method} ${path} ${response.status}`;
  const place = ['paths', path, method.toLowerCase(), 'responses', String(response.status)];
  const pointer = resolvePointer(openApiDocument, place);
  const declared = pointer.reduce<unknown>(
    (node, part) => (node as Record<string, unknown> | undefined)?.[part],
    openApiDocument,
  ) as { headers?: object; content?: Record<string, { examples?: object }> } | undefined;
  if (declared === undefined) throw new Error(`${what} is not declared in the contract`);
  for (const name of Object.keys(declared.headers ?? {})) {
    assertHeader([...pointer, 'headers', name], response.headers.get(name), `${what} ${name}`);
  }
  if (declared.content === undefined && response.body === undefined) return;
  const mediaType = response.headers.get('content-type')?.split(';', 1)[0] ?? '';
  const schema = resolvePointer(openApiDocument, [...pointer, 'content', mediaType, 'schema']);
  assertFits(validatorAt('openapi', schema), response.body, what);
  if (mediaType === 'application/problem+json') {
    assertExample(declared.content?.[mediaType], response.body as Problem, what);
  }
}

function assertExample(
  declared: { examples?: object } = {},
  { code }: Problem,
  what: string,
): void {
  const isDeclared = Object.hasOwn(declared.examples ?? {}, code);
  if (!isDeclared) throw new Error(`${what} ${code} is not declared in the contract`);
}

function assertHeader(pointer: string[], text: string | null, what: string): void {
  if (text === null) throw new Error(`${what} is missing`);
  const schema = resolvePointer(openApiDocument, [
    ...resolvePointer(openApiDocument, pointer),
    'schema',
  ]);
  // A header is text; what its schema says of a number is said of that text.
  const value = /^-?\d+$/.test(text) ? Number(text) : text;
  assertFits(validatorAt('openapi', schema), value, what);
}
