import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { type JsonObject } from './documents';

/** A kind of change as `specs/changes.yaml` describes it. */
interface Kind {
  event: string;
  /** By member of the change, the member of the event. */
  carries: Record<string, string>;
}

interface ObjectSchema {
  properties: Record<string, unknown>;
  required: string[];
}

/**
 * The module of the table of kinds of change. Throws when a kind names an event, or a member, that the
 * documents do not have, and when no kind carries a member that changes have.
 */
export function changeTableModule(
  file: string,
  asyncApi: JsonObject,
  schemas: Record<string, JsonObject>,
): string {
  const kinds = Object.entries(load(readFileSync(file, 'utf8')) as Record<string, Kind>);
  const change = schemas.ChatChange as unknown as ObjectSchema;
  const payloads = payloadsOf(asyncApi);
  kinds.forEach(([name, kind]) => assertDeclared(name, kind, change, payloads));
  assertCarried(change, kinds);
  return `// Generated from specs/changes.yaml by \`npm run generate\`. Do not edit.

import type { EventName } from './events/gateway';
import type { ChatChange } from './schemas';

/** A change of a known kind, with what it carries and nothing else. */
interface Changes {
${kinds.map(([name, kind]) => typeMember(name, kind, payloads.get(kind.event)!)).join('\n')}
}

/** A kind of change that this version knows. */
export type KnownKind = keyof Changes;

export type ChangeOf<Kind extends KnownKind> = { kind: Kind } & Pick<ChatChange, 'revision'> &
  Changes[Kind];

/**
 * The event that tells a kind of change, by which names that carries what the change does, and which
 * of these every such change has.
 */
export const changeKinds = {
${kinds.map(([name, kind]) => tableRow(name, kind, payloads.get(kind.event)!)).join('\n')}
} as const satisfies Record<
  KnownKind,
  {
    event: EventName;
    carries: { readonly [Member in keyof ChatChange]?: string };
    required: readonly (keyof ChatChange)[];
  }
>;
`;
}

function payloadsOf(asyncApi: JsonObject): Map<string, ObjectSchema> {
  const { messages } = asyncApi.components as { messages: Record<string, JsonObject> };
  return new Map(
    Object.values(messages).map(({ name, payload }) => [name as string, payload as ObjectSchema]),
  );
}

function assertDeclared(
  name: string,
  { event, carries }: Kind,
  change: ObjectSchema,
  payloads: Map<string, ObjectSchema>,
): void {
  const payload = payloads.get(event);
  if (payload === undefined) throw new Error(`The kind ${name}: there is no event ${event}`);
  for (const [member, ofEvent] of Object.entries(carries)) {
    if (change.properties[member] === undefined) {
      throw new Error(`The kind ${name}: a ChatChange has no ${member}`);
    }
    if (payload.properties[ofEvent] === undefined) {
      throw new Error(`The kind ${name}: the event ${event} has no ${ofEvent}`);
    }
  }
}

function assertCarried(change: ObjectSchema, kinds: [string, Kind][]): void {
  const carried = new Set(kinds.flatMap(([, { carries }]) => Object.keys(carries)));
  for (const member of Object.keys(change.properties)) {
    if (change.required.includes(member) || carried.has(member)) continue;
    throw new Error(`No kind of change carries the ${member} of a ChatChange`);
  }
}

function tableRow(name: string, kind: Kind, payload: ObjectSchema): string {
  return `  '${name}': ${JSON.stringify({ ...kind, required: requiredOf(kind, payload) })},`;
}

/** What the event must have, the change has too. */
function requiredOf({ carries }: Kind, payload: ObjectSchema): string[] {
  return Object.keys(carries).filter((member) => payload.required.includes(carries[member]!));
}

function typeMember(name: string, kind: Kind, payload: ObjectSchema): string {
  const required = requiredOf(kind, payload);
  const optional = Object.keys(kind.carries).filter((member) => !required.includes(member));
  const parts = [
    ...(required.length > 0 ? [`Required<${pick(required)}>`] : []),
    ...(optional.length > 0 ? [pick(optional)] : []),
  ];
  return `  '${name}': ${parts.length > 0 ? parts.join(' & ') : 'object'};`;
}

function pick(members: string[]): string {
  return `Pick<ChatChange, ${members.map((member) => `'${member}'`).join(' | ')}>`;
}
