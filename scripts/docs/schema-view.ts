import { type documents, type Parameter, resolve, type Schema } from './contract';
import { inlineMarkdown } from './markdown';
import { type Markup, markup } from './markup';
import { partOf } from './schema-parts';

type Document = (typeof documents)[keyof typeof documents];

/** How deep a view is within another, and how deep members can be unfolded; deeper is one link away. */
interface Depths {
  depth?: number;
  deepest?: number;
}

/** What a schema says: the members of an object one below the other, those of members to unfold. */
export function schemaView(document: Document, node: Schema, depths: Depths = {}): Markup {
  const schema = resolve<Schema>(document, node);
  const { properties, items } = schema;
  const { depth = 0 } = depths;
  if (properties === undefined) {
    return items === undefined || depth > 0
      ? markup`${facts(schema)}`
      : arrayView(document, schema);
  }
  const names = Object.keys(properties);
  if (names.length === 0) return markup`<p class="quiet">Nothing in it.</p>`;
  const rows = names.map((name) =>
    fieldView(document, name, properties[name]!, schema.required?.includes(name) ?? false, depths),
  );
  return markup`<ul class="fields">${rows}</ul>`;
}

/** The members of what a schema refers to stand on a page of schemas, under this name. */
export function schemaLink(node: Schema): Markup | undefined {
  const name = (node.$ref ?? node.items?.$ref)?.split('/').at(-1);
  if (name === undefined) return undefined;
  return markup`<a href="${partOf(name).file}#${name}">${name}</a>`;
}

/** One line for a parameter or a member. */
export function fieldView(
  document: Document,
  name: string,
  node: Schema,
  isRequired: boolean,
  { depth = 0, deepest = 2, place }: Depths & { place?: Parameter['in'] } = {},
): Markup {
  const schema = resolve<Schema>(document, node);
  const members = membersOf(document, schema);
  return markup`<li><div class="field-head"><code class="field">${name}</code> <span class="type">${typeOf(document, schema)}</span>${
    isRequired && markup` <span class="needed">required</span>`
  }${linkBeside(node)}${
    place && markup` <span class="in">${place}</span>`
  }</div>${description(schema)}${facts(schema)}${
    members !== undefined &&
    depth < deepest &&
    markup`<details><summary>Members of <code>${name}</code></summary>${schemaView(document, members, { depth: depth + 1, deepest })}</details>`
  }</li>`;
}

function arrayView(document: Document, schema: Schema): Markup {
  return markup`<p class="quiet">A list of ${schemaLink(schema) ?? typeOf(document, resolve(document, schema.items!))}.</p>${facts(schema)}${schemaView(document, schema.items!, { depth: 1 })}`;
}

function linkBeside(node: Schema): Markup | undefined {
  const link = schemaLink(node);
  return link && markup` <span class="of">${link}</span>`;
}

function description({ description: text }: Schema): Markup | undefined {
  return text === undefined ? undefined : markup`<p>${inlineMarkdown(text)}</p>`;
}

/** The schema whose members can be unfolded. */
function membersOf(document: Document, schema: Schema): Schema | undefined {
  const inner = schema.items === undefined ? schema : resolve<Schema>(document, schema.items);
  return inner.properties === undefined ? undefined : inner;
}

function typeOf(document: Document, { type, items, format }: Schema): string {
  if (items !== undefined) return `array of ${typeOf(document, resolve(document, items))}s`;
  const name = Array.isArray(type) ? type.join(' or ') : (type ?? 'any');
  return format === undefined ? name : `${name}, ${format}`;
}

function facts(schema: Schema): Markup | undefined {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems } = schema;
  const list = [
    values(schema),
    range(minLength, maxLength, 'characters'),
    range(minimum, maximum, ''),
    range(minItems, maxItems, 'items'),
    schema.pattern !== undefined && markup`matches <code>${schema.pattern}</code>`,
    schema.default !== undefined && markup`default <code>${JSON.stringify(schema.default)}</code>`,
  ].filter((fact) => fact !== undefined && fact !== false);
  if (list.length === 0) return undefined;
  return markup`<ul class="facts">${list.map((fact) => markup`<li>${fact}</li>`)}</ul>`;
}

function values({ enum: all, const: only }: Schema): Markup | undefined {
  const list = all ?? (only === undefined ? [] : [only]);
  if (list.length === 0) return undefined;
  const codes = list.map((value) => markup`<code>${String(value)}</code> `);
  return markup`${list.length === 1 ? 'always' : 'one of'} ${codes}`;
}

function range(least: number | undefined, most: number | undefined, what: string) {
  if (least === undefined && most === undefined) return undefined;
  const [from, to] = [least, most].map((bound) => bound?.toLocaleString('en'));
  if (from === undefined) return markup`at most ${to} ${what}`;
  return to === undefined ? markup`at least ${from} ${what}` : markup`${from} to ${to} ${what}`;
}
