import type { OperationId } from '../../../generated/http/operations';
import { type ApiClient, problemOf } from '../../support/api-client';
import { TestService } from '../../support/test-service';
import { goodRequest, operationsDeclaring } from './requests';

const hasBody = (operation: OperationId) => goodRequest(operation, '').body !== undefined;

/** Each refusal is asked of every operation for which the document declares it. */
describe('a declared refusal is what a client gets', () => {
  let service: TestService;
  let alice: ApiClient;
  let chatId: string;

  beforeAll(async () => {
    service = await TestService.start();
    alice = await service.api('alice');
    chatId = (await alice.createChat(['bob'], 'Us')).id;
  });
  afterAll(() => service.close());

  it.each(operationsDeclaring(400).filter(hasBody))(
    '400 of %s: a body of nothing',
    async (each) => {
      const response = await alice.call(each, goodRequest(each, chatId, { body: {} }));
      expect(problemOf(response, 400).code).toBe('INVALID_REQUEST');
    },
  );

  it.each(operationsDeclaring(400).filter(hasBody))('400 of %s: no JSON', async (each) => {
    const headers = { 'content-type': 'application/json' };
    const response = await alice.call(each, goodRequest(each, chatId, { rawBody: '{', headers }));
    expect(problemOf(response, 400).code).toBe('INVALID_JSON');
  });

  it.each(operationsDeclaring(400))('400 of %s: an unknown parameter', async (each) => {
    const response = await alice.call(each, goodRequest(each, chatId, { query: { surplus: 1 } }));
    expect(problemOf(response, 400).code).toBe('INVALID_REQUEST');
  });

  it.each(operationsDeclaring(401))('401 of %s: no session', async (each) => {
    const response = await service.anonymous().call(each, goodRequest(each, chatId));
    expect(problemOf(response, 401).code).toBe('SESSION_REQUIRED');
  });

  it.each(operationsDeclaring(403))('403 of %s: a page of a foreign origin', async (each) => {
    const headers = { origin: 'https://foreign.example' };
    const response = await alice.call(each, goodRequest(each, chatId, { headers }));
    expect(problemOf(response, 403).code).toBe('ORIGIN_NOT_ALLOWED');
  });

  it.each(operationsDeclaring(413))('413 of %s: more than 256 KiB', async (each) => {
    const headers = { 'content-type': 'application/json' };
    const rawBody = ' '.repeat(256 * 1024 + 1);
    const response = await alice.call(each, goodRequest(each, chatId, { rawBody, headers }));
    expect(problemOf(response, 413).code).toBe('PAYLOAD_TOO_LARGE');
  });

  it.each(operationsDeclaring(415))('415 of %s: text', async (each) => {
    const headers = { 'content-type': 'text/plain' };
    const response = await alice.call(each, goodRequest(each, chatId, { headers }));
    expect(problemOf(response, 415).code).toBe('UNSUPPORTED_MEDIA_TYPE');
  });
});
