import type { JsonObject } from '../generate/documents';
import type { RawChange } from './redocly-diff';

/** What Redocly does not see as a break, or sees as one where the contract allows it. */
export interface OwnRule {
  applies: (change: RawChange) => boolean;
  impact: 'major' | 'minor';
  message: (change: RawChange) => string;
}

const modified = (change: RawChange, typeName: string, property: string) =>
  change.kind === 'modified' && change.typeName === typeName && change.property === property;

const quoted = (values: unknown[]) => values.map((value) => `\`${String(value)}\``).join(', ');

/** The first rule that applies decides. */
export const ownRules: OwnRule[] = [
  {
    // The description of the schema says that new codes may be added.
    applies: (change) =>
      change.base?.pointer === '#/components/schemas/ErrorCode/enum' &&
      lostValues(change).length === 0,
    impact: 'minor',
    message: (change) => `Error codes were added: ${quoted(gainedValues(change))}.`,
  },
  {
    // A client that waits for the value waits for ever; one with types does not compile.
    applies: (change) => modified(change, 'Schema', 'enum') && lostValues(change).length > 0,
    impact: 'major',
    message: (change) => `Enum lost values: ${quoted(lostValues(change))}.`,
  },
  {
    // The same on the wire, but clients with types name the parameter.
    applies: (change) => modified(change, 'PathItem', 'key') && change.verdicts.length === 0,
    impact: 'major',
    message: ({ base, revision }) =>
      `Path ${quoted([base?.value])} became ${quoted([revision?.value])}.`,
  },
  {
    applies: (change) => modified(change, 'Message', 'name'),
    impact: 'major',
    message: ({ base, revision }) =>
      `Message ${quoted([base?.value])} was renamed to ${quoted([revision?.value])}.`,
  },
  {
    applies: ({ kind, path }) => kind === 'removed' && /^#\/operations\/\w+\/reply$/.test(path),
    impact: 'major',
    message: () => 'The reply was removed.',
  },
  {
    applies: (change) => modified(change, 'Header', 'required') && change.revision?.value !== true,
    impact: 'major',
    message: () => 'The response header is no longer always sent.',
  },
  {
    // Without its own list an operation has the document's, which asks for a session.
    applies: ({ kind, path }) =>
      kind === 'removed' && /^#\/paths\/[^/]+\/\w+\/security$/.test(path),
    impact: 'major',
    message: () => 'The security of the whole document applies now.',
  },
  {
    applies: ({ kind, path }) => kind !== 'added' && /^#\/servers\/\w+\/security\/\d+$/.test(path),
    impact: 'major',
    message: () => 'A way to authenticate is no longer accepted as it was.',
  },
  {
    applies: (change) => modified(change, 'Schema', 'default') && change.base?.value !== undefined,
    impact: 'major',
    message: ({ base, revision }) =>
      `The default changed from ${quoted([base?.value])} to ${quoted([revision?.value])}.`,
  },
];

function gainedValues({ base, revision }: RawChange): unknown[] {
  return missingFrom(valuesOf(base), valuesOf(revision));
}

function lostValues({ base, revision }: RawChange): unknown[] {
  return missingFrom(valuesOf(revision), valuesOf(base));
}

function missingFrom(some: unknown[], others: unknown[]): unknown[] {
  return others.filter((value) => !some.includes(value));
}

// No enum at all allows everything, so nothing is lost with it.
function valuesOf(side: RawChange['base']): unknown[] {
  return Array.isArray(side?.value) ? side.value : [];
}

interface CloseCode {
  code: number;
  reconnect: boolean;
}

/** Breaks of the close codes, which are an extension that Redocly does not compare. */
export function closeCodeBreaks(base: JsonObject, revision: JsonObject): string[] {
  const now = closeCodesOf(revision);
  return closeCodesOf(base).flatMap(({ code, reconnect }) => {
    const same = now.find((candidate) => candidate.code === code);
    if (same === undefined) return [`Close code ${code} was removed.`];
    if (same.reconnect === reconnect) return [];
    return [`Close code ${code} now says ${same.reconnect ? 'to reconnect' : 'not to reconnect'}.`];
  });
}

/** The close codes that are new. */
export function closeCodesAdded(base: JsonObject, revision: JsonObject): string[] {
  const before = closeCodesOf(base).map(({ code }) => code);
  return closeCodesOf(revision)
    .filter(({ code }) => !before.includes(code))
    .map(({ code }) => `Close code ${code} was added.`);
}

function closeCodesOf({ channels = {} }: JsonObject): CloseCode[] {
  return Object.values(channels as Record<string, { 'x-close-codes'?: CloseCode[] }>).flatMap(
    (channel) => channel['x-close-codes'] ?? [],
  );
}
