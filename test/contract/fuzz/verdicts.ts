import { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import type { Express, Request, Response } from 'express';
import pino from 'pino';
import type { Misfit } from '../../../generated/http/checks';
import type { Handlers } from '../../../generated/http/operations';
import { createApp } from '../../../src/http/app';
import { DisputedRequests } from '../../../src/http/disputed-requests';
import { builtDocsFolder } from '../../../src/http/documents';
import { type AnyRequest, type Found, Operations } from '../../../src/http/operations';
import { asServiceError } from '../../../src/http/problem';
import { readBody } from '../../../src/http/request-body';
import { readQuery } from '../../../src/http/request-query';
import type { Session } from '../../../src/sessions/session';
import { Origins } from '../../../src/sessions/origins';

/** A request as it comes over the wire. */
export interface WireRequest {
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
}

/** Whether a request fits: by the generated checks, and by the document. */
export interface Verdicts {
  generated: boolean;
  document: boolean;
}

const anyMisfit: Misfit = { instancePath: '', schemaPath: '' };
const noHandlers = {} as Handlers<Session>;

/** Asks both checks of one contract about a request, each by itself. */
export class BothChecks {
  readonly #operations = new Operations(noHandlers, new Set());
  readonly #app: Express;

  constructor() {
    this.#app = createApp({
      operations: this.#operations,
      origins: new Origins([], true),
      docsFolder: builtDocsFolder,
      disputed: new DisputedRequests(pino({ level: 'silent' })),
    });
  }

  /** Undefined for what asks for no operation, or cannot be read: nothing is left to check. */
  async ask(sent: WireRequest): Promise<Verdicts | undefined> {
    const request = received(sent);
    const response = new ServerResponse(request);
    const found = this.#operations.find(request);
    const read = found && (await readOrNothing(found, request, response));
    if (found === undefined || read === undefined) return undefined;
    // Both are asked about the same body, of which neither may see what the other made.
    Object.assign(request, { body: structuredClone(read.body), misfit: anyMisfit });
    const document = await this.#fitsDocument(request, response);
    return { generated: read.params !== undefined && found.operation.checkRequest(read), document };
  }

  /** The app answers 500 to what it finds nothing wrong with, as it is asked only when refused. */
  #fitsDocument(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    return new Promise((resolve) => {
      this.#app(request as Request, response as Response, (error: unknown) =>
        resolve(asServiceError(error).code === 'INTERNAL_ERROR'),
      );
    });
  }
}

function received({ method, url, headers = {}, body = '' }: WireRequest): IncomingMessage {
  const request = new IncomingMessage(new PassThrough() as unknown as Socket);
  const length = Buffer.byteLength(body);
  Object.assign(request, { method, url, id: 'a-request' });
  Object.assign(request.headers, length === 0 ? {} : { 'content-length': `${length}` }, headers);
  request.push(body);
  request.push(null);
  return request;
}

async function readOrNothing(
  { operation: { route }, params }: Found,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<AnyRequest | undefined> {
  try {
    const body = route.hasBody ? await readBody(request, response) : undefined;
    return { params, query: readQuery(request.url!, route), body };
  } catch {
    return undefined;
  }
}
