import { type OperationId, operationRoutes } from '../../generated/http/operations';
import { TestService } from '../support/test-service';
import { expectRefusal } from './refusal';

const unknown = 'chat_00000000000000000000000000';

describe('someone else’s chat', () => {
  let service: TestService;
  let theirs: string;
  let session: string;

  beforeAll(async () => {
    service = await TestService.start();
    const bob = await service.api('bob');
    theirs = (await bob.createChat(['carol'], 'not for alice')).id;
    await bob.sendMessage(theirs, 'a secret', 'my-id');
    const minted = await service.anonymous().call<{ accessToken: string }>('createDevSession', {
      body: { userId: 'alice' },
    });
    session = minted.body.accessToken;
  });
  afterAll(() => service.close());

  /** Everything that alice gets to see, but for what is new with each answer. */
  async function answer(operation: OperationId, chatId: string, body: unknown): Promise<unknown> {
    const { method, path } = operationRoutes.find((route) => route.operationId === operation)!;
    const response = await fetch(service.url + path.replace('{chatId}', chatId), {
      method,
      headers: { authorization: `Bearer ${session}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const requestId = response.headers.get('x-request-id')!;
    const headers = [...response.headers].filter(([name]) => name !== 'date');
    const text = JSON.stringify([response.status, headers, await response.text()]);
    return text.replaceAll(requestId, '');
  }

  it.each<[OperationId, unknown]>([
    ['getChat', undefined],
    ['listMessages', undefined],
    ['sendMessage', { content: 'Hello!' }],
    ['sendMessage', { content: 'a secret', clientMessageId: 'my-id' }],
    ['markRead', { seq: 1 }],
  ])('gets from %s the answer that an unknown chat gets, to the byte', async (operation, body) => {
    expect(await answer(operation, theirs, body)).toBe(await answer(operation, unknown, body));
    const api = await service.api('alice');
    const request = () => api.call(operation, { params: { chatId: theirs }, body });
    await expectRefusal(service, request, 404, 'CHAT_NOT_FOUND');
  });
});
