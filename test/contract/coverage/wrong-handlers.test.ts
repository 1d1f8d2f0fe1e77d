import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { builtDocsFolder } from '../../../src/http/documents';
import { createListener } from '../../../src/http/listener';
import { ConcurrencyLimit } from '../../../src/limits/concurrency-limit';
import { createLimits } from '../../../src/limits/limits';
import { Origins } from '../../../src/sessions/origins';
import { ApiClient, problemOf } from '../../support/api-client';

const right = {
  status: 201,
  headers: { 'Set-Cookie': 'sAccessToken=token' },
  body: { userId: 'alice', accessToken: 'token', expiresAt: '2026-01-31T12:00:00.000Z' },
};
const { accessToken: _missing, ...incomplete } = right.body;

const sent = {
  status: 201,
  headers: { Location: '/v1/messaging/chats/chat_1/messages?after=0&limit=1' },
  body: {
    ...{ id: 'msg_1', chatId: 'chat_1', seq: 1, revision: 1 },
    ...{ senderId: 'alice', content: 'hello', createdAt: '2026-01-31T12:00:00.000Z' },
  },
};

/** What the compiler refuses, had it been silenced: the run-time checks are there as well. */
describe('a handler that gives another answer than the contract declares', () => {
  let server: Server;

  afterEach(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });

  it.each([
    ['a missing field', { ...right, body: incomplete }],
    ['a field too many', { ...right, body: { ...right.body, secret: 1 } }],
    ['a wrong value', { ...right, body: { ...right.body, expiresAt: 'soon' } }],
    ['an undeclared status', { ...right, status: 202 }],
  ])('does not reach the client: %s', async (_what, answer) => {
    const response = await callWith(answer);
    expect(problemOf(response, 500).code).toBe('INTERNAL_ERROR');
  });

  it.each([
    ['a missing header', { ...right, headers: {} }, 'Set-Cookie is missing'],
    ['a missing body', { ...right, body: undefined }, 'The contract has no schema'],
  ])('passes the service, and fails the client of the tests: %s', async (_what, answer, says) => {
    await expect(callWith(answer)).rejects.toThrow(says);
  });

  it('reaches the client when it is right', async () => {
    expect(await callWith(right)).toMatchObject({ status: 201, body: right.body });
  });

  it.each([
    ['a missing field', { ...sent, body: { ...sent.body, seq: undefined } }],
    ['an undeclared status', { ...sent, status: 202 }],
    ['a missing body', { ...sent, body: undefined }],
  ])('does not reach the client of the operation served directly: %s', async (_what, answer) => {
    const client = await serve({ sendMessage: () => Promise.resolve(answer) });
    const params = { chatId: 'chat_1' };
    const response = await client.call('sendMessage', { params, body: { content: 'hello' } });
    expect(problemOf(response, 500).code).toBe('INTERNAL_ERROR');
  });

  async function callWith(answer: object) {
    const client = await serve({ createDevSession: () => Promise.resolve(answer) });
    return client.call('createDevSession', { body: { userId: 'alice' } });
  }

  /** Serves wrong handlers, to a client whose session any verifier would know. */
  async function serve(handlers: object): Promise<ApiClient> {
    const listener = createListener({
      handlers: handlers as never,
      verifier: { verifyAny: () => Promise.resolve({ userId: 'alice' }) } as never,
      origins: new Origins([], true),
      limits: createLimits({}),
      addressOf: () => '127.0.0.1',
      absent: new Set(),
      docsFolder: builtDocsFolder,
      requestsUnderWay: new ConcurrencyLimit(Infinity),
      log: pino({ level: 'silent' }),
    });
    server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return new ApiClient(`http://127.0.0.1:${port}`, { cookie: 'sAccessToken=token' });
  }
});
