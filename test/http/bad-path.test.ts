import { operationRoutes } from '../../generated/http/operations';
import { type ApiClient, problemOf } from '../support/api-client';
import { TestService } from '../support/test-service';
import { expectRefusal } from './refusal';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const paths = [...new Set(operationRoutes.map(({ path }) => path))];
const addressOf = (path: string, chatId: string) =>
  path.replace('{chatId}', chatId).replace('{userId}', 'bob');
const methodsOf = (path: string) =>
  operationRoutes.filter((route) => route.path === path).map(({ method }) => method);

describe('a path or a method that the contract does not have', () => {
  let service: TestService;
  let alice: ApiClient;
  let chatId: string;

  beforeAll(async () => {
    service = await TestService.start();
    alice = await service.api('alice');
    chatId = (await alice.createChat(['bob'])).id;
  });
  afterAll(() => service.close());

  describe.each(paths)('%s', (path) => {
    const others = methods.filter((method) => !methodsOf(path).includes(method));

    const expectAllow = (response: { headers: Headers }) =>
      expect(response.headers.get('allow')!.split(', ').sort()).toEqual(methodsOf(path).sort());

    it.each(others)('refuses %s with 405 and says what there is', async (method) => {
      const response = await alice.send(method, addressOf(path, chatId));
      expect(problemOf(response, 405).code).toBe('METHOD_NOT_ALLOWED');
      expectAllow(response);
    });

    it('refuses HEAD, with an answer that has no body', async () => {
      const response = await fetch(service.url + addressOf(path, chatId), {
        method: 'HEAD',
      });
      expect(response.status).toBe(405);
      expectAllow(response);
      expect(await response.text()).toBe('');
    });

    it('refuses OPTIONS that is no preflight', async () => {
      const response = await alice.send('OPTIONS', addressOf(path, chatId));
      expect(problemOf(response, 405).code).toBe('METHOD_NOT_ALLOWED');
      expectAllow(response);
    });
  });

  it('refuses a method with 405 also without a session', async () => {
    const request = () => service.anonymous().send('DELETE', '/v1/messaging/chats');
    await expectRefusal(service, request, 405, 'METHOD_NOT_ALLOWED');
  });

  it.each([
    '/v1',
    '/v1/messaging',
    '/v1/messaging/chats/',
    '/V1/messaging/chats',
    '/v1/messaging/CHATS',
    '/v1//messaging/chats',
    '/v1/messaging/chats//messages',
    '/v1/messaging/chats/chat_1/messages/msg_1/replies',
    '/v1/messaging/chats/chat_1/messages/',
    '/v1/messaging/people',
    '/v2/messaging/chats',
    '/healthz/',
    '/favicon.ico',
    '/constructor',
    '/__proto__',
    '/%',
    '/%00',
  ])('is not found: %s', async (path) => {
    for (const method of ['GET', 'POST']) {
      const request = () => alice.send(method, path);
      await expectRefusal(service, request, 404, 'NOT_FOUND');
    }
  });

  it('is not found with OPTIONS either', async () => {
    const request = () => alice.send('OPTIONS', '/v1/messaging/people');
    await expectRefusal(service, request, 404, 'NOT_FOUND');
  });

  describe.each([
    ['GET', ''],
    ['GET', '/messages'],
    ['POST', '/messages'],
    ['PUT', '/read'],
  ])('%s /v1/messaging/chats/{chatId}%s', (method, rest) => {
    const body = { GET: undefined, POST: { content: 'Hello!' }, PUT: { seq: 0 } }[method];

    it.each([
      ['%E0%A4%A', 'percent-encoding that is cut off'],
      ['%', 'a percent sign alone'],
      ['%zz', 'percent-encoding that is none'],
      ['%ff', 'what is not UTF-8'],
      ['%00', 'NUL'],
      ['chat_1%00', 'NUL at the end'],
      ['chat%201', 'a space'],
      ['chat_1%2Fread', 'a slash'],
      ['caf%C3%A9', 'what is not ASCII'],
      ['a'.repeat(65), 'too many characters'],
      ["'%20OR%201=1%20--", 'SQL'],
    ])('refuses the id %s: %s', async (id) => {
      const request = () =>
        alice.send(method, `/v1/messaging/chats/${id}${rest}`, body === undefined ? {} : { body });
      await expectRefusal(service, request, 400, 'INVALID_REQUEST');
    });
  });
});
