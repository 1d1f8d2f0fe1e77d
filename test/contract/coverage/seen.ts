import { appendFileSync } from 'node:fs';
import path from 'node:path';
import {
  answerOf,
  closeCodeOf,
  type Declared,
  errorCodeOf,
  messageOf,
  operationOf,
} from './declared';

/** The environment variable that names the folder of what was seen, while a whole run is under way. */
export const seenFolderVariable = 'CONTRACT_SEEN_FOLDER';

// Tests that speak with the service itself. What a mock, a lying server or a service with wrong
// handlers says does not count.
const testsOfTheService = [
  ...['http/', 'realtime/', 'process/', 'contract/fuzz/'],
  ...['contract/coverage/failures.', 'contract/coverage/refusals.'],
].map((start) => path.join(__dirname, '../..', start));

const seen = new Set<Declared>();

/** Notes an answer that came over the wire and fits the OpenAPI document. */
export function seeAnswer(operationId: string, status: number): void {
  see(answerOf(operationId, status));
}

/** Notes the code of a problem that fits the contract. */
export function seeErrorCode(code: string): void {
  see(errorCodeOf(code));
}

/** Notes an event that came over the wire and fits the AsyncAPI document. */
export function seeEvent(event: string, data: unknown): void {
  const { code, command } = event === 'error' ? (data as { code: string; command?: string }) : {};
  const operation = operationOf(event, command);
  if (operation !== undefined) see(messageOf(operation, event));
  if (code !== undefined) seeErrorCode(code);
}

/** Notes how a raw WebSocket was closed. */
export function seeCloseCode(code: number | undefined): void {
  if (code !== undefined) see(closeCodeOf(code));
}

function see(what: Declared): void {
  const folder = process.env[seenFolderVariable];
  if (folder === undefined || seen.has(what) || !isTestOfTheService()) return;
  seen.add(what);
  appendFileSync(path.join(folder, `worker-${process.env.JEST_WORKER_ID}.txt`), `${what}\n`);
}

function isTestOfTheService(): boolean {
  const { testPath = '' } = expect.getState();
  return testsOfTheService.some((start) => testPath.startsWith(start));
}
