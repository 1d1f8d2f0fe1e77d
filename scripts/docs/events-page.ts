import { codeBlock, jsonBlock } from './code';
import {
  codesIn,
  documents,
  refusalsOf,
  socketOperations,
  type SocketMessage,
  type SocketOperation,
} from './contract';
import { blockMarkdown, inlineMarkdown } from './markdown';
import { type Markup, markup } from './markup';
import type { Page, Section } from './page';
import { entryHeading, errorLinks, tabs } from './parts';
import { schemaLink, schemaView } from './schema-view';
import * as samples from './socket-samples';

const { info } = documents.asyncApi;

/** The reference of the AsyncAPI document, told from the client's side. */
export function eventsPage(): Page {
  const operations = socketOperations().filter(({ tags = [] }) => tags.length === 0);
  const commands = operations.filter(({ action }) => action === 'receive');
  const events = operations.filter(({ action }) => action === 'send');
  return {
    file: 'events.html',
    name: 'Events',
    title: 'Event reference',
    group: 'Reference',
    wide: true,
    content: markup`<h1>Event reference</h1>
<p class="lead">What you send and what you receive, over WebSocket and Socket.IO.</p>
<div class="prose">${blockMarkdown(info.description.replace(/see `x-close-codes` of the channel\./, 'see their table.'))}
<p>All <a href="errors.html#close-codes">close codes</a> and <a href="errors.html#codes">error codes</a>. The document: <a href="asyncapi.yaml">asyncapi.yaml</a>, <a href="asyncapi.json">asyncapi.json</a>.</p>
${connecting()}</div>
<section class="group"><h2 id="commands">Commands: what you send</h2>
<p>Each is answered by a reply, or by <a href="#event-error"><code>error</code></a>.</p>${commands.map(commandEntry)}</section>
<section class="group"><h2 id="events">Events: what you receive</h2>
<p>They come by themselves, for as long as you follow what they are about. Others have pages of their own: ${topics.map(({ file, title }) => markup`<a href="${file}">${title}</a> `)}</p>${events.map(eventEntry)}</section>`,
    sections: [
      ...commands.flatMap(({ message, replies, description }) => [
        section('command', message, description),
        ...replies.map((reply) => section('reply', reply, `reply to ${message.name}`)),
      ]),
      ...events.map(({ message, description }) => section('event', message, description)),
    ],
  };
}

/** Events that have a page of their own, by their tag: all on one would be a long one. */
const topics = [
  {
    ...{ tag: 'message', file: 'events-message.html', title: 'What becomes of a message' },
    lead: markup`Events of a message after it was sent, for who has <a href="events.html#command-join-chat">joined</a> its chat.`,
  },
  {
    ...{ tag: 'group', file: 'events-group.html', title: 'What becomes of a group' },
    lead: markup`Events of a group itself, and of who takes part in it, for who has <a href="events.html#command-join-chat">joined</a>.`,
  },
  {
    ...{ tag: 'moment', file: 'events-moment.html', title: 'News of a moment' },
    lead: markup`Events that have no revision: they are told to who has <a href="events.html#command-join-chat">joined</a>, may be lost, and are not told again.`,
  },
];

/** The events that are not with the others, a page for each tag. */
export function topicPages(): Page[] {
  return topics.map(({ tag, file, title, lead }) => {
    const events = socketOperations().filter(({ tags = [] }) =>
      tags.some(({ name }) => name === tag),
    );
    return {
      ...{ file, name: title, title, group: 'Reference', wide: true },
      content: markup`<h1>${title}</h1>
<p class="lead">${lead}</p>
<section class="group"><h2 id="events">Events: what you receive</h2>${events.map(eventEntry)}</section>`,
      sections: events.map(({ message, description }) => section('event', message, description)),
    };
  });
}

const kinds = { command: 'Command', reply: 'Reply', event: 'Event' } as const;
const headings = { command: 'You send', reply: undefined, event: 'You receive' };

function section(
  kind: keyof typeof kinds,
  { name, title, summary }: SocketMessage,
  text: string,
): Section {
  const menu = headings[kind];
  return {
    id: `${kind}-${name}`,
    title: name,
    kind: kinds[kind],
    text: `${title} ${summary} ${text}`,
    ...(menu === undefined ? {} : { menu }),
  };
}

