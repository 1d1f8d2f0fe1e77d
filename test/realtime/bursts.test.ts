import { setTimeout as delay } from 'node:timers/promises';
import { HeldRows } from '../support/held-rows';
import { type TransportName, TestService, transports } from '../support/test-service';

describe.each(transports)('a burst of commands over %s', (transport: TransportName) => {
  let service: TestService;

  beforeAll(async () => {
    // A command that waits for a lock waits until the test lets it go.
    service = await TestService.start({
      DATABASE_LOCK_TIMEOUT: '2m',
      DATABASE_STATEMENT_TIMEOUT: '2m',
    });
  });
  afterEach(() => service.reset());
  afterAll(() => service.close());

  it('of a thousand is answered in order, while another client is served', async () => {
    const { id: chatId } = await (await service.api('bob')).createChat(['alice', 'carol'], 'busy');
    const alice = await service.connect(transport, 'alice');
    const carol = await service.connect(transport, 'carol');
    const refs = Array.from({ length: 1000 }, (_, ref) => ref);

    refs.forEach((ref) => alice.send(ref % 2 === 0 ? 'join-chat' : 'leave-chat', { chatId, ref }));
    const served = await carol.ask('join-chat', { chatId }, 'chat-joined');

    expect(served).toMatchObject({ chatId });
    const answers = await alice.settled();
    expect(answers.map(({ data }) => (data as { ref: number }).ref)).toEqual(refs);
    expect(new Set(answers.map(({ event }) => event))).toEqual(
      new Set(['chat-joined', 'chat-left']),
    );
  });

  it('of 5,000 is answered, each by its reply or by TOO_MANY_COMMANDS', async () => {
    const { id: chatId } = await (await service.api('bob')).createChat(['alice'], 'busy');
    const alice = await service.connect(transport, 'alice');
    const refs = Array.from({ length: 5000 }, (_, ref) => ref);

    refs.forEach((ref) => alice.send('join-chat', { chatId, ref }));

    // However long that takes.
    while (alice.received.length < refs.length) await delay(20);
    const answered = alice.received.map(({ data }) => (data as { ref: number }).ref);
    expect(answered.sort((a, b) => a - b)).toEqual(refs);
    const refusals = alice.received.filter(({ event }) => event !== 'chat-joined');
    expect(codesOf(refusals).every((code) => code === 'TOO_MANY_COMMANDS')).toBe(true);
    expect(await alice.settled()).toHaveLength(refs.length);
  });

  it('behind one that takes long waits, and past a thousand is refused', async () => {
    const { id: chatId } = await (await service.api('bob')).createChat(['alice'], 'busy');
    const alice = await service.connect(transport, 'alice');
    const lock = 'LOCK participants IN ACCESS EXCLUSIVE MODE';
    const held = await HeldRows.hold(service.database.url, lock);
    alice.send('join-chat', { chatId });
    for (let ref = 1; ref <= 1100; ref += 1) alice.send('leave-all-chats', { ref });
    expect(await alice.next('error')).toMatchObject({
      code: 'TOO_MANY_COMMANDS',
      retryable: true,
      command: 'leave-all-chats',
    });
    await held.release();
    expect(await alice.next('chat-joined')).toMatchObject({ chatId });
    expect((await alice.settled()).length).toBe(1101);
  });

  it('of bad input is answered too, and the connection lives on', async () => {
    const alice = await service.connect(transport, 'alice');
    for (let n = 0; n < 3000; n += 1) alice.send('no-such-command', { n });
    for (let n = 0; n < 3000; n += 1) await alice.next('error');
    expect(await alice.ask('debug-status', {}, 'debug-status')).toMatchObject({ connected: true });
  });
});

function codesOf(received: { data: unknown }[]): unknown[] {
  return received.map(({ data }) => (data as { code?: unknown }).code);
}
