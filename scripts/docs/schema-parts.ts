import { documents, type Schema } from './contract';

/** A page of schemas. */
export interface SchemaPart {
  file: string;
  title: string;
}

const objects: SchemaPart = { file: 'schemas.html', title: 'Schemas: objects' };
const payloads: SchemaPart = { file: 'schemas-payloads.html', title: 'Schemas: payloads' };
const values: SchemaPart = { file: 'schemas-values.html', title: 'Schemas: values' };

/** What has members, what only WebSocket has of that, and what has none. */
export const schemaParts: readonly SchemaPart[] = [objects, payloads, values];

const { asyncApi, openApi } = documents;
const everySchema: Readonly<Record<string, Schema>> = {
  ...(asyncApi.components.schemas as unknown as Record<string, Schema>),
  ...(openApi.components.schemas as unknown as Record<string, Schema>),
};

/** The page on which a schema stands. */
export function partOf(name: string): SchemaPart {
  if (everySchema[name]!.properties === undefined) return values;
  return name in openApi.components.schemas ? objects : payloads;
}
