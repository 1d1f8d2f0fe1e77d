import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import openApiDocument from '../../../generated/http/openapi.json';
import type { Chat, ChatChange } from '../../../generated/schemas';
import { isWhole } from '../../change-kinds';
import type { Publication } from './broker';

/** What travels between nodes: a publication, and which node it is from. */
interface Envelope {
  node: string;
  publication: Publication;
}

// Nodes of two versions run side by side during an upgrade. What a newer one added is taken away
// here, so that the event still fits this node's contract. The document was checked when it was
// generated; to check it at each start would take a sixth of a second.
const ajv = addFormats(
  new Ajv2020({ strict: false, validateSchema: false, removeAdditional: 'all' }),
);
ajv.addSchema(openApiDocument, 'openapi');
const validateChange = validatorOf<ChatChange>('ChatChange');
const validateChat = validatorOf<Chat>('Chat');

function validatorOf<Schema>(name: string): ValidateFunction<Schema> {
  return ajv.getSchema<Schema>(`openapi#/components/schemas/${name}`)!;
}

/** The text of an envelope. The node comes first, so that `isFrom` need not parse. */
export function encodeEnvelope(node: string, publication: Publication): string {
  return JSON.stringify({ node, publication } satisfies Envelope);
}

/** Whether an envelope is from this node. */
export function isFrom(node: string, text: string): boolean {
  return text.startsWith(`{"node":"${node}"`);
}

/**
 * The publication in an envelope, or undefined when it is none that this version knows. What does
 * not fit this node's contract, because the other node is older, counts as a hint to look into the
 * database.
 */
export function decodeEnvelope(text: string): Publication | undefined {
  const publication = (parse(text) as Partial<Envelope> | undefined)?.publication as
    Record<string, unknown> | undefined;
  switch (publication?.kind) {
    case 'changes':
    case 'behind':
      return changesOf(publication);
    case 'chat-created':
      return createdOf(publication);
    default:
      return undefined;
  }
}

function changesOf({ chatId, changes, epoch }: Record<string, unknown>): Publication | undefined {
  if (typeof chatId !== 'string') return undefined;
  if (Array.isArray(changes) && changes.every(fits))
    return { kind: 'changes', chatId, changes, ...(typeof epoch === 'string' ? { epoch } : {}) };
  return { kind: 'behind', chatId };
}

/** Whether it is a change that this version can tell of. */
function fits(change: unknown): change is ChatChange {
  return validateChange(change) && isWhole(change);
}

function createdOf({ userId, chat }: Record<string, unknown>): Publication | undefined {
  if (typeof userId !== 'string' || !validateChat(chat)) return undefined;
  return { kind: 'chat-created', userId, chat };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
