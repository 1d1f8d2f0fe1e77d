import { type ApiClient, problemOf } from '../support/api-client';
import { TestService } from '../support/test-service';

describe("the guide's short paths, /messaging/… for /v1/messaging/…", () => {
  let service: TestService;
  let alice: ApiClient;

  beforeAll(async () => {
    service = await TestService.start();
    alice = await service.api('alice');
  });
  afterAll(() => service.close());

  it('create a chat, list chats, get one, send, read the history, and mark as read', async () => {
    const made = await alice.send('POST', '/messaging/chats', { body: { participants: ['bob'] } });
    expect(made.status).toBe(201);
    const { id } = made.body as { id: string };
    const chat = `/messaging/chats/${id}`;
    const sent = await alice.send('POST', `${chat}/messages`, { body: { content: 'Hello!' } });

    expect(await alice.send('GET', '/messaging/chats?limit=1')).toMatchObject({
      status: 200,
      body: { items: [{ id }], nextCursor: null },
    });
    expect(await alice.send('GET', chat)).toMatchObject({
      status: 200,
      body: { id, lastMessage: sent.body },
    });
    expect(await alice.send('GET', `${chat}/messages?after=0`)).toMatchObject({
      status: 200,
      body: { items: [sent.body] },
    });
    expect(await alice.send('PUT', `${chat}/read`, { body: { seq: 1 } })).toMatchObject({
      status: 200,
      body: { chatId: id, seq: 1, unreadCount: 0, mentionCount: 0 },
    });
  });

  it('refuse what the whole ones refuse', async () => {
    const noSession = await service.anonymous().send('GET', '/messaging/chats');
    expect(problemOf(noSession, 401).code).toBe('SESSION_REQUIRED');
    const invalid = await alice.send('POST', '/messaging/chats', { body: {} });
    expect(problemOf(invalid, 400).code).toBe('INVALID_REQUEST');
    const wrongMethod = await alice.send('DELETE', '/messaging/chats');
    expect(problemOf(wrongMethod, 405).code).toBe('METHOD_NOT_ALLOWED');
    expect(wrongMethod.headers.get('allow')).toBe('GET, POST');
  });

  it.each(['/messaging', '/messaging/', '/messaging/nothing', '/v1/v1/messaging/chats'])(
    'are no others: %s',
    async (path) => {
      expect(problemOf(await alice.send('GET', path), 404).code).toBe('NOT_FOUND');
    },
  );
});
