import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { operationRoutes } from '../../../generated/http/operations';
import { DisputedRequests } from '../../../src/http/disputed-requests';
import { builtDocsFolder } from '../../../src/http/documents';
import { createListener } from '../../../src/http/listener';
import { ConcurrencyLimit } from '../../../src/limits/concurrency-limit';
import { createLimits } from '../../../src/limits/limits';
import { Authenticator } from '../../../src/sessions/authenticator';
import { Origins } from '../../../src/sessions/origins';
import { ApiClient, problemOf } from '../../support/api-client';
import { goodRequest } from './requests';

const right = {
  status: 201,
  headers: { 'Set-Cookie': 'sAccessToken=token' },
  body: { userId: 'alice', accessToken: 'token', expiresAt: '2026-01-31T12:00:00.000Z' },
};
const { accessToken: _missing, ...incomplete } = right.body;

/** What the compiler refuses, had it been silenced: the run-time checks are there as well. */
describe('a handler that gives another answer than the contract declares', () => {
  let server: Server;
  let client: ApiClient;
  /** What every operation answers. */
  let answer: object;

  beforeAll(async () => {
    const handle = () => Promise.resolve(answer);
    const handlers = operationRoutes.map(({ operationId }) => [operationId, handle] as const);
    server = createServer(listenerOf(Object.fromEntries(handlers))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    client = new ApiClient(`http://127.0.0.1:${port}`, { cookie: 'sAccessToken=token' });
  });
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });

  it.each([
    ['a missing field', { ...right, body: incomplete }],
    ['a field too many', { ...right, body: { ...right.body, secret: 1 } }],
    ['a wrong value', { ...right, body: { ...right.body, expiresAt: 'soon' } }],
    ['an undeclared status', { ...right, status: 202 }],
    ['the status of a problem', { ...right, status: 400 }],
    ['a missing header', { ...right, headers: {} }],
    ['no headers', { ...right, headers: undefined }],
    ['a header too many', { ...right, headers: { ...right.headers, Location: '/' } }],
    ['a header that is too long', { ...right, headers: { 'Set-Cookie': 'a'.repeat(4097) } }],
    ['a missing body', { ...right, body: undefined }],
  ])('does not reach the client: %s', async (_what, wrong) => {
    const response = await callWith(wrong);
    expect(problemOf(response, 500).code).toBe('INTERNAL_ERROR');
    expect(response.headers.has('set-cookie')).toBe(false);
    expect(JSON.stringify(response.body)).not.toMatch(/token|alice/);
  });

  it('reaches the client when it is right', async () => {
    expect(await callWith(right)).toMatchObject({ status: 201, body: right.body });
  });

  it.each([
    ['a body', { status: 204, body: { left: true } }],
    ['a header', { status: 204, headers: { Location: '/' } }],
  ])('does not reach the client where nothing is declared: %s', async (_what, wrong) => {
    answer = wrong;
    const params = { chatId: 'chat_1', userId: 'alice' };
    const response = await client.call('removeParticipant', { params });
    expect(problemOf(response, 500).code).toBe('INTERNAL_ERROR');
  });

  it.each(operationRoutes)(
    'does not reach the client of any operation: $operationId',
    async ({ operationId, method, path }) => {
      answer = { status: 299 };
      const { params, query, body } = goodRequest(operationId, 'chat_1');
      const address = path.replace(/\{(\w+)\}/g, (_, name: string) => params![name]!);
      const search = new URLSearchParams(query as Record<string, string>).toString();
      // Not by the name of the operation: some declare that they cannot fail.
      const response = await client.send(method, `${address}?${search}`, { body });
      expect(problemOf(response, 500).code).toBe('INTERNAL_ERROR');
    },
  );

  function callWith(given: object) {
    answer = given;
    return client.call('createDevSession', { body: { userId: 'alice' } });
  }
});

/** Serves handlers, to clients whose session any verifier would know. */
function listenerOf(handlers: object): RequestListener {
  const origins = new Origins([], true);
  const verifier = { verifyAny: () => Promise.resolve({ userId: 'alice' }) };
  const log = pino({ level: 'silent' });
  return createListener({
    handlers: handlers as never,
    authenticator: new Authenticator(origins, verifier as never),
    origins,
    limits: createLimits({}),
    addressOf: () => '127.0.0.1',
    absent: new Set(),
    docsFolder: builtDocsFolder,
    requestsUnderWay: new ConcurrencyLimit(Infinity),
    disputed: new DisputedRequests(log),
    log,
  });
}
