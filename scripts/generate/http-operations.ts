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
  /** From `x-roles`: what each role may do with it; missing where it is not about a chat. */
  roles: unknown;
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
  requestBody?: RequestBody;
  responses: Record<string, { headers?: Answer['headers']; content?: Content }>;
}

interface RequestBody {
  required?: boolean;
  content: Content;
}

type Content = Record<string, { schema: JsonObject }>;
type PathItem = Record<string, DescribedOperation> & { parameters?: Parameter[] };

/** An operation, where it is, and all its parameters. */
interface Place {
  path: string;
  method: string;
  operation: DescribedOperation;
  parameters: Parameter[];
}

export const methods = ['get', 'put', 'post', 'patch', 'delete'];
const json = 'application/json';

/**
 * The operations of an OpenAPI document without references, in its order. Throws for all that the
 * service would not check: parameters elsewhere than in path and query, or of other types than text,
 * whole number and boolean; bodies that may be missing, or are no JSON.
 */
export function operationsOf(document: JsonObject): Operation[] {
  const defaultSecurity = document.security as unknown[];
  const places = placesOf(document.paths as Record<string, PathItem>);
  const unchecked = places.flatMap(uncheckedIn);
  if (unchecked.length > 0) throw new Error(unchecked.join('\n'));
  return places.map(({ path, method, operation, parameters }) => {
    const { operationId, security = defaultSecurity, requestBody } = operation;
    return {
      ...{ operationId, method, path, secured: security.length > 0 },
      rateLimit: String(operation['x-rate-limit']),
      repeatable: operation['x-repeatable'],
      roles: operation['x-roles'],
      params: parameters.filter((parameter) => parameter.in === 'path'),
      query: parameters.filter((parameter) => parameter.in === 'query'),
      body: requestBody?.content[json]?.schema,
      answers: answersOf(operation),
    };
  });
}

function placesOf(paths: Record<string, PathItem>): Place[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method] !== undefined)
      .map((method) => {
        const operation = item[method]!;
        const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
        return { path, method, operation, parameters };
      }),
  );
}

/** What of an operation the service would not check, in sentences. */
function uncheckedIn({ operation, parameters }: Place): string[] {
  const { operationId, requestBody } = operation;
  return [
    ...parameters
      .filter((parameter) => !isChecked(parameter))
      .map(({ name }) => `The parameter ${name} of ${operationId} would not be checked`),
    ...(requestBody === undefined || isRequiredJson(requestBody)
      ? []
      : [`The body of ${operationId} is to be required, and JSON alone`]),
  ];
}

function isChecked(parameter: Parameter): boolean {
  const { type } = parameter.schema;
  return parameter.in === 'query'
    ? type === 'string' || type === 'integer' || type === 'boolean'
    : parameter.in === 'path' && type === 'string';
}

function isRequiredJson({ required, content }: RequestBody): boolean {
  return required === true && Object.keys(content).join() === json;
}

function answersOf({ responses }: DescribedOperation): Answer[] {
  return Object.entries(responses)
    .filter(([, { content }]) => content === undefined || json in content)
    .map(([status, { headers = {}, content }]) => ({
      ...{ status, headers },
      body: content?.[json]?.schema,
    }));
}
