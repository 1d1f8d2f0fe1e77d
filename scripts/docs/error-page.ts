import { errorTable, type ErrorRow } from '../../src/errors';
import type { JsonObject } from '../generate/documents';
import { inline } from './page';

/** A close code as the AsyncAPI document has it. */
interface DescribedCloseCode {
  code: number;
  name: string;
  reconnect: boolean;
  description: string;
}

/** The close codes of the AsyncAPI document. */
export function closeCodesOf(asyncApi: JsonObject): DescribedCloseCode[] {
  const channels = asyncApi.channels as { messaging: Record<string, unknown> };
  return channels.messaging['x-close-codes'] as DescribedCloseCode[];
}

/** The table of errors and that of close codes; each code is an anchor. */
export function errorPage(closeCodes: DescribedCloseCode[]): string {
  return `<main class="wide">
<h1>Errors</h1>
<p class="lead">One table for both sides: a code means the same over REST and over WebSocket.</p>
<p>Over REST an error is a problem (<code>application/problem+json</code>, RFC 9457) with a
<code>code</code>; over WebSocket it is the event <code>error</code> with the same
<code>code</code>. Go by the code: the texts are for people. <strong>Retryable</strong> says whether
the same request may succeed later, and stands in each error as <code>retryable</code>. A handshake
that fails is closed with the <strong>close code</strong>.</p>
<h2 id="codes">Error codes</h2>
${table(['Code', 'REST status', 'Close code', 'Retryable', 'Meaning'], Object.entries(errorTable).map(errorRow))}
<h2 id="close-codes">Close codes</h2>
<p>How the service ends a WebSocket connection, and whether a client should come back. Over
Socket.IO a refused handshake is a <code>connect_error</code> with the error itself.</p>
${table(['Close code', 'Name', 'Come back', 'Meaning'], closeCodes.map(closeCodeRow))}
</main>`;
}

function errorRow([code, row]: [string, ErrorRow]): string {
  const closeCode = row.closeCode?.code;
  return tableRow(code, [
    anchor(code),
    String(row.status),
    closeCode === undefined ? '–' : `<a href="#close-${closeCode}">${closeCode}</a>`,
    yesOrNo(row.retryable),
    `<strong>${inline(row.title)}.</strong> ${inline(row.detail)}`,
  ]);
}

function closeCodeRow({ code, name, reconnect, description }: DescribedCloseCode): string {
  const id = `close-${code}`;
  return tableRow(id, [
    anchor(id, String(code)),
    `<code>${name}</code>`,
    yesOrNo(reconnect),
    inline(description),
  ]);
}

function anchor(id: string, text = id): string {
  return `<a href="#${id}"><code>${text}</code></a>`;
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

function table(columns: string[], rows: string[]): string {
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  return `<div class="table"><table>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

function tableRow(id: string, cells: string[]): string {
  return `<tr id="${id}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
