import { type ChatOperation, type Reach, roleTable } from '../../generated/http/roles';
import { routes } from '../../generated/http/routes';
import type { Problem } from '../../generated/schemas';
import { codeBlock, jsonBlock } from './code';
import {
  addressOf,
  documents,
  exampleOf,
  fileOf,
  type Media,
  problemsOf,
  type Response,
  restOperations,
  type RestOperation,
} from './contract';
import { blockMarkdown, inlineMarkdown } from './markdown';
import { type Markup, markup } from './markup';
import type { Page } from './page';
import { entryHeading, tabs } from './parts';
import { clientSample, curlSample, fetchSample, pythonSample } from './samples';
import { fieldView, schemaLink, schemaView } from './schema-view';
import { sessionForm, tryForm } from './try-form';

type Tag = (typeof documents.openApi.tags)[number];

/** The reference of the OpenAPI document: what holds for all of it, and a page for each tag. */
export function restPages(): Page[] {
  return [overview(), ...documents.openApi.tags.map(tagPage)];
}

function overview(): Page {
  const { info, tags } = documents.openApi;
  return {
    file: 'rest.html',
    name: 'REST',
    title: 'REST reference',
    group: 'Reference',
    content: markup`<h1>REST reference</h1><p class="lead">${info.summary}</p><div class="prose">${blockMarkdown(info.description)}
<p>The document: <a href="openapi.yaml">openapi.yaml</a>, <a href="openapi.json">openapi.json</a>.</p></div>
${tags.map(listOf)}
<h2 id="roles">Who may do what in a chat</h2>${blockMarkdown(rolesTable())}`,
    sections: [{ id: 'roles', title: 'Who may do what', kind: 'Guide', text: '', menu: '' }],
  };
}

const roleNames = ['owner', 'admin', 'member'] as const;

// What the words of `x-roles` mean.
const reaches: Readonly<Record<Reach, string>> = {
  all: 'yes',
  own: 'their own',
  members: 'their own, and of members',
  posting: 'yes, unless only admins post',
  none: 'no',
};

