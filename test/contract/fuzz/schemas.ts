import asyncApiDocument from '../../../generated/events/asyncapi.json';
import openApiDocument from '../../../generated/http/openapi.json';

/** What the two documents use of JSON Schema. */
export interface Schema {
  $ref?: string;
  title?: string;
  type?: string | string[];
  required?: string[];
  minProperties?: number;
  additionalProperties?: boolean;
  properties?: Record<string, Schema>;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  enum?: unknown[];
  const?: unknown;
}

const documents = { openapi: openApiDocument as object, asyncapi: asyncApiDocument as object };

/** Follows the `$ref` of a part of a document, if it is one. */
export function resolve<Part>(
  document: keyof typeof documents,
  part: Part | { $ref: string },
): Part {
  const reference = (part as { $ref?: string }).$ref;
  if (reference === undefined) return part as Part;
  const found = reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], documents[document]);
  return resolve(document, found as Part);
}

/** The types that a schema allows. */
export function typesOf({ type = [] }: Schema): string[] {
  return typeof type === 'string' ? [type] : type;
}
