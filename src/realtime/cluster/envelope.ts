import {
  eventValidatorTable,
  type OutgoingEvent,
  type Validator,
} from '../../../generated/events/gateway';
import { validateReceivedChange } from '../../../generated/http/received-change';
import type { ChatChange } from '../../../generated/schemas';
import { isWhole } from '../../change-kinds';
import type { Signal } from '../../log/signal';
import { ownEvent, type UserChange } from '../../log/user-change';
import type { Publication } from './broker';

/** What travels between nodes: a publication, and which node it is from. */
interface Envelope {
  node: string;
  publication: Publication;
}

const validatorsByEvent = new Map<unknown, Validator<unknown>>(Object.entries(eventValidatorTable));

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
    case 'signal':
      return signalOf(publication);
    case 'wide-signal':
      return wideSignalOf(publication);
    // chat-created: what a node of contract 1.1 tells of a new chat; the user's log tells it here.
    case 'user-changes':
    case 'user-behind':
    case 'chat-created':
      return userChangesOf(publication);
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

/** Whether it is a change that this version can tell of, once what a newer one added is taken away. */
function fits(change: unknown): change is ChatChange {
  return validateReceivedChange(change) && isWhole(change);
}

function signalOf({ chatId, signal }: Record<string, unknown>): Publication | undefined {
  const whole = wholeSignal(signal);
  if (typeof chatId !== 'string' || whole === undefined) return undefined;
  return { kind: 'signal', chatId, signal: whole };
}

function wideSignalOf({
  chatIds,
  audience,
  signal,
}: Record<string, unknown>): Publication | undefined {
  const whole = wholeSignal(signal);
  if (!isListOfTexts(chatIds) || whole === undefined) return undefined;
  if (audience !== 'followers' && audience !== 'joined') return undefined;
  return { kind: 'wide-signal', chatIds, audience, signal: whole };
}

/** A signal whose event this version does not know, or not like this, is none. */
function wholeSignal(signal: unknown): Signal | undefined {
  const { key, event, from, exceptFor, onlyFor, expiresAt } = (signal ?? {}) as Partial<Signal>;
  const isWhole = typeof key === 'string' && typeof expiresAt === 'number' && isEvent(event);
  const ofUser = typeof from === 'string' ? { from } : {};
  const except = isListOfTexts(exceptFor) ? { exceptFor } : {};
  const only = isListOfTexts(onlyFor) ? { onlyFor } : {};
  return isWhole ? { key, event, ...ofUser, ...except, ...only, expiresAt } : undefined;
}

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isEvent(event: unknown): event is OutgoingEvent {
  const { event: name, data } = (event ?? {}) as { event?: unknown; data?: unknown };
  return validatorsByEvent.get(name)?.(data) === true;
}

function userChangesOf({
  userId,
  changes,
  epoch,
}: Record<string, unknown>): Publication | undefined {
  if (typeof userId !== 'string') return undefined;
  if (Array.isArray(changes) && changes.every(isOwnChange))
    return {
      kind: 'user-changes',
      userId,
      changes,
      ...(typeof epoch === 'string' ? { epoch } : {}),
    };
  return { kind: 'user-behind', userId };
}

// Nodes of contract 1.2 know only the first of these.
const ownMembers = ['readSeq', 'pinned', 'archived', 'markedUnread'] as const;

/** Whether it is a change of what is a user's own, which its event can say whole. */
function isOwnChange(change: unknown): change is UserChange {
  const { event, data } = ownEvent((change ?? {}) as UserChange);
  if (event === 'block-changed') return eventValidatorTable[event](data);
  return (
    event === 'my-chat-updated' &&
    ownMembers.every((member) => data[member] !== undefined) &&
    eventValidatorTable[event](data)
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
