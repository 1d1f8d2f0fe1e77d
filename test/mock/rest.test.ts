import type { MessagePage } from '../../generated/http/types';
import openApiDocument from '../../generated/http/openapi.json';
import { type OperationId, operationRoutes } from '../../generated/http/operations';
import { ApiClient, problemOf } from '../support/api-client';
import { RunningMock } from './running-mock';

interface Operation {
  requestBody?: { content: Record<string, { examples: Record<string, { value: unknown }> }> };
  responses: Record<string, unknown>;
}

const paths = openApiDocument.paths as unknown as Record<string, Record<string, Operation>>;

/** The examples of a request's body. */
function examplesOf({ requestBody }: Operation): unknown[] {
  const [content] = Object.values(requestBody?.content ?? {});
  return Object.values(content?.examples ?? {}).map(({ value }) => value);
}

/** What operations cannot do without. */
const queries: Partial<Record<OperationId, Record<string, unknown>>> = {
  listChanges: { after: 1 },
  listOwnChanges: { after: 0 },
  listUsers: { ids: 'alice bob' },
  listPresence: { userIds: 'alice bob' },
};

describe('REST of the mock', () => {
  let mock: RunningMock;
  let api: ApiClient;
  let messageId: string;

  beforeAll(async () => {
    mock = await RunningMock.start();
    api = new ApiClient(mock.url, { cookie: 'sAccessToken=any' });
    const history = await api.call<MessagePage>('listMessages', { params: { chatId: 'chat_123' } });
    messageId = history.body.items.find(({ senderId }) => senderId === 'alice')!.id;
  });
  afterAll(() => mock.close());

  it.each(operationRoutes.map((route) => [route.operationId, route] as const))(
    '%s gives a valid answer',
    async (operationId, { path, method }) => {
      const operation = paths[path]![method.toLowerCase()]!;
      const { responses } = operation;
      const [body] = examplesOf(operation);
      // The others need theirs.
      const isLast = operationId === 'deleteChat';
      const chatId = isLast ? (await api.createChat(['bob'], 'Tea')).id : 'chat_123';
      const response = await api.call(operationId, {
        params: { chatId, userId: 'carol', messageId, emoji: '👍' },
        query: queries[operationId] ?? {},
        ...(body === undefined ? {} : { body }),
      });
      const usual = '201' in responses ? '201' : Object.keys(responses)[0];
      expect(response.status).toBe(Number(usual));
    },
  );

  it('tells what is wrong with a request', async () => {
    const response = await api.call('createChat', { body: { participants: 'bob' } });
    expect(problemOf(response, 400)).toMatchObject({
      status: 400,
      code: 'INVALID_REQUEST',
      errors: [{ path: '/body/participants' }],
    });
  });

  it('wants a session, but takes any', async () => {
    const response = await new ApiClient(mock.url).call('listChats');
    expect(problemOf(response, 401)).toMatchObject({ code: 'SESSION_REQUIRED' });
  });

  it.each(
    operationRoutes.flatMap(({ operationId, path, method }) =>
      Object.keys(paths[path]![method.toLowerCase()]!.responses).map(
        (status) => [operationId, status] as const,
      ),
    ),
  )(
    '%s gives the declared answer %s to who prefers it, whatever it accepts',
    async (operationId, status) => {
      const headers = { prefer: `code=${status}`, accept: 'text/html' };
      const { method, path } = operationRoutes.find((route) => route.operationId === operationId)!;
      const [example] = examplesOf(paths[path]![method.toLowerCase()]!);
      const response = await api.call(operationId, {
        params: { chatId: 'chat_1', userId: 'carol', messageId, emoji: '👍' },
        headers,
        query: queries[operationId] ?? {},
        ...(example === undefined ? {} : { body: example }),
      });
      expect(response.status).toBe(Number(status));
    },
  );

  it('gives the example of the name that is preferred', async () => {
    const headers = { prefer: 'example=SESSION_EXPIRED' };
    const response = await api.call('listChats', { headers });
    expect(problemOf(response, 401)).toMatchObject({ code: 'SESSION_EXPIRED', retryable: false });
  });

  it('passes over a preference that the document cannot meet', async () => {
    const response = await api.call('listChats', { headers: { prefer: 'code=418' } });
    expect(response.status).toBe(200);
  });

  it.each([
    ['GET', '/nowhere', 404, 'NOT_FOUND'],
    ['GET', '//', 404, 'NOT_FOUND'],
    ['PATCH', '/v1/messaging/chats', 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/v1/messaging/chats/%E0%A4%A', 400, 'INVALID_REQUEST'],
    ['GET', '/messaging/chats?limit=0', 400, 'INVALID_REQUEST'],
    ['GET', '/messaging/chats/chat_none', 404, 'CHAT_NOT_FOUND'],
    ['POST', '/messaging/chats', 400, 'INVALID_JSON', '{"participants":'],
  ])(
    'answers %s %s as the service does: %i %s',
    async (method, path, status, code, rawBody = '') => {
      const headers: Record<string, string> = { accept: 'text/html' };
      if (rawBody !== '') headers['content-type'] = 'application/json';
      const request = { headers, ...(rawBody === '' ? {} : { rawBody }) };
      const response = await api.send(method, path, request);
      expect(problemOf(response, status)).toMatchObject({ code });
    },
  );

  it('lets the pages of any origin in', async () => {
    const headers = { origin: 'http://localhost:3000' };
    const response = await api.call('getHealth', { headers });
    expect(response.headers.get('access-control-allow-origin')).toMatch(/^(\*|http.*:3000)$/);
  });
});
