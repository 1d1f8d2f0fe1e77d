import Ajv2020 from 'ajv/dist/2020';
import standaloneCode from 'ajv/dist/standalone';
import addFormats from 'ajv-formats';
import { type JsonObject } from './documents';
import { patternNote } from './pattern-texts';

/**
 * The operations that are served ahead of Express, because they are what a busy service does most.
 * Each has path parameters and a JSON body, and no query.
 */
const directOperations = ['sendMessage'];

const banner = '// Generated from specs/openapi.yaml by `npm run generate`. Do not edit.\n\n';

interface Parameter {
  name: string;
  schema: JsonObject;
}

interface Operation {
  operationId: string;
  parameters?: Parameter[];
  requestBody: { content: { 'application/json': { schema: JsonObject } } };
  responses: Record<string, { content?: { 'application/json'?: { schema: JsonObject } } }>;
}

type Paths = Record<string, { parameters?: Parameter[] }>;

/**
 * A CommonJS module with the validators of these operations, compiled ahead: of the path parameters,
 * of the body, and of each status that a handler may answer.
 *
 * @param document the OpenAPI document without references
 */
export function directValidators(document: JsonObject): string {
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    code: { source: true },
  });
  addFormats(ajv, { mode: 'fast', formats: ['date-time'] });
  ajv.addKeyword(patternNote);
  const names: Record<string, string> = {};
  for (const operation of directOperations.map((id) => findOperation(document, id))) {
    for (const [name, schema] of Object.entries(schemasOf(operation))) {
      ajv.addSchema({ ...schema, $id: name });
      names[name] = name;
    }
  }
  return banner + standaloneCode(ajv, names);
}

/** The module that gives those validators their types. */
export function directOperationsModule(document: JsonObject): string {
  const operations = directOperations.map((id) => findOperation(document, id));
  return `${banner}import * as validators from './direct-validators';
import type { OperationRequest } from './operations';

interface Validator<T> {
  (value: unknown): value is T;
  errors?: { instancePath: string; message?: string }[] | null;
}

export type DirectOperationId = ${directOperations.map((id) => `'${id}'`).join(' | ')};

/** The checks of an operation's requests and, by status, of its responses. */
export interface OperationChecks<Op extends DirectOperationId> {
  params: Validator<OperationRequest<Op>['params']>;
  body: Validator<OperationRequest<Op>['body']>;
  responses: Record<number, Validator<unknown>>;
}

export const directChecks: { [Op in DirectOperationId]: OperationChecks<Op> } = {
${operations.map(checksMember).join('\n')}
};
`;
}

function findOperation(document: JsonObject, operationId: string): Operation {
  for (const { parameters = [], ...operations } of Object.values(document.paths as Paths)) {
    const operation = Object.values(operations as Record<string, Operation>).find(
      (candidate) => candidate.operationId === operationId,
    );
    if (operation !== undefined) {
      return { ...operation, parameters: [...parameters, ...(operation.parameters ?? [])] };
    }
  }
  throw new Error(`There is no operation ${operationId}`);
}

function schemasOf({ operationId, parameters, requestBody, responses }: Operation) {
  const schemas: Record<string, JsonObject> = {
    [`${operationId}Params`]: paramsSchema(parameters!),
    [`${operationId}Body`]: requestBody.content['application/json'].schema,
  };
  for (const [status, { content }] of Object.entries(responses)) {
    const schema = content?.['application/json']?.schema;
    if (schema !== undefined) schemas[`${operationId}${status}`] = schema;
  }
  return schemas;
}

function paramsSchema(parameters: Parameter[]): JsonObject {
  return {
    type: 'object',
    additionalProperties: false,
    required: parameters.map(({ name }) => name),
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
  };
}

function checksMember(operation: Operation): string {
  const { operationId, responses } = operation;
  const statuses = Object.keys(responses)
    .filter((status) => responses[status]!.content?.['application/json'] !== undefined)
    .map((status) => `${status}: ${typed(operationId, status, 'Validator<unknown>')}`);
  return `  ${operationId}: {
    params: ${typed(operationId, 'Params', `OperationChecks<'${operationId}'>['params']`)},
    body: ${typed(operationId, 'Body', `OperationChecks<'${operationId}'>['body']`)},
    responses: { ${statuses.join(', ')} },
  },`;
}

function typed(operationId: string, part: string, type: string): string {
  return `validators.${operationId}${part} as unknown as ${type}`;
}
