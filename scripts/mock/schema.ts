import Ajv2020, { type ErrorObject } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** A JSON schema without references, as far as the mock looks into it. */
export interface Schema {
  title?: string;
  type?: string | string[];
  minimum?: number;
  properties?: Record<string, Schema>;
}

export type Values = Record<string, unknown>;

/** One thing that is wrong with a value; `path` is a JSON pointer into it. */
export interface Mistake {
  path: string;
  message: string;
  /** The keyword of the schema that is not kept. */
  keyword: string;
}

const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));

/** What is wrong with a value; nothing when it fits the schema. */
export function mistakesOf(schema: Schema, value: unknown): Mistake[] {
  return ajv.validate(schema, value) ? [] : (ajv.errors ?? []).map(toMistake);
}

export function fits(schema: Schema, value: unknown): boolean {
  return ajv.validate(schema, value);
}

/**
 * A copy of an example in which each property has the value of its name, at any depth of objects.
 * A value that does not fit its property is left out.
 */
export function withValues(schema: Schema, example: unknown, values: Values): unknown {
  if (!isObject(example)) return example;
  const filled = { ...example };
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const value = values[name];
    if (value !== undefined && fits(property, value)) filled[name] = value;
    else if (isObject(filled[name])) filled[name] = withValues(property, filled[name], values);
  }
  return filled;
}

export function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an unknown property is called stands only in the error's parameters. */
function toMistake({ instancePath, message = 'is not valid', keyword, params }: ErrorObject) {
  const { additionalProperty } = params as { additionalProperty?: string };
  const name = additionalProperty === undefined ? '' : `: ${additionalProperty}`;
  return { path: instancePath, message: message + name, keyword };
}
