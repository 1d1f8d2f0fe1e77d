import Ajv2020 from 'ajv/dist/2020';
import standaloneCode from 'ajv/dist/standalone';
import addFormats from 'ajv-formats';
import { type JsonObject } from './documents';
import { withoutNotes } from './http-checks';

const banner =
  '// Generated from specs/schemas/ChatChange.yaml by `npm run generate`. Do not edit.\n\n';

/**
 * A CommonJS module that checks a change of a chat as another node tells of it. Nodes of two versions
 * run side by side during an upgrade: what a newer one added is taken away, so that the event still
 * fits this one's contract.
 *
 * @param document the OpenAPI document without references
 */
export function receivedChangeModule(document: JsonObject): string {
  const ajv = new Ajv2020({ strict: false, removeAdditional: 'all', code: { source: true } });
  addFormats(ajv, { mode: 'fast', formats: ['date-time'] });
  const { schemas } = document.components as { schemas: Record<string, JsonObject> };
  const name = 'validateReceivedChange';
  ajv.addSchema({ ...withoutNotes(schemas.ChatChange!), $id: name });
  return banner + standaloneCode(ajv, { [name]: name });
}

/** The types of that module. */
export const receivedChangeTypes = `${banner}import type { ChatChange } from '../schemas';

/** Whether a value is a change; takes away, at any depth, what the contract does not have. */
export function validateReceivedChange(value: unknown): value is ChatChange;
`;
