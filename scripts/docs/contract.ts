import asyncApiDocument from '../../generated/events/asyncapi.json';
import openApiDocument from '../../generated/http/openapi.json';
import { sample } from 'openapi-sampler';
import { errorTable } from '../../generated/errors';
import type { OperationId } from '../../generated/http/operations';
import type { ErrorCode, Problem } from '../../generated/schemas';

/** What the pages show of a schema. */
export interface Schema {
  $ref?: string;
  title?: string;
  description?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
}

export interface Media {
  schema: Schema;
  example?: unknown;
  examples?: Record<string, Example>;
}

interface Example {
  summary?: string;
  value: unknown;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema: Schema;
  example?: unknown;
}

export interface Response {
  description: string;
  headers?: Record<string, { description?: string; schema: Schema }>;
  content?: Record<string, Media>;
}

export interface RestOperation {
  operationId: OperationId;
  method: string;
  path: string;
  tag: string;
  summary: string;
  description: string;
  isPublic: boolean;
  parameters: Parameter[];
  body?: Media;
  responses: [status: string, response: Response][];
}

export interface SocketMessage {
  name: string;
  title: string;
  summary: string;
  payload: Schema;
  examples: { name: string; payload: unknown }[];
}

export interface SocketOperation {
  action: 'receive' | 'send';
  title: string;
  summary: string;
  description: string;
  /** What belongs together with others on a page of its own. */
  tags?: { name: string }[];
  message: SocketMessage;
  /** Of a command, besides `error`. */
  replies: SocketMessage[];
}

export interface CloseCode {
  code: number;
  name: string;
  reconnect: boolean;
  description: string;
}

interface RawOperation {
  operationId: OperationId;
  tags: string[];
  summary: string;
  description: string;
  security?: unknown[];
  parameters?: object[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, object>;
}

interface RawSocketOperation extends Omit<SocketOperation, 'message' | 'replies'> {
  messages: object[];
  reply?: { messages: object[] };
}

type Document = typeof openApiDocument | typeof asyncApiDocument;

// What any command can be refused with is told once in the document, in this paragraph.
const ofAnyCommand = codesIn(
  asyncApiDocument.info.description.split('\n\n').find((part) => part.startsWith('**Errors.**')) ??
    '',
);

/** Both documents, each for the schemas that are referred to from it. */
export const documents = { openApi: openApiDocument, asyncApi: asyncApiDocument };

/** What a node of a document stands for: what it refers to, with what is said beside the reference. */
export function resolve<Node extends object>(document: Document, node: object): Node {
  const { $ref, ...beside } = node as { $ref?: string };
  if ($ref === undefined) return node as Node;
  const target = $ref
    .slice(2)
    .split('/')
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce<unknown>((parent, part) => (parent as Record<string, unknown>)[part], document);
  return { ...resolve<Node>(document, target as object), ...beside };
}

/** The page of the operations of a tag. */
export function fileOf(tag: string): string {
  return `rest-${tag}.html`;
}

/** Where the site says what an operation does. */
export function addressOf({ tag, operationId }: RestOperation): string {
  return `${fileOf(tag)}#${operationId}`;
}

/** The operations of the OpenAPI document, in its order. */
export function restOperations(): RestOperation[] {
  const paths = openApiDocument.paths as unknown as Record<string, Record<string, RawOperation>>;
  return Object.entries(paths).flatMap(([path, { parameters: shared, ...methods }]) =>
    Object.entries(methods).map(([method, raw]) => restOperation(path, method, raw, shared)),
  );
}

function restOperation(path: string, method: string, raw: RawOperation, shared: unknown) {
  const parameters = [...((shared ?? []) as object[]), ...(raw.parameters ?? [])];
  const responses = Object.entries(raw.responses);
  return {
    ...raw,
    path,
    method: method.toUpperCase(),
    tag: raw.tags[0]!,
    isPublic: raw.security?.length === 0,
    parameters: parameters.map((node) => resolve<Parameter>(openApiDocument, node)),
    body: raw.requestBody?.content['application/json'],
    responses: responses.map(([status, node]): [string, Response] => [
      status,
      resolve<Response>(openApiDocument, node),
    ]),
  };
}

/** The operations of the AsyncAPI document, in its order. */
export function socketOperations(): SocketOperation[] {
  const operations = Object.values(asyncApiDocument.operations) as unknown as RawSocketOperation[];
  return operations.map(({ messages, reply, ...operation }) => ({
    ...operation,
    message: resolve<SocketMessage>(asyncApiDocument, messages[0]!),
    replies: (reply?.messages ?? [])
      .map((node) => resolve<SocketMessage>(asyncApiDocument, node))
      .filter(({ name }) => name !== 'error'),
  }));
}

/** The close codes of the AsyncAPI document. */
export function closeCodes(): CloseCode[] {
  return asyncApiDocument.channels.messaging['x-close-codes'];
}

/** A valid value of a schema: the document's own example where it has one. */
export function exampleOf(document: Document, { schema, example, examples }: Media): unknown {
  if (example !== undefined) return example;
  const [first] = Object.values(examples ?? {});
  if (first !== undefined) return resolve<Example>(document, first).value;
  return sample(schema as object, { quiet: true }, document);
}

/** The problems that a response can be; the document has an example of each. */
export function problemsOf({ content = {} }: Response): Problem[] {
  const { examples = {} } = content['application/problem+json'] ?? {};
  return Object.values(examples).map(
    (example) => resolve<Example>(openApiDocument, example).value as Problem,
  );
}

/** The codes of the errors that a command can be refused with, those first that are its own. */
export function refusalsOf({ description }: SocketOperation): ErrorCode[] {
  return [...new Set([...codesIn(description), ...ofAnyCommand])];
}

/** The error codes that a text names. */
export function codesIn(text: string): ErrorCode[] {
  const named = [...text.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, code]) => code!);
  return [...new Set(named)].filter((code): code is ErrorCode => code in errorTable);
}
