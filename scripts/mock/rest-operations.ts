import type { Schema, Values } from './schema';

/** A body of a response in one media type, as it stands in an OpenAPI document. */
export interface DeclaredMedia {
  schema?: Schema;
  examples?: Record<string, { summary?: string; value: unknown }>;
}

/** A response as it stands in an OpenAPI document. */
export interface DeclaredResponse {
  description?: string;
  headers?: Record<string, { example?: unknown }>;
  content?: Record<string, DeclaredMedia>;
}

/** What the mock reads of an OpenAPI document, with every reference resolved. */
export interface OpenApiDocument {
  paths: Record<
    string,
    Record<string, { operationId?: string; responses?: Record<string, DeclaredResponse> }>
  >;
}

/** The operation that a request is for. */
export interface RestOperation {
  operationId: string | undefined;
  /** The path as in the document. */
  path: string;
  /** The values in the path, by name. */
  pathValues: Values;
  responses: Record<string, DeclaredResponse>;
}

/** Finds the operation of a request, if the document has one. */
export function findOperation(
  { paths }: OpenApiDocument,
  method: string,
  requested: string,
): RestOperation | undefined {
  for (const [path, operations] of Object.entries(paths)) {
    const pathValues = matchPath(path, requested);
    const { operationId, responses } = operations[method.toLowerCase()] ?? {};
    if (pathValues !== undefined && responses !== undefined) {
      return { operationId, path, pathValues, responses };
    }
  }
  return undefined;
}

/** The schema of a response that was given. */
export function responseSchema(
  { responses }: RestOperation,
  status: number,
  contentType = '',
): Schema | undefined {
  return responses[status]?.content?.[contentType.split(';', 1)[0]!]?.schema;
}

/** The values in a path; none when it is another path, or cannot be decoded. */
function matchPath(template: string, requested: string): Values | undefined {
  const pattern = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const match = new RegExp(`^${pattern}$`).exec(requested);
  if (match === null) return undefined;
  try {
    const values = Object.entries(match.groups ?? {});
    return Object.fromEntries(values.map(([name, text]) => [name, decodeURIComponent(text)]));
  } catch {
    return undefined;
  }
}
