import { jsonBlock } from './code';
import { documents, exampleOf, type Schema } from './contract';
import { inlineMarkdown } from './markdown';
import { type Markup, markup } from './markup';
import type { Page } from './page';
import { entryHeading } from './parts';
import { partOf, type SchemaPart, schemaParts } from './schema-parts';
import { schemaView } from './schema-view';

type Named = [name: string, schema: Schema, document: (typeof documents)[keyof typeof documents]];

// What a member is made of stands on these pages too, under its own name.
const unfolded = { deepest: 0 };

/**
 * Every schema of the two documents, on three pages; what both documents have is the same, and stands once.
 */
export function schemasPages(): Page[] {
  const all = new Map<string, Named>();
  for (const document of [documents.asyncApi, documents.openApi]) {
    const schemas = document.components.schemas as unknown as Record<string, Schema>;
    for (const [name, schema] of Object.entries(schemas)) all.set(name, [name, schema, document]);
  }
  const sorted = [...all.values()].sort(([a], [b]) => (a < b ? -1 : 1));
  return schemaParts.map((part) =>
    schemasPage(
      part,
      sorted.filter(([name]) => partOf(name) === part),
    ),
  );
}

function schemasPage({ file, title }: SchemaPart, schemas: Named[]): Page {
  return {
    ...{ file, name: title, title, group: 'Reference', wide: true },
    content: markup`<h1>${title}</h1><p class="lead">What the two documents are made of. REST and WebSocket share them: a <code>Message</code> is the same everywhere.</p><section class="group"><h2>Schemas</h2>${schemas.map(entry)}</section>`,
    sections: schemas.map(([name, schema]) => ({
      id: name,
      title: name,
      kind: 'Schema',
      text: `${schema.description ?? ''} ${Object.keys(schema.properties ?? {}).join(' ')}`,
      menu: '',
    })),
  };
}

function entry([name, schema, document]: Named): Markup {
  return markup`<article class="entry small" id="${name}"><div class="says">${entryHeading(name, name)}
<p>${inlineMarkdown(schema.description ?? '')}</p>${schema.properties === undefined && markup`<p class="type">${String(schema.type)}</p>`}${schemaView(document, schema, unfolded)}</div>
<div class="shows">${jsonBlock(exampleOf(document, { schema, example: schema.examples?.[0] }), `Example of ${name}`)}</div></article>`;
}
