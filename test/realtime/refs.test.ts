import type { EventClient } from '../support/event-client';
import { type TransportName, transports, useService } from '../support/test-service';
import type { WebSocketClient } from '../support/websocket-client';

const refs: (string | number)[] = ['r-1', '', 'é💬', 7, 0, -1.5, Number.MAX_SAFE_INTEGER];

describe.each(transports)('ref in data over %s', (transport: TransportName) => {
  const service = useService();
  let alice: EventClient;

  beforeEach(async () => {
    alice = await service.connect(transport, 'alice');
  });

  it.each(refs)('comes back in the reply: %p', async (ref) => {
    const reply = await alice.ask('listen-all-chats', { ref }, 'listening-all-chats');
    const { stateRevision, epoch } = reply;
    expect(reply).toEqual({ status: 'success', stateRevision, epoch, ref });
  });

  it.each([
    ['join-chat', 'chat-joined'],
    ['leave-chat', 'chat-left'],
    ['leave-all-chats', 'all-chats-left'],
    ['debug-status', 'debug-status'],
  ] as const)('comes back in the reply to %s', async (command, event) => {
    const { id: chatId } = await (await service.api('bob')).createChat(['alice']);
    const data = command.endsWith('-chat') ? { chatId, ref: 'r' } : { ref: 'r' };
    expect(await alice.ask(command, data, event)).toMatchObject({ ref: 'r' });
  });

  it.each([
    ['CHAT_NOT_FOUND', 'join-chat', { chatId: 'chat_none' }],
    ['INVALID_REQUEST', 'join-chat', { chatId: 5 }],
    ['UNKNOWN_COMMAND', 'send-message', {}],
  ])('comes back in the error %s', async (code, command, data) => {
    const error = await alice.ask(command, { ...data, ref: 'mine' }, 'error');
    expect(error).toMatchObject({ code, command, ref: 'mine' });
  });

  it('is not in the events that follow', async () => {
    const bob = await service.api('bob');
    const { id: chatId } = await bob.createChat(['alice']);
    await alice.ask('join-chat', { chatId, ref: 'r' }, 'chat-joined');
    await bob.sendMessage(chatId, 'no ref here');
    expect(await alice.next('new-message')).not.toHaveProperty('ref');
  });

  it.each([
    ['too long', 'r'.repeat(65)],
    ['with NUL', 'a\0b'],
    ['with a lone surrogate', '\ud800'],
    ['too large', 1e300],
    ['an object', { a: 1 }],
    ['an array', [1]],
    ['null', null],
    ['a boolean', true],
  ])('is refused, and the refusal has none, when it is %s', async (_name, ref) => {
    alice.send('listen-all-chats', { ref });
    const [answer] = await alice.settled();
    const error = { code: 'INVALID_REQUEST', command: 'listen-all-chats' };
    expect(answer).toMatchObject({ event: 'error', data: error });
    expect(answer!.data).not.toHaveProperty('ref');
  });
});

describe('ref beside data on the raw WebSocket', () => {
  const service = useService();
  let alice: WebSocketClient;

  beforeEach(async () => {
    alice = await service.webSocket('alice');
  });

  const answerTo = async (frame: object) => {
    alice.sendRaw(JSON.stringify(frame));
    return (await alice.settled()).at(-1);
  };

  it.each(refs)('comes back beside data and in it: %p', async (ref) => {
    expect(await answerTo({ event: 'leave-all-chats', data: {}, ref })).toEqual({
      event: 'all-chats-left',
      data: { status: 'success', ref },
      ref,
    });
  });

  it('comes back in an error', async () => {
    const answer = await answerTo({ event: 'join-chat', data: { chatId: 'chat_none' }, ref: 3 });
    expect(answer).toMatchObject({ event: 'error', data: { code: 'CHAT_NOT_FOUND' }, ref: 3 });
  });

  it('is not beside data when it was in data', async () => {
    const answer = await answerTo({ event: 'leave-all-chats', data: { ref: 3 } });
    expect(answer).not.toHaveProperty('ref');
  });

  it.each(['r'.repeat(65), 'a\0b', 1e300, { a: 1 }, [1], null, true])(
    'makes the frame invalid when it is %p',
    async (ref) => {
      const answer = await answerTo({ event: 'leave-all-chats', ref });
      expect(answer).toMatchObject({
        event: 'error',
        data: { code: 'INVALID_FRAME', errors: [{ path: '/ref' }] },
      });
    },
  );
});
