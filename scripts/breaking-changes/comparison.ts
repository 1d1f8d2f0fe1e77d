import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../generate/documents';
import { directedEvents } from './directed-events';
import { closeCodeBreaks, closeCodesAdded, ownRules } from './own-rules';
import { placeOf } from './place';
import { type Impact, type RawChange, redoclyDiff } from './redocly-diff';

/** A difference of two versions of a document, in words. */
export interface Change {
  /** `major` breaks clients, `minor` adds, `patch` is neither. */
  impact: Impact;
  place: string;
  text: string;
}

/**
 * What changed from one version of an OpenAPI or AsyncAPI document to another: what `redocly diff`
 * finds, and by rules of our own what it does not (see own-rules.ts).
 *
 * Not found are: a change of meaning, that only a description tells; what breaks by a change of
 * another extension (`x-…`) than the close codes; the narrowing of a request body's
 * `additionalProperties` to a schema.
 */
export async function compareDocuments(base: JsonObject, revision: JsonObject): Promise<Change[]> {
  if (isDeepStrictEqual(base, revision)) return [];
  const isEvents = 'asyncapi' in base;
  const raw = isEvents
    ? await redoclyDiff(directedEvents(base), directedEvents(revision))
    : await redoclyDiff(base, revision);
  const changes = raw.filter((change) => !isVersion(change)).map(inWords);
  return byImpact([...changes, ...closeCodeChanges(base, revision)]);
}

/** Only the changes of one impact. */
export function ofImpact(changes: Change[], impact: Impact): Change[] {
  return changes.filter((change) => change.impact === impact);
}

function inWords(change: RawChange): Change {
  const place = placeOf(change.path);
  const rule = ownRules.find(({ applies }) => applies(change));
  if (rule !== undefined) return { impact: rule.impact, place, text: rule.message(change) };
  const messages = change.verdicts.map(({ message }) => message);
  const text = messages.length > 0 ? messages.join(' ') : plainText(change);
  return { impact: change.impact, place, text };
}

function plainText({ kind, property }: RawChange): string {
  return kind === 'modified' ? `\`${property}\` changed.` : `Was ${kind}.`;
}

// A change's place in the version, not in the contract.
function isVersion({ path, property }: RawChange): boolean {
  return path === '#/info' && property === 'version';
}

function closeCodeChanges(base: JsonObject, revision: JsonObject): Change[] {
  const change = (impact: Impact) => (text: string) => ({ impact, place: 'messaging', text });
  return [
    ...closeCodeBreaks(base, revision).map(change('major')),
    ...closeCodesAdded(base, revision).map(change('minor')),
  ];
}

function byImpact(changes: Change[]): Change[] {
  return (['major', 'minor', 'patch'] as const).flatMap((impact) => ofImpact(changes, impact));
}
