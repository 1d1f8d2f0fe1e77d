import { errorTable } from '../../src/errors';
import { codeBlock, jsonBlock } from './code';
import {
  codesIn,
  documents,
  exampleOf,
  type Response,
  restOperations,
  type RestOperation,
} from './contract';
import { blockMarkdown, inlineMarkdown } from './markdown';
import { type Markup, markup } from './markup';
import type { Page } from './page';
import { entryHeading, errorLinks, tabs } from './parts';
import { clientSample, curlSample, fetchSample } from './samples';
import { fieldView, schemaLink, schemaView } from './schema-view';
import { sessionForm, tryForm } from './try-form';

/** The reference of the OpenAPI document. */
export function restPage(): Page {
  const { info, tags } = documents.openApi;
  const operations = restOperations();
  const groups = tags.map(({ name, description }) => {
    const entries = operations.filter(({ tag }) => tag === name).map(entry);
    return markup`<section class="group"><h2 id="tag-${name}">${headingOf(name)}</h2><p>${description}</p>${entries}</section>`;
  });
  return {
    file: 'rest.html',
    name: 'REST',
    title: 'REST reference',
    group: 'Reference',
    wide: true,
    content: markup`<h1>REST reference</h1><p class="lead">${info.summary}</p><div class="prose">${blockMarkdown(info.description)}
<p>The document: <a href="openapi.yaml">openapi.yaml</a>, <a href="openapi.json">openapi.json</a>.</p></div>
${sessionForm()}${groups}`,
    sections: operations.map((operation) => ({
      id: operation.operationId,
      title: operation.summary,
      kind: 'Operation',
      text: `${operation.operationId} ${operation.method} ${operation.path} ${operation.description}`,
      menu: headingOf(operation.tag),
    })),
  };
}

function headingOf(tag: string): string {
  return tag[0]!.toUpperCase() + tag.slice(1);
}

function entry(operation: RestOperation): Markup {
  const { operationId, method, path, summary, description } = operation;
  return markup`<article class="entry" id="${operationId}"><div class="says">${entryHeading(operationId, summary)}
<p class="route"><span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code></p>
${blockMarkdown(description)}${parameters(operation)}${body(operation)}${answers(operation)}</div>
<div class="shows">${samples(operation)}${firstAnswer(operation)}${tryForm(operation)}</div></article>`;
}

function parameters({ parameters: list }: RestOperation): Markup | undefined {
  if (list.length === 0) return undefined;
  const rows = list.map(({ name, in: place, required, schema, description }) => {
    const described = description === undefined ? schema : { ...schema, description };
    return fieldView(documents.openApi, name, described, required ?? false, { place });
  });
  return markup`<h4>Parameters</h4><ul class="fields">${rows}</ul>`;
}

function body({ body: media }: RestOperation): Markup | undefined {
  if (media === undefined) return undefined;
  return markup`<h4>Body <span class="of">${schemaLink(media.schema)}</span></h4>${schemaView(documents.openApi, media.schema)}`;
}

function answers(operation: RestOperation): Markup {
  const rows = operation.responses.map(([status, response]) => answer(status, response));
  return markup`<h4>Answers</h4><div class="answers">${rows}</div>`;
}

function answer(status: string, response: Response): Markup {
  const codes = codesIn(response.description).filter(
    (code) => String(errorTable[code].status) === status,
  );
  const [first = ''] = response.description.trim().split(/(?<=[.:])\s/);
  const label = codes.length > 0 ? errorTable[codes[0]!].title : first.replace(/[.:]$/, '');
  return markup`<details><summary><span class="status s${status[0]}">${status}</span> ${inlineMarkdown(label)}</summary>
${blockMarkdown(response.description)}${codes.length > 0 && errorLinks(codes)}${headers(response)}${content(status, response, codes)}</details>`;
}

function headers({ headers: all }: Response): Markup | undefined {
  if (all === undefined) return undefined;
  const rows = Object.entries(all).map(([name, node]) => {
    const { schema, description = '' } = resolveHeader(node);
    return fieldView(documents.openApi, name, { ...schema, description }, false);
  });
  return markup`<h5>Headers</h5><ul class="fields">${rows}</ul>`;
}

function resolveHeader(node: object) {
  const { $ref } = node as { $ref?: string };
  const { headers: shared } = documents.openApi.components;
  const name = $ref?.split('/').at(-1);
  return (name === undefined ? node : shared[name as keyof typeof shared]) as NonNullable<
    Response['headers']
  >[string];
}

function content(status: string, response: Response, codes: ReturnType<typeof codesIn>) {
  const media = Object.values(response.content ?? {})[0];
  if (media === undefined) return markup`<p class="quiet">No body.</p>`;
  if (codes.length > 0) {
    // Not coloured, since there are so many of them: it would be a fifth of the page.
    return codeBlock(JSON.stringify(problemOf(codes[0]!), null, 2), 'text', `Example of ${status}`);
  }
  return markup`<h5>Body <span class="of">${schemaLink(media.schema)}</span></h5>${schemaView(documents.openApi, media.schema)}${jsonBlock(
    exampleOf(documents.openApi, media),
    `Example of ${status}`,
  )}`;
}

/** The problem that an error code is over REST. */
function problemOf(code: keyof typeof errorTable): object {
  const { title, status, detail, retryable } = errorTable[code];
  const requestId = '0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d';
  return { type: `urn:messaging:error:${code}`, title, status, detail, code, requestId, retryable };
}

function samples(operation: RestOperation): Markup {
  return tabs('rest', [
    ['curl', codeBlock(curlSample(operation), 'bash', 'With curl')],
    ['fetch', codeBlock(fetchSample(operation), 'js', 'With fetch')],
    ['client', codeBlock(clientSample(operation), 'js', 'With the typed client')],
  ]);
}

function firstAnswer({ responses }: RestOperation): Markup | undefined {
  const success = responses.filter(([status]) => status.startsWith('2')).at(-1);
  const media = Object.values(success?.[1].content ?? {})[0];
  if (success === undefined || media === undefined) return undefined;
  const label = `Answer ${success[0]}`;
  return markup`<p class="panel-name">${label}</p>${jsonBlock(exampleOf(documents.openApi, media), label)}`;
}
