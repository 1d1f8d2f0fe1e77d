import openApiDocument from '../../generated/http/openapi.json';
import { operationRoutes } from '../../generated/http/operations';
import { ApiClient, problemOf } from '../support/api-client';
import { RunningMock } from './running-mock';

interface Operation {
  requestBody?: { content: Record<string, { examples: Record<string, { value: unknown }> }> };
  responses: Record<string, unknown>;
}

const paths = openApiDocument.paths as unknown as Record<string, Record<string, Operation>>;

describe('REST of the mock', () => {
  let mock: RunningMock;
  let api: ApiClient;

  beforeAll(async () => {
    mock = await RunningMock.start();
    api = new ApiClient(mock.url, { cookie: 'sAccessToken=any' });
  });
  afterAll(() => mock.close());

  it.each(operationRoutes.map((route) => [route.operationId, route] as const))(
    '%s gives a valid answer',
    async (operationId, { path, method }) => {
      const { requestBody, responses } = paths[path]![method.toLowerCase()]!;
      const content = Object.values(requestBody?.content ?? {})[0];
      const body = Object.values(content?.examples ?? {})[0]?.value;
      const response = await api.call(operationId, {
        params: { chatId: 'chat_1', userId: 'carol' },
        ...(operationId === 'listChanges' ? { query: { after: 1 } } : {}),
        ...(body === undefined ? {} : { body }),
      });
      const usual = '201' in responses ? '201' : Object.keys(responses)[0];
      expect(response.status).toBe(Number(usual));
    },
  );

  it('gives the values of the request back', async () => {
    expect(await api.createChat(['eve', 'dora'], 'Tea')).toMatchObject({
      name: 'Tea',
      participants: ['eve', 'dora'],
    });
    expect(await api.sendMessage('chat_mine', 'Salut')).toMatchObject({
      chatId: 'chat_mine',
      content: 'Salut',
    });
  });

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

  it('gives the answer that the header Prefer asks for', async () => {
    const headers = { prefer: 'code=404' };
    const response = await api.call('getChat', { params: { chatId: 'chat_1' }, headers });
    expect(problemOf(response, 404)).toMatchObject({ code: 'CHAT_NOT_FOUND' });
  });

  it('lets the pages of any origin in', async () => {
    const headers = { origin: 'http://localhost:3000' };
    const response = await api.call('getHealth', { headers });
    expect(response.headers.get('access-control-allow-origin')).toMatch(/^(\*|http.*:3000)$/);
  });
});
