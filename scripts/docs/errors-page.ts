import { errorTable, type ErrorRow } from '../../generated/errors';
import type { ErrorCode } from '../../generated/schemas';
import {
  addressOf,
  type CloseCode,
  closeCodes,
  codesIn,
  problemsOf,
  refusalsOf,
  restOperations,
  type SocketOperation,
  socketOperations,
} from './contract';
import { inlineMarkdown } from './markdown';
import { type Markup, markup } from './markup';
import type { Page } from './page';

/** The errors and the close codes; each code is a place, and says where it can be met. */
export function errorsPage(): Page {
  const rows = Object.entries(errorTable) as [ErrorCode, ErrorRow][];
  return {
    file: 'errors.html',
    name: 'Errors',
    title: 'Errors and close codes',
    group: 'Reference',
    content: markup`<h1>Errors and close codes</h1>
<p class="lead">One table for both sides: a code means the same over REST and over WebSocket.</p>
<p>Over REST an error is a problem (<code>application/problem+json</code>, RFC 9457) with a <code>code</code>; over WebSocket it is the event <a href="events.html#event-error"><code>error</code></a> with the same <code>code</code>. Go by the code: the texts are for people. <strong>Try again</strong> says that the same request may succeed later, and stands in each error as <code>retryable</code>. A handshake that fails is closed with the <strong>close code</strong>.</p>
<h2 id="codes">Error codes</h2>${rows.map(errorEntry)}
<h2 id="close-codes">Close codes</h2>
<p>How the service ends a WebSocket connection, and whether a client should come back. Over Socket.IO a refused handshake is a <code>connect_error</code> with the error itself.</p>${closeCodes().map(closeEntry)}`,
    sections: [
      { id: 'codes', title: 'Error codes', kind: 'Guide', text: '', menu: '' },
      { id: 'close-codes', title: 'Close codes', kind: 'Guide', text: '', menu: '' },
      ...rows.map(([code, { title, detail, status }]) => ({
        id: code,
        title: code,
        kind: 'Error' as const,
        text: `${title} ${detail} ${status}`,
      })),
      ...closeCodes().map(({ code, name, description }) => ({
        id: `close-${code}`,
        title: String(code),
        kind: 'Close code' as const,
        text: `${name} ${description}`,
      })),
    ],
  };
}

function errorEntry([code, { status, closeCode, retryable, title, detail }]: [
  ErrorCode,
  ErrorRow,
]): Markup {
  return markup`<article class="code-entry" id="${code}"><h3><a class="anchor" href="#${code}"><code>${code}</code></a></h3>
<ul class="marks"><li class="status s${String(status)[0]}">${status}</li><li class="${retryable ? 'yes' : 'no'}">${retryable ? 'Try again' : 'Do not repeat'}</li>${
    closeCode !== undefined &&
    markup`<li>closes with <a href="#close-${closeCode.code}">${closeCode.code}</a></li>`
  }</ul>
<p><strong>${title}.</strong> ${inlineMarkdown(detail)}</p>${metIn(code)}</article>`;
}

function metIn(code: ErrorCode): Markup | undefined {
  const rest = restOperations()
    .filter(({ responses }) =>
      responses.some(([, response]) =>
        problemsOf(response).some((problem) => problem.code === code),
      ),
    )
    .map((operation) => markup`<a href="${addressOf(operation)}">${operation.operationId}</a> `);
  const sockets = socketOperations()
    .filter((operation) => codesOf(operation).includes(code))
    .map(({ action, message: { name } }) => {
      const kind = action === 'receive' ? 'command' : 'event';
      return markup`<a href="events.html#${kind}-${name}">${name}</a> `;
    });
  if (rest.length + sockets.length === 0) return undefined;
  return markup`<p class="met quiet">Met in ${rest}${sockets}</p>`;
}

function codesOf(operation: SocketOperation): ErrorCode[] {
  return operation.action === 'receive' ? refusalsOf(operation) : codesIn(operation.description);
}

function closeEntry({ code, name, reconnect, description }: CloseCode): Markup {
  const id = `close-${code}`;
  return markup`<article class="code-entry" id="${id}"><h3><a class="anchor" href="#${id}"><code>${code}</code></a></h3>
<ul class="marks"><li>${name}</li><li class="${reconnect ? 'yes' : 'no'}">${reconnect ? 'Come back' : 'Stay away'}</li></ul>
<p>${inlineMarkdown(description)}</p></article>`;
}
