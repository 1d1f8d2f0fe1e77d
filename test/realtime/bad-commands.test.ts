import type { EventClient } from '../support/event-client';
import { type TransportName, useService, transports } from '../support/test-service';

describe.each(transports)('a bad command over %s', (transport: TransportName) => {
  const service = useService();
  let alice: EventClient;

  beforeEach(async () => {
    alice = await service.connect(transport, 'alice');
  });

  const answersTo = async (command: string, data: unknown) => {
    alice.send(command, data);
    return alice.settled();
  };

  it.each([
    ['a number', 5],
    ['null', null],
    ['an object', { id: 'chat_1' }],
    ['an array', ['chat_1']],
    ['empty', ''],
    ['too long', 'c'.repeat(65)],
    ['with NUL', 'chat_\0'],
    ['with a lone surrogate', 'chat_\ud800'],
    ['with SQL', "chat_' OR 1=1 --"],
    ['with a path', '../chats'],
  ])('tells that chatId is not valid: %s', async (_name, chatId) => {
    for (const command of ['join-chat', 'leave-chat']) {
      const error = await alice.ask(command, { chatId }, 'error');
      expect(error).toMatchObject({ code: 'INVALID_REQUEST', command, retryable: false });
      expect(error.message).toBe('The request does not fit the contract.');
      expect(new Set(error.errors!.map(({ path }) => path))).toEqual(new Set(['/chatId']));
    }
  });

  it.each(['join-chat', 'leave-chat', 'listen-all-chats', 'leave-all-chats', 'debug-status'])(
    '%s refuses a field that it does not know',
    async (command) => {
      const { id: chatId } = await (await service.api('bob')).createChat(['alice']);
      const data = command.endsWith('-chat') ? { chatId } : {};
      expect(await answersTo(command, { ...data, userId: 'bob' })).toMatchObject([
        { event: 'error', data: { code: 'INVALID_REQUEST', command } },
      ]);
    },
  );

  it('changes nothing', async () => {
    const { id: chatId } = await (await service.api('bob')).createChat(['alice']);
    await answersTo('join-chat', { chatId, extra: 1 });
    expect(await alice.ask('debug-status', {}, 'debug-status')).toMatchObject({ chats: [] });
  });

  it('with thousands of mistakes tells of at most 100', async () => {
    const extra = Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`field${n}`, n]));
    const error = await alice.ask('leave-all-chats', extra, 'error');
    expect(error.code).toBe('INVALID_REQUEST');
    expect(error.errors!.length).toBeLessThanOrEqual(100);
  });

  it('whose name no one knows is answered with the name', async () => {
    for (const command of ['x'.repeat(64), 'é', 'JOIN-CHAT', ' join-chat', 'a\0b', '\ud800']) {
      const error = await alice.ask(command, {}, 'error');
      expect(error).toMatchObject({ code: 'UNKNOWN_COMMAND', command });
    }
  });
});
