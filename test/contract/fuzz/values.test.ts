import fc from 'fast-check';
import asyncApiDocument from '../../../generated/events/asyncapi.json';
import openApiDocument from '../../../generated/http/openapi.json';
import { validatorAt } from '../../support/contract';
import { BrokenValues } from './broken';
import type { Schema } from './schemas';
import { ValidValues } from './valid';

const runs = { seed: 20_260_131, numRuns: 100 };

// The one format among them, which the generators do not know.
const moments = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const documents = [
  { document: 'openapi', schemas: openApiDocument.components.schemas },
  { document: 'asyncapi', schemas: asyncApiDocument.components.schemas },
] as const;

describe.each(documents)('values made from the $document document', ({ document, schemas }) => {
  const valid = new ValidValues(document, { Timestamp: moments });
  const broken = new BrokenValues(valid);

  describe.each(withoutProblem(schemas))('for %s', (name, schema) => {
    const validate = validatorAt(document, ['components', 'schemas', name]);

    it('fit when they should', () => {
      fc.assert(
        fc.property(valid.of(schema), (value) => validate(value)),
        runs,
      );
    });

    it('do not fit when they should not', () => {
      fc.assert(
        fc.property(broken.of(schema), (value) => !validate(value)),
        runs,
      );
    });
  });
});

/** All but problems, which only the service makes, with URIs. */
function withoutProblem(schemas: Record<string, object>): [string, Schema][] {
  return Object.entries(schemas).filter(([name]) => name !== 'Problem' && name !== 'Timestamp');
}
