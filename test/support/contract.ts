import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import asyncApiDocument from '../../generated/events/asyncapi.json';
import openApiDocument from '../../generated/http/openapi.json';

// The tests read the documents themselves: a fault in the generated validators must not hide. That
// the documents are right is shown once, by `npm run check`, and not anew by each file of tests.
const ajv = addFormats(new Ajv2020({ strict: false, validateSchema: false, allErrors: true }));
ajv.addSchema(openApiDocument, 'openapi');
ajv.addSchema(asyncApiDocument, 'asyncapi');

/** A validator of the schema at a JSON pointer of one of the two documents. */
export function validatorAt(document: 'openapi' | 'asyncapi', pointer: string[]): ValidateFunction {
  const path = pointer.map((part) =>
    encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1')),
  );
  const reference = `${document}#/${path.join('/')}`;
  const validate = ajv.getSchema(reference);
  if (validate === undefined) throw new Error(`The contract has no schema at ${reference}`);
  return validate;
}

/** Throws with every mistake when a value does not fit the schema. */
export function assertFits(validate: ValidateFunction, value: unknown, what: string): void {
  if (validate(value)) return;
  const mistakes = ajv.errorsText(validate.errors, { separator: '\n  ' });
  throw new Error(`${what} does not fit the contract:\n  ${mistakes}\n${JSON.stringify(value)}`);
}

/** Follows a `$ref` within a document; gives the pointer of what it refers to. */
export function resolvePointer(document: object, pointer: string[]): string[] {
  const value = pointer.reduce<unknown>(
    (node, part) => (node as Record<string, unknown> | undefined)?.[part],
    document,
  );
  const reference = (value as { $ref?: string } | undefined)?.$ref;
  return reference === undefined ? pointer : reference.replace(/^#\//, '').split('/');
}
