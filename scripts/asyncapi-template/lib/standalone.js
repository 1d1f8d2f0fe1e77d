import Ajv2020 from 'ajv/dist/2020';
import standaloneCode from 'ajv/dist/standalone';
import addFormats from 'ajv-formats';
import { banner } from './text.js';

/**
 * A CommonJS module of validators, compiled ahead: one export for each schema. The fast formats
 * are regular expressions: what they let through besides, no one who is checked here sends.
 */
export function standaloneValidators(schemas, options) {
  const ajv = new Ajv2020({
    ...options,
    strict: true,
    allowUnionTypes: true,
    code: { source: true },
  });
  addFormats(ajv, { mode: 'fast', formats: ['date-time'] });
  // What a pattern says in words: for people, not for validators.
  ajv.addKeyword('x-pattern-says');
  const refs = {};
  for (const [name, schema] of Object.entries(schemas)) {
    ajv.addSchema({ ...schema, $id: name });
    refs[name] = name;
  }
  return banner + standaloneCode(ajv, refs);
}