function connecting(): Markup {
  return tabs('socket', [
    [
      'WebSocket',
      codeBlock(
        `const socket = new WebSocket('ws://localhost:4000/messaging?userId=alice');`,
        'js',
        'Connecting with WebSocket',
      ),
    ],
    [
      'Socket.IO',
      codeBlock(
        `import { io } from 'socket.io-client';
const socket = io('http://localhost:4000/messaging', { query: { userId: 'alice' } });`,
        'js',
        'Connecting with Socket.IO',
      ),
    ],
    [
      'client',
      codeBlock(
        `import { createMessagingClient } from 'messaging-client';
const client = createMessagingClient({ url: 'http://localhost:4000', userId: 'alice' });
await client.connect();`,
        'js',
        'Connecting with the typed client',
      ),
    ],
  ]);
}

function commandEntry(operation: SocketOperation): Markup {
  const { message, replies, summary, description } = operation;
  const id = `command-${message.name}`;
  const payload = message.examples.at(-1)!.payload;
  return markup`<article class="entry" id="${id}"><div class="says">${entryHeading(id, markup`<code>${message.name}</code>`)}
<p class="direction sends">You send</p><p class="summary">${summary}</p>${blockMarkdown(description)}
${payloadOf(message)}${replies.map((reply) => replyView(reply, message))}
<h4>Errors</h4><p class="quiet">They come as <a href="#event-error"><code>error</code></a>, as the reply.</p>${errorLinks(refusalsOf(operation))}</div>
<div class="shows">${tabs('socket', [
    [
      'WebSocket',
      markup`${jsonBlock(samples.frameOf(message, payload), 'The frame')}${codeBlock(samples.sendOverWebSocket(message, payload), 'js', 'Sending it')}`,
    ],
    ['Socket.IO', codeBlock(samples.emitOverSocketIo(message, payload), 'js', 'With Socket.IO')],
    [
      'client',
      codeBlock(
        samples.commandsWithClient[message.name as keyof typeof samples.commandsWithClient],
        'js',
        'With the typed client',
      ),
    ],
  ])}${replies.map(replyFrame)}</div></article>`;
}

function payloadOf({ payload }: SocketMessage): Markup {
  return markup`<h4>Payload <span class="of">${schemaLink(payload)}</span></h4>${schemaView(documents.asyncApi, payload)}`;
}

function replyView(reply: SocketMessage, command: SocketMessage): Markup {
  const id = `reply-${reply.name}`;
  return markup`<section class="reply" id="${id}"><h4><a class="anchor" href="#${id}">Reply <code>${reply.name}</code></a></h4>
<p class="quiet">You receive it for <code>${command.name}</code>; over Socket.IO the acknowledgement gets it as <code>{event, data}</code>.</p>
<details><summary>Payload</summary><p class="of">${schemaLink(reply.payload)}</p>${schemaView(documents.asyncApi, reply.payload)}</details></section>`;
}

function replyFrame(reply: SocketMessage): Markup {
  const frame = samples.frameOf(reply, reply.examples[0]!.payload);
  return markup`<p class="panel-name">Reply, on both</p>${jsonBlock(frame, `Reply ${reply.name}`)}`;
}

function eventEntry({ message, summary, description }: SocketOperation): Markup {
  const id = `event-${message.name}`;
  const codes = codesIn(description);
  return markup`<article class="entry" id="${id}"><div class="says">${entryHeading(id, markup`<code>${message.name}</code>`)}
<p class="direction receives">You receive</p><p class="summary">${inlineMarkdown(message.summary)}</p>
<h4>When it comes</h4><p>${summary}</p>${blockMarkdown(description)}${codes.length > 0 && errorLinks(codes)}${payloadOf(message)}</div>
<div class="shows">${eventSamples(message)}</div></article>`;
}

function eventSamples(message: SocketMessage): Markup {
  const { payload } = message.examples[0]!;
  const label = `Example of ${message.name}`;
  return tabs('socket', [
    [
      'WebSocket',
      markup`${jsonBlock(samples.frameOf(message, payload), label)}${codeBlock(samples.onOverWebSocket(message), 'js', 'Receiving it')}`,
    ],
    [
      'Socket.IO',
      markup`${codeBlock(samples.onOverSocketIo(message), 'js', 'Receiving it')}${jsonBlock(payload, label)}`,
    ],
    [
      'client',
      codeBlock(
        samples.eventsWithClient[message.name as keyof typeof samples.eventsWithClient],
        'js',
        'With the typed client',
      ),
    ],
  ]);
}
