import Ajv2020 from 'ajv/dist/2020';
import standaloneCode from 'ajv/dist/standalone';
import addFormats from 'ajv-formats';
import { type JsonObject } from './documents';
import { type Answer, type Operation, operationsOf, type Parameter } from './http-operations';
import { patternNote } from './pattern-texts';

const banner = '// Generated from specs/openapi.yaml by `npm run generate`. Do not edit.\n\n';

/**
 * A CommonJS module of validators, compiled ahead: for each operation one of its requests and, for
 * each status that a handler may answer, one of the answer.
 *
 * @param document the OpenAPI document without references
 */
export function validatorsModule(document: JsonObject): string {
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    useDefaults: true,
    code: { source: true },
  });
  addFormats(ajv, { mode: 'fast', formats: ['date-time'] });
  const names: Record<string, string> = {};
  for (const [name, schema] of operationsOf(document).flatMap(namedSchemas)) {
    ajv.addSchema({ ...withoutNotes(schema), $id: name });
    names[name] = name;
  }
  return banner + standaloneCode(ajv, names);
}

/** The types of those validators. */
export function validatorTypes(document: JsonObject): string {
  return `${banner}import type { OperationChecks } from './checks';

${operationsOf(document).flatMap(declarations).join('\n')}
`;
}

/** The module that pairs each operation with its checks. */
export function checksModule(document: JsonObject): string {
  return `${banner}import type { OperationId, OperationRequest, OperationResponse } from './operations';
import * as validators from './validators';

/** Where and how a value does not fit. */
export interface Misfit {
  instancePath: string;
  schemaPath: string;
  message?: string;
}

/** Tells whether a value fits; \`errors\` has what does not until it is asked the next time. */
export interface Check<T> {
  (value: unknown): value is T;
  errors?: Misfit[] | null;
}

export interface OperationChecks<Op extends OperationId> {
  /** Also fills in what the query leaves out and the contract has a default for. */
  request: Check<OperationRequest<Op>>;
  /** By status: of the headers and the body together. */
  answers: Readonly<Record<number, Check<OperationResponse<Op>>>>;
}

export const checks: { readonly [Op in OperationId]: OperationChecks<Op> } = {
${operationsOf(document).map(checksMember).join('\n')}
};
`;
}

function namedSchemas(operation: Operation): [string, JsonObject][] {
  const { operationId, answers } = operation;
  return [
    [`${operationId}Request`, requestSchema(operation)],
    ...answers.map((answer): [string, JsonObject] => [
      `${operationId}${answer.status}`,
      answerSchema(answer),
    ]),
  ];
}

function requestSchema({ params, query, body }: Operation): JsonObject {
  return closedObject(
    { params: parametersSchema(params), query: parametersSchema(query), body: body ?? false },
    ['params', 'query', ...(body === undefined ? [] : ['body'])],
  );
}

function parametersSchema(parameters: Parameter[]): JsonObject {
  return closedObject(
    Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    parameters.filter(({ required }) => required).map(({ name }) => name),
  );
}

function answerSchema({ status, headers, body }: Answer): JsonObject {
  const names = Object.keys(headers);
  const required = names.filter((name) => headers[name]!.required);
  return closedObject(
    {
      status: { const: Number(status) },
      headers: closedObject(
        Object.fromEntries(names.map((name) => [name, headers[name]!.schema])),
        required,
      ),
      body: body ?? false,
    },
    [
      'status',
      ...(required.length === 0 ? [] : ['headers']),
      ...(body === undefined ? [] : ['body']),
    ],
  );
}

function closedObject(properties: JsonObject, required: string[]): JsonObject {
  return { type: 'object', additionalProperties: false, required, properties };
}

const notes = ['title', 'description', 'examples', patternNote];

/** A schema without what it says to people, which a validator would only carry along. */
export function withoutNotes(schema: JsonObject): JsonObject {
  const rules = Object.entries(schema).filter(([keyword]) => !notes.includes(keyword));
  return Object.fromEntries(rules.map(([keyword, rule]) => [keyword, plainRule(keyword, rule)]));
}

function plainRule(keyword: string, rule: unknown): unknown {
  if (keyword === 'properties') {
    const members = Object.entries(rule as Record<string, JsonObject>);
    return Object.fromEntries(members.map(([name, member]) => [name, plainRule('', member)]));
  }
  if (Array.isArray(rule)) return rule.map((each) => plainRule('', each));
  return rule !== null && typeof rule === 'object' ? withoutNotes(rule as JsonObject) : rule;
}

function declarations({ operationId, answers }: Operation): string[] {
  const declaration = (name: string, member: string) =>
    `export const ${operationId}${name}: OperationChecks<'${operationId}'>${member};`;
  return [
    declaration('Request', "['request']"),
    ...answers.map(({ status }) => declaration(status, "['answers'][number]")),
  ];
}

function checksMember({ operationId, answers }: Operation): string {
  const byStatus = answers.map(({ status }) => `${status}: validators.${operationId}${status}`);
  return `  ${operationId}: {
    request: validators.${operationId}Request,
    answers: { ${byStatus.join(', ')} },
  },`;
}
