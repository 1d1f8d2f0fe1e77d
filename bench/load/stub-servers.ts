import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Handlers } from '../../generated/http/operations';
import { DisputedRequests } from '../../src/http/disputed-requests';
import { builtDocsFolder } from '../../src/http/documents';
import { createListener } from '../../src/http/listener';
import { ConcurrencyLimit } from '../../src/limits/concurrency-limit';
import { createLimits } from '../../src/limits/limits';
import { createLogger } from '../../src/logger';
import { Authenticator } from '../../src/sessions/authenticator';
import { DevSessions } from '../../src/sessions/dev-sessions';
import { Origins } from '../../src/sessions/origins';
import type { Session } from '../../src/sessions/session';
import { localKeys } from '../../src/sessions/session-keys';
import { SessionVerifier } from '../../src/sessions/session-verifier';
import { stubHandlers, stubRequests } from './stub-answers';

/** Where they are, and a session for the service's way. */
export interface StubServers {
  bare: string;
  service: string;
  token: string;
}

/**
 * Two servers of one answer for each operation: one that only reads and writes, and the service's way
 * for a request, with session, limit and every check, around handlers that do nothing.
 */
export async function startStubServers(): Promise<StubServers> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stub-'));
  const sessions = await DevSessions.open(folder);
  await rm(folder, { recursive: true });
  const { accessToken: token } = await sessions.mint('alice');
  return { bare: await listen(answerBare), service: await listen(serviceWay(sessions)), token };
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function serviceWay({ publicKey }: DevSessions): RequestListener {
  const log = createLogger('warn');
  const origins = new Origins([], true);
  const keys = localKeys([publicKey]);
  const verifier = new SessionVerifier(keys, { algorithms: DevSessions.algorithms });
  return createListener({
    handlers: stubHandlers as Handlers<Session>,
    authenticator: new Authenticator(origins, verifier),
    origins,
    limits: createLimits({
      send: { points: 1e9, windowMs: 1000 },
      read: { points: 1e9, windowMs: 1000 },
    }),
    addressOf: ({ socket }) => socket.remoteAddress!,
    absent: new Set(),
    docsFolder: builtDocsFolder,
    requestsUnderWay: new ConcurrencyLimit(Infinity),
    disputed: new DisputedRequests(log),
    log,
  });
}

const { getChat, listMessages, sendMessage } = stubRequests;

function answerBare(request: IncomingMessage, response: ServerResponse): void {
  if (request.method === 'GET') {
    return send(response, 200, request.url === getChat.path ? getChat.answer : listMessages.answer);
  }
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part: string) => (body += part));
  request.on('end', () => {
    JSON.parse(body);
    send(response, 201, sendMessage.answer);
  });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}
