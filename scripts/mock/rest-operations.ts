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
  paths: Record<string, Record<string, { responses?: Record<string, DeclaredResponse> }>>;
}

/** The operation that a request is for. */
export interface RestOperation {
  /** The values in the path, by name. */
  pathValues: Values;
  responses: Record<string, DeclaredResponse>;
}

/** Finds the operation of a request, if the document has one. */
export function findOperation(
  { paths }: OpenApiDocument,
  method: string,
  pathname: string,
): RestOperation | undefined {
  for (const [template, operations] of Object.entries(paths)) {
    const pathValues = matchPath(template, pathname);
    const responses = operations[method.toLowerCase()]?.responses;
    if (pathValues !== undefined && responses !== undefined) return { pathValues, responses };
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

function matchPath(template: string, pathname: string): Values | undefined {
  const pattern = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const match = new RegExp(`^${pattern}$`).exec(pathname);
  if (match === null) return undefined;
  const values = Object.entries(match.groups ?? {});
  return Object.fromEntries(values.map(([name, text]) => [name, decodeURIComponent(text)]));
}
