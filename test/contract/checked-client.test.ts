import { nothingSet } from '../support/nothing-set';
import { ApiClient } from '../support/api-client';
import type { EventClient } from '../support/event-client';
import { SocketIoClient } from '../support/socketio-client';
import { type TransportName, transports } from '../support/test-service';
import { WebSocketClient } from '../support/websocket-client';
import { type Answer, LyingServer, type Saying } from './lying-servers';

const chat = {
  id: 'chat_123',
  kind: 'group',
  participants: ['alice', 'bob'],
  participantCount: 2,
  createdBy: 'alice',
  createdAt: '2026-01-31T11:59:00.000Z',
  lastSeq: 0,
  revision: 0,
};
const created = {
  ...{ chat, role: 'member', stateRevision: 1, readSeq: 0, unreadCount: 0, mentionCount: 0 },
  ...nothingSet,
};
const problem = {
  type: 'urn:messaging:error:SESSION_REQUIRED',
  title: 'Session required',
  status: 401,
  detail: 'There is no session.',
  code: 'SESSION_REQUIRED',
  requestId: '0b0e2f6e',
  retryable: false,
};
const location = { location: '/v1/messaging/chats/chat_123' };

let server: LyingServer;
afterEach(() => server.close());

describe('the REST client of the tests', () => {
  it.each<[string, Answer, string]>([
    ['an undeclared status', answer({ status: 202 }), '202 is not declared'],
    ['a missing field', answer({ body: without('kind') }), "required property 'kind'"],
    ['an extra field', answer({ body: { ...chat, extra: 1 } }), 'NOT have additional properties'],
    ['a wrong type', answer({ body: { ...chat, lastSeq: '0' } }), 'lastSeq must be integer'],
    ['a value out of bounds', answer({ body: { ...chat, revision: -1 } }), 'must be >= 0'],
    ['a missing header', answer({ headers: {} }), 'Location is missing'],
    ['a header that does not fit', answer({ headers: { location: 'x'.repeat(257) } }), 'Location'],
    [
      'another media type',
      answer({ headers: { ...location, 'content-type': 'text/json' } }),
      'has no schema',
    ],
    ['a problem of another form', refusal({ ...problem, code: 'OOPS' }), 'allowed values'],
    ['an error that is no problem', refusal(problem, 'application/json'), 'has no schema'],
  ])('fails on %s', async (_name, lie, message) => {
    await expect(createChatAt(lie)).rejects.toThrow(message);
  });

  it.each<[string, Answer]>([
    ['an answer', answer({})],
    ['a problem', refusal(problem)],
  ])('accepts %s that fits', async (_name, truth) => {
    expect(await createChatAt(truth)).toMatchObject({ status: truth.status, body: truth.body });
  });

  async function createChatAt(given: Answer) {
    server = await LyingServer.answering(given);
    return new ApiClient(server.url).call('createChat', { body: { participants: ['bob'] } });
  }
});

describe.each(transports)('the %s client of the tests', (transport: TransportName) => {
  it.each<[string, Saying, string]>([
    ['an unknown event', { event: 'chat-gone', data: {} }, 'no event "chat-gone"'],
    ['the name of a command', { event: 'join-chat', data: { chatId: 'c' } }, 'no event'],
    [
      'a missing field',
      { event: 'chat-created', data: { ...created, chat: without('kind') } },
      "'kind'",
    ],
    ['an extra field', { event: 'chat-created', data: { ...created, extra: 1 } }, 'additional'],
    [
      'a wrong type',
      { event: 'chat-created', data: { ...created, chat: 'chat_123' } },
      'must be object',
    ],
    ['a missing payload', { event: 'chat-created', data: undefined }, 'must be object'],
  ])('fails on %s', async (_name, lie, message) => {
    const client = await listenTo(lie);
    expect(() => client.assertContractKept()).toThrow(message);
    await expect(client.next('chat-created')).rejects.toThrow(message);
  });

  it('fails a step that waits when something else comes that does not fit', async () => {
    const client = await startWith({ event: 'chat-gone', data: {} });
    await expect(client.next('chat-created')).rejects.toThrow('no event "chat-gone"');
    await client.closed;
  });

  it('accepts an event that fits', async () => {
    const client = await listenTo({ event: 'chat-created', data: created });
    client.assertContractKept();
    expect(await client.next('chat-created')).toEqual(created);
  });

  /** A client that heard what the server says, until the connection ended. */
  async function listenTo(saying: Saying): Promise<EventClient> {
    const client = await startWith(saying);
    await client.closed;
    return client;
  }

  function startWith(saying: Saying): Promise<EventClient> {
    return transport === 'websocket' ? webSocketTo(saying) : socketIoTo(saying);
  }
});

async function webSocketTo(saying: Saying): Promise<EventClient> {
  server = await LyingServer.sayingOverWebSocket(saying);
  return WebSocketClient.start(server.url.replace('http', 'ws'));
}

async function socketIoTo(saying: Saying): Promise<EventClient> {
  server = await LyingServer.sayingOverSocketIo(saying);
  return SocketIoClient.start(`${server.url}/messaging`);
}

function answer(changes: Partial<Answer>): Answer {
  return { status: 201, headers: location, body: chat, ...changes };
}

function refusal(body: object, mediaType = 'application/problem+json'): Answer {
  const headers = { 'content-type': mediaType, 'www-authenticate': 'Bearer' };
  return { status: 401, headers, body };
}

function without(field: keyof typeof chat): object {
  return Object.fromEntries(Object.entries(chat).filter(([name]) => name !== field));
}
