import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isCommandName } from '../../generated/events/gateway';

/** What the reader of a guide does, or is told to see. */
export type Step = { line: number } & (
  | { kind: 'request'; method: string; path: string; body?: string }
  | { kind: 'answer'; body: object }
  | { kind: 'connection'; userId: string }
  | { kind: 'command'; event: string; frame: string }
  | { kind: 'event'; event: string; data: Record<string, unknown> }
  | { kind: 'log'; text: string }
);

/** The text of a guide. */
export function guideText(language: string): string {
  return readFileSync(path.join(__dirname, `../../docs/guide.${language}.md`), 'utf8');
}

/** The steps of a guide, in its order. Throws for a line of a block that is none. */
export function stepsOf(text: string): Step[] {
  return [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].flatMap((block) => {
    const [, , code = ''] = block;
    const line = text.slice(0, block.index).split('\n').length + 1;
    return isDrawing(code) ? [] : stepsOfBlock(code, line);
  });
}

function isDrawing(code: string): boolean {
  return /^\[.*\] +\[/.test(code);
}

function stepsOfBlock(code: string, line: number): Step[] {
  if (/^(GET|POST) http/.test(code)) return [wholeRequest(code, line)];
  // Of more than one line, a block is one value; else each line is a step.
  const parts = /^\{\n/.test(code) ? [code] : code.trimEnd().split('\n');
  return parts.map((part, index) => stepOf(part.trim(), line + index));
}

/** A request as Postman shows it: the first line, headers, an empty line, the body. */
function wholeRequest(code: string, line: number): Step {
  const [head = '', body = ''] = code.split('\n\n');
  const [, method = '', address = ''] = /^(\S+) http:\/\/localhost:4000(\S+)/.exec(head)!;
  return { line, kind: 'request', method, path: address, body };
}

function stepOf(text: string, line: number): Step {
  const request = /^(GET|POST|PUT|PATCH|DELETE) (\/\S+)(?: (\{.*\}))?$/.exec(text);
  if (request !== null) {
    const [, method = '', address = '', body] = request;
    return { line, kind: 'request', method, path: address, ...(body ? { body } : {}) };
  }
  const connection = /^ws:\/\/localhost:4000\/messaging\?userId=(\w+)$/.exec(text);
  if (connection !== null) return { line, kind: 'connection', userId: connection[1]! };
  if (text.startsWith('User ')) return { line, kind: 'log', text };
  return frameStep(text, line);
}

function frameStep(text: string, line: number): Step {
  const value = JSON.parse(text) as { event?: string; data?: Record<string, unknown> };
  const { event, data = {} } = value;
  if (event === undefined) return { line, kind: 'answer', body: value };
  // The answer to this command has the same name.
  const isAnswer = event === 'debug-status' && 'userId' in data;
  if (isCommandName(event) && !isAnswer) return { line, kind: 'command', event, frame: text };
  return { line, kind: 'event', event, data };
}
