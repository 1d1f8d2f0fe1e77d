import asyncApiDocument from '../../generated/events/asyncapi.json';
import type { EventClient } from '../support/event-client';
import { SocketIoClient } from '../support/socketio-client';
import { transports } from '../support/test-service';
import { WebSocketClient } from '../support/websocket-client';
import { RunningMock } from './running-mock';

const { messages } = asyncApiDocument.components;
type MessageKey = keyof typeof messages;

/** Each command of the document with an example of it and the name of its reply. */
const commands = Object.values(asyncApiDocument.operations).flatMap((operation) => {
  if (!('reply' in operation)) return [];
  const [command, reply] = [operation.messages[0]!, operation.reply.messages[0]!].map(
    ({ $ref }) => messages[$ref.split('/').at(-1) as MessageKey],
  );
  return [[command!.name, command!.examples[0]!.payload, reply!.name] as const];
});

describe.each(transports)('the mock over %s', (transport) => {
  let mock: RunningMock;
  let alice: EventClient;

  beforeAll(async () => {
    mock = await RunningMock.start();
    alice = await mock.connect(transport, 'alice');
  });
  afterAll(() => mock.close());

  it.each(commands)('answers %s with a valid reply', async (command, payload, reply) => {
    const answer = await alice.ask(command, { ...payload, ref: 5 }, reply as never);
    expect(answer).toMatchObject({ ref: 5 });
  });

  it('gives the values of the command back', async () => {
    const joined = await alice.ask('join-chat', { chatId: 'chat_123' }, 'chat-joined');
    expect(joined).toMatchObject({ chatId: 'chat_123' });
    const status = await alice.ask('debug-status', {}, 'debug-status');
    expect(status).toMatchObject({ userId: 'alice' });
  });

  it.each([
    [{}, '', "must have required property 'chatId'"],
    [{ chatId: 5 }, '/chatId', 'must be string'],
    [{ chatId: 'c', after: -1 }, '/after', 'must be >= 0'],
    [{ chatId: 'c', room: 1 }, '', 'must NOT have additional properties: room'],
  ])('tells what is wrong with %j', async (payload, path, message) => {
    const error = await alice.ask('join-chat', { ...payload, ref: 'r' }, 'error');
    expect(error).toMatchObject({
      code: 'INVALID_REQUEST',
      retryable: false,
      command: 'join-chat',
      ref: 'r',
    });
    expect(error.errors).toContainEqual({ path, message });
    expect(error.message).toContain(message);
  });

  it('tells which commands there are to a client that sends another', async () => {
    const error = await alice.ask('join-room', {}, 'error');
    expect(error).toMatchObject({ code: 'UNKNOWN_COMMAND', command: 'join-room' });
    expect(error.message).toContain('join-chat');
  });
});

describe('the mock', () => {
  let mock: RunningMock;

  beforeAll(async () => {
    mock = await RunningMock.start();
  });
  afterAll(() => mock.close());

  it.each(['{', '[]', '{"event": 5}', '{"event": "join-chat", "room": 1}', Buffer.from('{}')])(
    'answers the frame %s, which is no command',
    async (frame) => {
      const alice = (await mock.connect('websocket', 'alice')) as WebSocketClient;
      alice.sendRaw(frame);
      expect(await alice.next('error')).toMatchObject({ code: 'INVALID_FRAME' });
    },
  );

  it('gives a ref beside the payload back beside it and in it', async () => {
    const alice = (await mock.connect('websocket', 'alice')) as WebSocketClient;
    alice.sendRaw('{"event": "listen-all-chats", "ref": 9}');
    expect(await alice.next('listening-all-chats')).toMatchObject({ ref: 9 });
    expect(alice.received[0]).toMatchObject({ ref: 9 });
  });

  it('acknowledges with the reply', async () => {
    const alice = (await mock.connect('socketio', 'alice')) as SocketIoClient;
    const data = { chatId: 'chat_1', status: 'success', message: 'not in chat' };
    const reply = await alice.sendWithAck('leave-chat', { chatId: 'chat_1' });
    expect(reply).toEqual({ event: 'chat-left', data });
  });

  it.each([
    ['', 'USER_ID_MISSING'],
    ['?userId=', 'USER_ID_MISSING'],
  ])('refuses the handshake "%s" as the service does', async (query, code) => {
    const raw = WebSocketClient.start(mock.webSocketUrl + query);
    expect(await raw.next('error')).toMatchObject({ code });
    expect(await raw.closed).toMatchObject({ code: 4400 });
    const socketIo = SocketIoClient.start(`${mock.url}/messaging${query}`);
    expect((await socketIo.refusal()).data).toMatchObject({ code });
    await socketIo.close();
  });

  it('refuses a handshake that names two users', async () => {
    const raw = WebSocketClient.start(`${mock.webSocketUrl}?userId=alice&userId=bob`);
    expect(await raw.next('error')).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(await raw.closed).toMatchObject({ code: 4400 });
  });

  it.each(['/', '/other'])('refuses the namespace %s', async (namespace) => {
    const client = SocketIoClient.start(mock.url + namespace, { query: { userId: 'alice' } });
    expect((await client.refusal()).data).toMatchObject({ code: 'NOT_FOUND' });
    await client.close();
  });

  it('answers a chat that the user has not as the service does', async () => {
    const alice = await mock.connect('websocket', 'alice');
    const error = await alice.ask('join-chat', { chatId: 'chat_none', ref: 1 }, 'error');
    expect(error).toMatchObject({ code: 'CHAT_NOT_FOUND', command: 'join-chat', ref: 1 });
  });

  it('refuses a WebSocket at another path', async () => {
    const client = WebSocketClient.start(`${mock.url.replace('http', 'ws')}/other?userId=alice`);
    expect(await client.closed).toMatchObject({ code: 1006 });
  });
});
