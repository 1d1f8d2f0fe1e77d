import { setTimeout as delay } from 'node:timers/promises';
import { closeCodes } from '../../generated/events/close-codes';
import { problemOf } from '../support/api-client';
import { insertMessages } from '../support/chat-rows';
import { eventually } from '../support/eventually';
import { refusalOf } from '../support/refusal';
import { TestService, type TransportName, transports } from '../support/test-service';

const limited = { code: 'RATE_LIMITED', retryable: true };
const hourMs = 60 * 60 * 1000;

describe.each(transports)('over %s', (transport: TransportName) => {
  let service: TestService;

  const start = async (environment: Record<string, string>) => {
    service = await TestService.start(environment);
  };
  afterEach(() => service.close());

  const isServed = async (userId: string) => {
    const client = await service.connect(transport, userId);
    expect(await client.ask('debug-status', {}, 'debug-status')).toMatchObject({ userId });
  };
  const refused = (userId: string) => refusalOf(service, transport, { query: `?userId=${userId}` });

  describe('a user who sends too many commands', () => {
    it('is told so, and when to send the next one, in the order of the replies', async () => {
      await start({ LIMIT_COMMAND: '2/1h' });
      const mallory = await service.connect(transport, 'mallory');
      for (const ref of [1, 2, 3]) mallory.send('debug-status', { ref });
      const refusal = await mallory.next('error');
      expect(refusal).toMatchObject({ ...limited, command: 'debug-status', ref: 3 });
      expect(refusal.retryAfterMs).toBeGreaterThan(0);
      expect(refusal.retryAfterMs).toBeLessThanOrEqual(hourMs);
      expect(mallory.received.map(({ event }) => event)).toEqual([
        'debug-status',
        'debug-status',
        'error',
      ]);
      await isServed('alice');
    });

    it('is served again when it comes back as it was told', async () => {
      await start({ LIMIT_COMMAND: '1/1s' });
      const alice = await service.connect(transport, 'alice');
      // Each round is refused, unless the machine takes longer than the window for it.
      while (alice.received.every(({ event }) => event !== 'error')) {
        const count = alice.received.length + 2;
        alice.send('debug-status', {});
        alice.send('debug-status', {});
        await eventually(() => expect(alice.received).toHaveLength(count));
      }
      const { retryAfterMs } = await alice.next('error');
      await delay(retryAfterMs);
      const served = alice.received.length;
      alice.send('debug-status', {});
      await eventually(() => expect(alice.received[served]?.event).toBe('debug-status'));
    });

    it('is sent away when that does not stop it, with a code that says: come back', async () => {
      await start({ LIMIT_COMMAND: '1/1h' });
      const mallory = await service.connect(transport, 'mallory');
      for (let n = 0; n < 100; n += 1) mallory.send('no-such-command', {});
      const { code } = await mallory.closed;
      const { code: tooMany, reconnect } = closeCodes.RATE_LIMITED;
      expect(reconnect).toBe(true);
      if (transport === 'websocket') expect(code).toBe(tooMany);
      expect(mallory.received.length).toBeLessThan(100);
      expect(mallory.received.at(-1)).toMatchObject({ event: 'error', data: limited });
      await isServed('alice');
    });
  });

  describe('a user who connects', () => {
    it('too often is refused, and another is not', async () => {
      await start({ LIMIT_CONNECT: '2/1h' });
      await isServed('mallory');
      await isServed('mallory');
      const { error, code } = await refused('mallory');
      expect(error).toMatchObject(limited);
      expect((error as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(0);
      if (transport === 'websocket') expect(code).toBe(closeCodes.RATE_LIMITED.code);
      await isServed('alice');
    });

    it('too many times at once is refused, until a connection ends', async () => {
      await start({ MAX_CONNECTIONS_PER_USER: '2' });
      const first = await service.connect(transport, 'mallory');
      await service.connect(transport, 'mallory');
      expect((await refused('mallory')).error).toMatchObject({
        ...limited,
        message: 'The user has too many connections. Close one, or come back later.',
      });
      await isServed('alice');
      await first.close();
      await eventually(() => expect(service.logTexts).toContain('User mallory disconnected'));
      await isServed('mallory');
    });
  });

  it('an address is refused for good when its handshakes are refused too often', async () => {
    await start({ LIMIT_ANONYMOUS: '2/1h' });
    const nameless = () => refusalOf(service, transport, { query: '?userId=' });
    expect((await nameless()).error).toMatchObject({ code: 'USER_ID_MISSING' });
    expect((await nameless()).error).toMatchObject({ code: 'USER_ID_MISSING' });
    expect((await nameless()).error).toMatchObject(limited);
    await isServed('alice');
  });

  it('who has had many changes once more is refused the next ones, here and over REST', async () => {
    await start({ LIMIT_REPLAY: '5/1h' });
    const api = await service.api('alice');
    const { id: chatId } = await api.createChat(['bob'], 'Us');
    await insertMessages(service.database.url, {
      ...{ chatId, senderId: 'bob', count: 5, content: 'hello' },
    });
    const alice = await service.connect(transport, 'alice');
    expect(await alice.ask('join-chat', { chatId, after: 0 }, 'chat-joined')).toBeDefined();
    await alice.ask('leave-chat', { chatId }, 'chat-left');

    expect(await alice.ask('join-chat', { chatId, after: 0 }, 'error')).toMatchObject(limited);
    const params = { params: { chatId }, query: { after: 0 } };
    const refusal = await api.call('listChanges', params);
    expect(problemOf(refusal, 429)).toMatchObject(limited);
    expect(refusal.headers.get('RateLimit-Policy')).toBe('"replay";q=5;w=3600');
    // Joining as such, and what happens from now on, is not touched.
    await alice.ask('join-chat', { chatId }, 'chat-joined');
    await api.call('sendMessage', { params: { chatId }, body: { content: 'hello' } });
    expect(await alice.next('new-message')).toBeDefined();
  });
});
