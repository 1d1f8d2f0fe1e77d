import type { IncomingMessage, ServerResponse } from 'node:http';
import compression from 'compression';
import type { Request, Response } from 'express';
import type { AnyAnswer, Operation } from './operations';
import { rateHeaders } from './rate-limits';
import type { StandingHeaders } from './standing-headers';

/** Throws when what a handler answers is not what the contract declares: a defect of the service. */
export function assertDeclared({ route, checkAnswer }: Operation, answer: AnyAnswer): void {
  const check = checkAnswer[answer.status];
  if (check?.(answer)) return;
  const { instancePath, message } = check?.errors?.[0] ?? {
    ...{ instancePath: '/status', message: `${answer.status} is not declared` },
  };
  throw new Error(
    `What ${route.operationId} answers does not fit the contract: ${instancePath} ${message}`,
  );
}

// What is shorter `compression` leaves as it is, so it need not wrap the response first.
const worthCompressing = 1024;
const compress = compression();

/** Writes the answer of an operation, compressed where that helps and the client can read it. */
export function writeAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: AnyAnswer,
  { flat }: StandingHeaders,
): void {
  const head = flat.concat('X-Request-Id', request.id, ...Object.entries(headers ?? {}).flat());
  if (request.standing !== undefined) head.push(...rateHeaders(request.standing));
  if (body === undefined) return void response.writeHead(status, head).end();
  const text = JSON.stringify(body);
  const length = Buffer.byteLength(text);
  head.push('Content-Type', 'application/json; charset=utf-8', 'Content-Length', String(length));
  if (length >= worthCompressing && request.headers['accept-encoding'] !== undefined) {
    compress(request as Request, response as Response, () => undefined);
  }
  response.writeHead(status, head);
  response.end(text);
}
