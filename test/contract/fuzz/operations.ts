import fc, { type Arbitrary } from 'fast-check';
import openApiDocument from '../../../generated/http/openapi.json';
import { type OperationRoute, operationRoutes } from '../../../generated/http/operations';
import { resolve, type Schema } from './schemas';
import { type Known, ValidValues } from './valid';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}

interface Described {
  parameters?: Parameter[];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
}

/** An operation of the OpenAPI document: what its requests are made of. */
export interface Operation extends OperationRoute {
  params: Schema;
  query: Schema;
  body: Schema | undefined;
}

/** Parts of a request before they are written down. */
export interface Parts {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
}

const paths = openApiDocument.paths as unknown as Record<string, Record<string, Described>>;

/** Every operation of the document. */
export const operations: Operation[] = operationRoutes.map((route) => {
  const { parameters: shared = [], ...methods } = paths[route.path]! as Record<string, Described> &
    Pick<Described, 'parameters'>;
  const described = methods[route.method.toLowerCase()]!;
  const parameters = [...shared, ...(described.parameters ?? [])].map((part) =>
    resolve<Parameter>('openapi', part),
  );
  const schemaOf = (place: string) => objectOf(parameters.filter((each) => each.in === place));
  const body = described.requestBody?.content['application/json'].schema;
  return {
    ...route,
    params: schemaOf('path'),
    query: schemaOf('query'),
    body: body && resolve<Schema>('openapi', body),
  };
});

/** Requests that fit what the document says of an operation. */
export function validRequests(operation: Operation, known: Known): Arbitrary<Parts> {
  const values = new ValidValues('openapi', known);
  const parts = {
    params: values.object(operation.params).filter(isWritable),
    query: values.object(operation.query).filter(excludesEachOther),
    body: operation.body === undefined ? fc.constant(undefined) : values.of(operation.body),
  };
  return fc.record(parts);
}

/** `.` and `..` have a meaning of their own in a path, however they are encoded (RFC 3986, 5.2.4). */
export function isWritable(params: Record<string, unknown>): boolean {
  return !Object.values(params).some((value) => value === '.' || value === '..');
}

/** What the document says of places in the history in words only. */
function excludesEachOther(query: Record<string, unknown>): boolean {
  const places = ['before', 'after', 'around'].filter((name) => name in query);
  return places.length <= 1 && !('around' in query && 'threadId' in query);
}

function objectOf(parameters: Parameter[]): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  };
}
