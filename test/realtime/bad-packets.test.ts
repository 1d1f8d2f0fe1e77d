import { once } from 'node:events';
import { WebSocket } from 'ws';
import { joinNamespace, openEngine } from '../support/engine-socket';
import type { SocketIoClient } from '../support/socketio-client';
import { useService } from '../support/test-service';

describe('bad input over Socket.IO', () => {
  const service = useService();
  let alice: SocketIoClient;

  beforeEach(async () => {
    alice = await service.socketIo('alice');
  });

  const othersAreServed = async () => {
    const bob = await service.socketIo('bob');
    expect(await bob.ask('debug-status', {}, 'debug-status')).toMatchObject({ userId: 'bob' });
  };

  it.each([
    ['a binary argument', [Buffer.from('chat_1')]],
    ['several arguments', [{}, {}]],
    ['several arguments, one binary', [{}, Buffer.from('x')]],
  ])('%s is no command', async (_name, args: unknown[]) => {
    alice.socket.emit('leave-all-chats', ...args);
    expect(await alice.settled()).toMatchObject([
      { event: 'error', data: { code: 'INVALID_FRAME', retryable: false } },
    ]);
  });

  it('an event name that is too long is no command', async () => {
    alice.socket.emit('x'.repeat(65), {});
    expect(await alice.settled()).toMatchObject([
      { event: 'error', data: { code: 'INVALID_FRAME' } },
    ]);
  });

  it.each([5, 'text', true, [{}]])('%p is no payload', async (argument) => {
    alice.socket.emit('leave-all-chats', argument);
    expect(await alice.settled()).toMatchObject([
      { event: 'error', data: { code: 'INVALID_REQUEST', command: 'leave-all-chats' } },
    ]);
  });

  it('a binary value in a payload is refused', async () => {
    alice.socket.emit('join-chat', { chatId: Buffer.from('chat_1') });
    expect(await alice.settled()).toMatchObject([
      { event: 'error', data: { code: 'INVALID_REQUEST', errors: [{ path: '/chatId' }] } },
    ]);
  });

  it('is acknowledged with the error when it has an acknowledgement', async () => {
    const answers: unknown[] = [];
    alice.socket.emit('join-chat', {}, {}, (answer: unknown) => answers.push(answer));
    await alice.settled();
    expect(answers).toMatchObject([{ event: 'error', data: { code: 'INVALID_FRAME' } }]);
  });

  it.each(['websocket', 'polling'])(
    'over 64 KiB ends that connection only, by %s',
    async (engineTransport) => {
      const client = await service.socketIo('carol', { transports: [engineTransport] });
      client.socket.emit('join-chat', { chatId: 'x'.repeat(64 * 1024) });
      await client.closed;
      expect(await alice.ask('debug-status', {}, 'debug-status')).toMatchObject({
        userId: 'alice',
      });
      await othersAreServed();
    },
  );

  describe.each([
    ['no packet type', 'garbage'],
    ['an empty packet', ''],
    ['an unknown packet type', '9'],
    ['an unknown Socket.IO type', '49'],
    ['an event outside a namespace that was joined', '42["join-chat",{}]'],
    ['an event that is not JSON', '42/messaging,["join-chat"'],
    ['an event that is no array', '42/messaging,{"a":1}'],
    ['an event without a name', '42/messaging,[]'],
    ['an event named by an object', '42/messaging,[{},1]'],
    ['a name that Socket.IO keeps for itself', '42/messaging,["disconnect",{}]'],
    ['an acknowledgement of nothing', '43/messaging,7[]'],
    ['an acknowledgement with a wild id', '43/messaging,99999999999999999999[]'],
    ['binary attachments that are missing', '451-/messaging,["join-chat",{}]'],
    ['a placeholder without an attachment', '451-/messaging,["x",{"_placeholder":true,"num":9}]'],
    ['more attachments than there can be', '459999999999-/messaging,["x"]'],
    ['a second CONNECT', '40/messaging,'],
    ['a CONNECT with a payload that is no object', '40/messaging,"x"'],
    ['a CONNECT to a namespace of special characters', '40/__proto__,'],
    ['a client that says "error"', '42/messaging,["error",{}]'],
    ['a probe for an upgrade', '2probe'],
    ['an upgrade that is none', '5'],
    ['a pong that no one asked for', '3'],
  ])('a client of its own making that sends %s', (_name, packet) => {
    it.each(['before it joined the namespace', 'after it joined the namespace'])(
      'harms no one else, %s',
      async (when) => {
        const webSocket = await openEngine(service.url, '&userId=mallory');
        if (when.startsWith('after')) {
          expect(await joinNamespace(webSocket)).toMatch(/^40\/messaging,/);
        }
        webSocket.send(packet);
        webSocket.send(Buffer.from([1, 2, 3]));
        webSocket.close();
        if (webSocket.readyState !== WebSocket.CLOSED) await once(webSocket, 'close');

        expect(await alice.ask('debug-status', {}, 'debug-status')).toMatchObject({
          userId: 'alice',
        });
        await othersAreServed();
      },
    );
  });

  it.each(['EIO=3', 'EIO=4&sid=unknown', 'EIO=x', ''])(
    'a handshake of another protocol is refused: %p',
    async (query) => {
      const address = `${service.url.replace('http', 'ws')}/socket.io/?${query}`;
      const webSocket = new WebSocket(`${address}&transport=websocket`);
      const messages: unknown[] = [];
      webSocket.on('message', (message) => messages.push(message));
      // Engine.IO refuses some before the upgrade and some after it; a client sees an error.
      const [error] = (await once(webSocket, 'close').catch((cause: Error) => [cause])) as [Error];
      expect(error).toBeInstanceOf(Error);
      expect(messages).toEqual([]);
      await othersAreServed();
    },
  );
});
