import { useService } from '../support/test-service';
import type { WebSocketClient } from '../support/websocket-client';

const tooLong = 'x'.repeat(65);

describe('a bad frame on the raw WebSocket', () => {
  const service = useService();
  let alice: WebSocketClient;

  beforeEach(async () => {
    alice = await service.webSocket('alice');
  });

  /** Everything that a frame brought; the connection must still work after it. */
  const answersTo = async (frame: string | Buffer) => {
    alice.sendRaw(frame);
    return alice.settled();
  };
  const invalidFrame = {
    event: 'error',
    data: { code: 'INVALID_FRAME', retryable: false },
  };

  it.each([
    ['empty', ''],
    ['no JSON', 'hello'],
    ['JSON that was cut off', '{"event":"debug-status"'],
    ['a string', '"join-chat"'],
    ['a number', '1'],
    ['null', 'null'],
    ['true', 'true'],
    ['an array', '[{"event":"debug-status"}]'],
    ['an object without event', '{"data":{}}'],
    ['an empty object', '{}'],
    ['deeply nested', '['.repeat(30_000)],
  ])('is answered by INVALID_FRAME: %s', async (_name, frame) => {
    expect(await answersTo(frame)).toMatchObject([invalidFrame]);
  });

  it.each([5, null, true, {}, [], '', tooLong])(
    'is answered by INVALID_FRAME: event is %p',
    async (event) => {
      const answers = await answersTo(JSON.stringify({ event, data: {} }));
      expect(answers).toMatchObject([
        { event: 'error', data: { code: 'INVALID_FRAME', errors: [{ path: '/event' }] } },
      ]);
    },
  );

  it.each([5, null, true, 'text', ['chat']].map((data) => [JSON.stringify(data)]))(
    'is answered by INVALID_FRAME: data is %s',
    async (data) => {
      const answers = await answersTo(`{"event":"debug-status","data":${data}}`);
      expect(answers).toMatchObject([
        { event: 'error', data: { code: 'INVALID_FRAME', errors: [{ path: '/data' }] } },
      ]);
    },
  );

  it('is answered by INVALID_FRAME: unknown members beside event and data', async () => {
    const answers = await answersTo('{"event":"leave-all-chats","data":{},"chatId":"chat_1"}');
    expect(answers).toMatchObject([invalidFrame]);
  });

  it('is answered by INVALID_FRAME: a binary frame, even of a valid command', async () => {
    const answers = await answersTo(Buffer.from('{"event":"leave-all-chats"}'));
    expect(answers).toMatchObject([invalidFrame]);
  });

  it('is answered in its turn among valid commands', async () => {
    alice.send('leave-all-chats');
    alice.sendRaw('hello');
    alice.send('listen-all-chats');
    const events = (await alice.settled()).map(({ event }) => event);
    expect(events).toEqual(['all-chats-left', 'error', 'listening-all-chats']);
  });

  it('does not touch prototypes', async () => {
    const answers = await answersTo(
      '{"event":"leave-all-chats","data":{"__proto__":{"polluted":true}}}',
    );
    expect(answers).toMatchObject([{ event: 'error', data: { code: 'INVALID_REQUEST' } }]);
    expect({}).not.toHaveProperty('polluted');
  });

  it('of exactly 64 KiB is read', async () => {
    const frame = '{"event":"leave-all-chats"}';
    const answers = await answersTo(frame + ' '.repeat(64 * 1024 - frame.length));
    expect(answers).toMatchObject([{ event: 'all-chats-left' }]);
  });

  it.each(['text', 'binary'])('over 64 KiB closes with 1009: %s', async (kind) => {
    const bob = await service.webSocket('bob');
    const frame = 'x'.repeat(64 * 1024 + 1);
    alice.sendRaw(kind === 'text' ? frame : Buffer.from(frame));

    expect(await alice.closed).toMatchObject({ code: 1009 });
    expect(await bob.ask('debug-status', {}, 'debug-status')).toMatchObject({ userId: 'bob' });
  });

  it('that is not UTF-8 closes with 1007 and harms no one else', async () => {
    const bob = await service.webSocket('bob');
    alice.webSocket.send(Buffer.from([0xc3, 0x28]), { binary: false });

    expect(await alice.closed).toMatchObject({ code: 1007 });
    expect(await bob.ask('debug-status', {}, 'debug-status')).toMatchObject({ userId: 'bob' });
  });
});
