import openApiDocument from '../../generated/http/openapi.json';
import { type OperationId, operationRoutes } from '../../generated/http/operations';

/** What the requests of a collection need to know of an operation. */
export interface Operation {
  operationId: OperationId;
  method: string;
  path: string;
  secured: boolean;
  tag: string;
  /** The statuses of its successes. */
  successes: number[];
  /** The members that every success has. */
  fields: string[];
  /** The names of the query parameters that a request must have. */
  requiredQuery: string[];
}

interface Documented {
  tags: string[];
  parameters?: object[];
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

/** All operations of the contract, in its order. */
export const operations: Operation[] = operationRoutes.map((route) => {
  const { operationId, method, path, secured } = route;
  const documented = documentedOf(path, method);
  const successes = Object.keys(documented.responses).filter((status) => status.startsWith('2'));
  return {
    operationId,
    method,
    path,
    secured,
    tag: documented.tags[0]!,
    successes: successes.map(Number),
    fields: fieldsOf(documented, successes[0]!),
    requiredQuery: requiredQueryOf(documented),
  };
});

/** What a reference of the document points at; anything else as it is. */
export function resolve<Node>(document: object, node: object): Node {
  const reference = (node as { $ref?: string }).$ref;
  if (reference === undefined) return node as Node;
  const parts = reference.replace(/^#\//, '').split('/');
  const target = parts.reduce<unknown>(
    (parent, part) => (parent as Record<string, unknown>)[part],
    document,
  );
  return resolve(document, target as object);
}

function documentedOf(path: string, method: string): Documented {
  const paths: Record<string, object> = openApiDocument.paths;
  const item = paths[path] as Record<string, Documented>;
  return item[method.toLowerCase()]!;
}

function fieldsOf({ responses }: Documented, status: string): string[] {
  const schema = responses[status]?.content?.['application/json']?.schema;
  if (schema === undefined) return [];
  return resolve<{ required?: string[] }>(openApiDocument, schema).required ?? [];
}

function requiredQueryOf({ parameters = [] }: Documented): string[] {
  return parameters
    .map((parameter) =>
      resolve<{ name: string; in: string; required?: boolean }>(openApiDocument, parameter),
    )
    .filter((parameter) => parameter.in === 'query' && parameter.required === true)
    .map(({ name }) => name);
}