/** The operations on a chat, and what each role may do with them. */
function rolesTable(): string {
  const operations = restOperations().filter(({ operationId }) => operationId in roleTable);
  const rows = operations.map((operation) => {
    const roles = roleTable[operation.operationId as ChatOperation];
    const words = roleNames.map((role) => reaches[roles[role]]);
    return `| [${operation.summary}](${addressOf(operation)}) | ${words.join(' | ')} |`;
  });
  return ['| Operation | Owner | Admin | Member |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

/** The operations of a tag, each a link to what it does. */
function listOf({ name, description }: Tag): Markup {
  const rows = operationsOf(name).map(
    (operation) =>
      `| [${operation.summary}](${addressOf(operation)}) | \`${operation.method} ${operation.path}\` |`,
  );
  const table = ['| Operation | Request |', '| --- | --- |', ...rows].join('\n');
  return markup`<h2><a href="${fileOf(name)}">${headingOf(name)}</a></h2><p>${description}</p>${blockMarkdown(table)}`;
}

function tagPage({ name, description }: Tag): Page {
  const operations = operationsOf(name);
  return {
    file: fileOf(name),
    name: `REST: ${name}`,
    title: `REST: ${name}`,
    group: 'Reference',
    wide: true,
    content: markup`<h1>REST: ${name}</h1><p class="lead">${description}</p>
<div class="prose"><p>What holds for every request, sessions, errors and limits, is in the <a href="rest.html">overview</a>.</p></div>
${sessionForm()}<section class="group"><h2>Operations</h2>${operations.map(entry)}</section>`,
    sections: operations.map((operation) => ({
      id: operation.operationId,
      title: operation.summary,
      kind: 'Operation',
      text: `${operation.operationId} ${operation.method} ${operation.path} ${operation.description}`,
      menu: '',
    })),
  };
}

function operationsOf(name: string): RestOperation[] {
  return restOperations().filter(({ tag }) => tag === name);
}

function headingOf(tag: string): string {
  return tag[0]!.toUpperCase() + tag.slice(1);
}

function entry(operation: RestOperation): Markup {
  const { operationId, summary, description } = operation;
  return markup`<article class="entry" id="${operationId}"><div class="says">${entryHeading(operationId, summary)}
<p class="route">${route(operation)}</p>
${blockMarkdown(description)}<p class="of">${inlineMarkdown(repeating(operation))}${whoMay(operation)}</p>${parameters(operation)}${body(operation)}${answers(operation)}</div>
<div class="shows">${samples(operation)}${firstAnswer(operation)}${tryForm(operation)}</div></article>`;
}

function route({ method, path }: RestOperation): Markup {
  return markup`<span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code>`;
}

/** What a client does that got no answer. */
function repeating({ operationId }: RestOperation): string {
  const { repeatable } = routes[operationId];
  if (repeatable === true) return 'Without an answer: send it again.';
  if (repeatable === false) return 'Without an answer: look first whether it was done.';
  return `Without an answer: send it again, with the same \`${repeatable}\`.`;
}

/** Who may do it, where that depends on the role. */
function whoMay({ operationId }: RestOperation): Markup | undefined {
  if (!(operationId in roleTable)) return undefined;
  const roles = roleTable[operationId as ChatOperation];
  if (roleNames.every((role) => roles[role] === 'all')) return undefined;
  const words = roleNames.map((role) => `${role}: ${reaches[roles[role]]}`).join('; ');
  return inlineMarkdown(` [Who may](rest.html#roles): ${words}.`);
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
  const rows = operation.responses.map(([status, response]) =>
    answer(status, response, alreadyShown(operation, status, response)),
  );
  return markup`<h4>Answers</h4><div class="answers">${rows}</div>`;
}

/** Where the page shows the members of an answer's body before it; undefined where it does not. */
function alreadyShown(
  operation: RestOperation,
  status: string,
  response: Response,
): Markup | undefined {
  const name = bodyName(response);
  if (name === undefined) return undefined;
  const isSame = ([, other]: [string, Response]) => bodyName(other) === name;
  const first = operationsOf(operation.tag).find(({ responses }) => responses.some(isSame))!;
  if (first.operationId !== operation.operationId) {
    return markup`<a href="#${first.operationId}">${first.operationId}</a>`;
  }
  const [shownAt] = operation.responses.find(isSame)!;
  return shownAt === status ? undefined : markup`${shownAt}`;
}

function answer(status: string, response: Response, shownAt: Markup | undefined): Markup {
  const problems = problemsOf(response);
  const [first = ''] = response.description.trim().split(/(?<=[.:])\s/);
  const label = problems[0]?.title ?? first.replace(/[.:]$/, '');
  return markup`<details><summary><span class="status s${status[0]}">${status}</span> ${inlineMarkdown(label)}</summary>
${blockMarkdown(response.description)}${headers(response)}${
    problems.length > 0 ? problemList(problems) : content(status, response, shownAt)
  }</details>`;
}

/** Each problem under its code. Not coloured, since there are so many: it would be a fifth of the page. */
function problemList(problems: Problem[]): Markup {
  const items = problems.map((problem) => {
    const { code } = problem;
    return markup`<li><a href="errors.html#${code}"><code>${code}</code></a>${codeBlock(JSON.stringify(problem, null, 2), 'text', code)}</li>`;
  });
  return markup`<ul class="problems">${items}</ul>`;
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

/** The members of a body that several answers of a page have stand with the first of them. */
function content(status: string, response: Response, shownAt: Markup | undefined): Markup {
  const media = mediaOf(response);
  if (media === undefined) return markup`<p class="quiet">No body.</p>`;
  return markup`<h5>Body <span class="of">${schemaLink(media.schema)}${shownAt && markup`, as with ${shownAt}`}</span></h5>${
    shownAt === undefined && schemaView(documents.openApi, media.schema)
  }${jsonBlock(exampleOf(documents.openApi, media), `Example of ${status}`)}`;
}

function mediaOf({ content: all = {} }: Response): Media | undefined {
  return Object.values(all)[0];
}

function bodyName(response: Response): string | undefined {
  return mediaOf(response)?.schema.$ref;
}

function samples(operation: RestOperation): Markup {
  return tabs('rest', [
    ['curl', codeBlock(curlSample(operation), 'bash', 'With curl')],
    ['fetch', codeBlock(fetchSample(operation), 'js', 'With fetch')],
    ['client', codeBlock(clientSample(operation), 'js', 'With the typed client')],
    ['Python', codeBlock(pythonSample(operation), 'python', 'With Python')],
  ]);
}

function firstAnswer({ responses }: RestOperation): Markup | undefined {
  const success = responses.filter(([status]) => status.startsWith('2')).at(-1);
  const media = success && mediaOf(success[1]);
  if (success === undefined || media === undefined) return undefined;
  const label = `Answer ${success[0]}`;
  return markup`<p class="panel-name">${label}</p>${jsonBlock(exampleOf(documents.openApi, media), label)}`;
}
