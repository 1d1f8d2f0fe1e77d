import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import type { Check } from '../../generated/http/checks';
import type { Handlers } from '../../generated/http/operations';
import { createApp } from '../../src/http/app';
import { type DisputedRequest, DisputedRequests } from '../../src/http/disputed-requests';
import { builtDocsFolder } from '../../src/http/documents';
import { createExecutor } from '../../src/http/executor';
import { failureAnswers } from '../../src/http/failures';
import { type AnyRequest, type Found, Operations } from '../../src/http/operations';
import { createLimits } from '../../src/limits/limits';
import { Authenticator } from '../../src/sessions/authenticator';
import { Origins } from '../../src/sessions/origins';
import type { Session } from '../../src/sessions/session';
import { ApiClient, problemOf } from '../support/api-client';

const misfit = { instancePath: '/body/content', schemaPath: '#/maxLength', message: 'is too long' };

/** Operations whose generated checks find something wrong with whatever comes. */
class RefusingOperations extends Operations {
  override find(request: IncomingMessage): Found | undefined {
    const found = super.find(request);
    const refuse = (_read: unknown): _read is AnyRequest => false;
    const checkRequest: Check<AnyRequest> = Object.assign(refuse, { errors: [misfit] });
    return found && { ...found, operation: { ...found.operation, checkRequest } };
  }
}

describe('a request that fits the contract, but is refused by the generated check', () => {
  const lines: Record<string, unknown>[] = [];
  const reported: DisputedRequest[] = [];
  const log = pino({ level: 'error' }, { write: (line) => lines.push(JSON.parse(line) as never) });
  const disputed = new DisputedRequests(log, (each) => reported.push(each));
  const handled = jest.fn();
  let server: Server;
  let client: ApiClient;

  beforeAll(async () => {
    const origins = new Origins([], true);
    const verifier = { verifyAny: () => Promise.resolve({ userId: 'alice' }) } as never;
    const operations = new RefusingOperations(
      { sendMessage: handled } as unknown as Handlers<Session>,
      new Set(),
    );
    const parts = {
      ...{ operations, origins, disputed, log, docsFolder: builtDocsFolder },
      authenticator: new Authenticator(origins, verifier),
      ...{ limits: createLimits({}), addressOf: () => '127.0.0.1' },
    };
    const app = createApp(parts);
    const fail = failureAnswers(parts);
    const execute = createExecutor(parts, {
      explain: (request, response) =>
        app(request as never, response as never, (error: unknown) =>
          fail(error, request, response),
        ),
      fail,
    });
    server = createServer((request, response) => {
      request.id = 'a-request';
      execute(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    client = new ApiClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  it('is answered 500, logged with what differs, counted, and not served', async () => {
    const params = { chatId: 'chat_1' };
    const response = await client.call('sendMessage', { params, body: { content: 'Hello!' } });
    expect(problemOf(response, 500).code).toBe('INTERNAL_ERROR');
    const told = {
      operationId: 'sendMessage',
      ...{ path: '/body/content', schemaPath: '#/maxLength', problem: 'is too long' },
    };
    expect(lines).toMatchObject([told]);
    expect(reported).toEqual([told]);
    expect(disputed.count).toBe(1);
    expect(handled).not.toHaveBeenCalled();
  });

  it('is no defect where the document refuses it too', async () => {
    const params = { chatId: 'chat_1' };
    const response = await client.call('sendMessage', { params, body: { content: '' } });
    expect(problemOf(response, 400).code).toBe('INVALID_REQUEST');
    expect(disputed.count).toBe(1);
  });
});
