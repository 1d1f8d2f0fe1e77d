import { type JsonObject } from './documents';

/** An operation of the OpenAPI document, with all that is generated from it. */
export interface Operation {
  operationId: string;
  method: string;
  path: string;
  secured: boolean;
  /** The limit that it counts to, from `x-rate-limit`; a missing one does not compile. */
  rateLimit: string;
  /** From `x-repeatable`: whether, or with which member of the body; a missing one does not compile. */
  repeatable: unknown;
  params: Parameter[];
  query: Parameter[];
  /** The schema of the body, for those that have one. */
  body: JsonObject | undefined;
  answers: Answer[];
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: JsonObject;
}

/** What a handler may answer. Problems are thrown, so they are none. */
export interface Answer {
  status: string;
  headers: Record<string, { required?: boolean; schema: JsonObject }>;
  /** The schema of the body, for those that have one. */
  body: JsonObject | undefined;
}

interface DescribedOperation extends JsonObject {
  operationId: string;
  parameters?: Parameter[];
  security?: unknown[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { headers?: Answer['headers']; content?: Content }>;
}

type Content = Record<string, { schema: JsonObject }>;
type PathItem = Record<string, DescribedOperation> & { parameters?: Parameter[] };

const methods = ['get', 'put', 'post', 'patch', 'delete'];
const json = 'application/json';

/**
 * The operations of an OpenAPI document without references, in its order. Throws for what the service
 * would not check: parameters elsewhere than in path and query, or of other types than text and whole
 * number; bodies that may be missing, or are no JSON.
 */
export function operationsOf(document: JsonObject): Operation[] {
  const paths = document.paths as Record<string, PathItem>;
  const defaultSecurity = document.security as unknown[];
  return Object.entries(paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method] !== undefined)
      .map((method) => {
        const operation = item[method]!;
        const { operationId, security = defaultSecurity } = operation;
        const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
        parameters.forEach((parameter) => assertChecked(operationId, parameter));
        return {
          ...{ operationId, method, path, secured: security.length > 0 },
          rateLimit: String(operation['x-rate-limit']),
          repeatable: operation['x-repeatable'],
          params: parameters.filter((parameter) => parameter.in === 'path'),
          query: parameters.filter((parameter) => parameter.in === 'query'),
          body: bodyOf(operation),
          answers: answersOf(operation),
        };
      }),
  );
}

function assertChecked(operationId: string, parameter: Parameter): void {
  const { name, schema } = parameter;
  const isText = schema.type === 'string';
  const isNumber = schema.type === 'integer' && parameter.in === 'query';
  if (!['path', 'query'].includes(parameter.in) || !(isText || isNumber)) {
    throw new Error(`The parameter ${name} of ${operationId} would not be checked`);
  }
}

function bodyOf({ operationId, requestBody }: DescribedOperation): JsonObject | undefined {
  if (requestBody === undefined) return undefined;
  const { required, content } = requestBody;
  if (!required || Object.keys(content).join() !== json) {
    throw new Error(`The body of ${operationId} is to be required, and JSON alone`);
  }
  return content[json]!.schema;
}

function answersOf({ responses }: DescribedOperation): Answer[] {
  return Object.entries(responses)
    .filter(([, { content }]) => content === undefined || json in content)
    .map(([status, { headers = {}, content }]) => ({
      ...{ status, headers },
      body: content?.[json]?.schema,
    }));
}
