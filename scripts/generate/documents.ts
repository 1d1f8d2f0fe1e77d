import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundle, createConfig } from '@redocly/openapi-core';
import { dump, load } from 'js-yaml';

/** A JSON document as it was parsed; the tools that read it know its form. */
export type JsonObject = Record<string, unknown>;

/**
 * One of the two documents with every file that it refers to in one object, as the tools at run
 * time want it (express-openapi-validator fails on a 3.1 document of several files).
 */
export function bundleDocument(file: string): Promise<JsonObject> {
  return bundled(file, false);
}

/** The same, with what each reference means in its place. */
export function dereferenceDocument(file: string): Promise<JsonObject> {
  return bundled(file, true);
}

async function bundled(file: string, dereference: boolean): Promise<JsonObject> {
  const config = await createConfig({});
  const { bundle: result, problems } = await bundle({ ref: file, config, dereference });
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) {
    throw new Error(`${file}: ${errors.map((problem) => problem.message).join('; ')}`);
  }
  return result.parsed as JsonObject;
}

/** A document as YAML, with nothing shortened by aliases. */
export function toYaml(document: JsonObject): string {
  return dump(document, { noRefs: true, lineWidth: 100 });
}

/** The schemas that both documents share, by name; references among them point at components. */
export function readSharedSchemas(folder: string): Record<string, JsonObject> {
  const schemas = readdirSync(folder)
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const inlined = text.replace(/\.\/(\w+)\.yaml/g, "'#/components/schemas/$1'");
      return [path.basename(file, '.yaml'), load(inlined) as JsonObject] as const;
    });
  return Object.fromEntries(schemas);
}
