import openapiTs, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import { type JsonObject } from './documents';

const banner = '// Generated from specs/ by `npm run generate`. Do not edit.\n\n';

/** The types of the schemas that both documents share: each is generated here and nowhere else. */
export async function sharedTypes(schemas: Record<string, JsonObject>): Promise<string> {
  return banner + (await typesOf(componentsOnly(schemas)));
}

/**
 * The types of an OpenAPI document. A schema whose title is one of `sharedNames` becomes a
 * reference to the shared type, so that `Message` is the same type in REST and in events.
 */
export async function documentTypes(document: JsonObject, sharedNames: string[]): Promise<string> {
  const types = await typesOf(document, new Set(sharedNames));
  return `${banner}import type * as Shared from '../schemas';\n\n${types}`;
}

/** An OpenAPI document that holds nothing but schemas. */
export function componentsOnly(schemas: Record<string, JsonObject>): JsonObject {
  return {
    openapi: '3.1.0',
    info: { title: 'Schemas', version: '1.0.0' },
    paths: {},
    components: { schemas },
  };
}

async function typesOf(document: JsonObject, shared = new Set<string>()): Promise<string> {
  const nodes = await openapiTs(structuredClone(document) as unknown as OpenAPI3, {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    transform: (schema) =>
      schema.title !== undefined && shared.has(schema.title)
        ? ts.factory.createTypeReferenceNode(`Shared.${schema.title}`)
        : undefined,
  });
  return astToString(nodes);
}
