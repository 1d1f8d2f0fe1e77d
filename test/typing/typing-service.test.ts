import type { TypingEvent } from '../../generated/events/payloads';
import { ServiceError } from '../../src/errors';
import type { Signal } from '../../src/log/signal';
import { TypingService } from '../../src/typing/typing-service';

const chatId = 'chat_1';

describe('that someone types', () => {
  let now: number;
  let signals: Signal[];
  let node: TypingService;
  /** What is known of the participants. */
  let isToldOf: () => Promise<boolean>;

  beforeEach(() => {
    now = 1000;
    signals = [];
    isToldOf = () => Promise.resolve(true);
    node = newNode();
  });

  const newNode = () =>
    new TypingService(
      { isToldOf: () => isToldOf() },
      { signalled: (_chatId, signal) => signals.push(signal) },
      { now: () => now },
    );
  const begin = (userId = 'bob') => node.setTyping(userId, chatId, true);
  const end = (userId = 'bob') => node.setTyping(userId, chatId, false);
  const told = () =>
    signals.map(({ event }) => {
      const { userId, typing } = event.data as TypingEvent;
      return `${userId} ${typing}`;
    });

  it('is told to the others for 6 seconds', async () => {
    const before = Date.now();
    await begin();
    const [{ from, expiresAt, event }] = signals as [Signal];
    const endsAt = new Date(expiresAt).toISOString();
    expect(from).toBe('bob');
    expect(expiresAt).toBeGreaterThanOrEqual(before + 6000);
    expect(event.data).toEqual({ chatId, userId: 'bob', typing: true, expiresAt: endsAt });
  });

  it('is told once in 3 seconds, of each user', async () => {
    await begin();
    await begin('carol');
    now += 2999;
    await begin();
    expect(told()).toEqual(['bob true', 'carol true']);
    now += 1;
    await begin();
    expect(told()).toEqual(['bob true', 'carol true', 'bob true']);
  });

  it('is told to have ended at once, and once', async () => {
    await begin();
    now += 1;
    await end();
    await end();
    expect(told()).toEqual(['bob true', 'bob false']);
  });

  it('is not told again by ending and beginning within 3 seconds', async () => {
    await begin();
    await end();
    now += 2000;
    await begin();
    await end();
    expect(told()).toEqual(['bob true', 'bob false']);
    now += 1000;
    await begin();
    await end();
    expect(told()).toEqual(['bob true', 'bob false', 'bob true', 'bob false']);
  });

  it('is told to have ended by a node that did not hear of it', async () => {
    await begin();
    node = newNode();
    await end();
    await end();
    expect(told()).toEqual(['bob true', 'bob false']);
  });

  it('is told to nobody in a chat of too many, or by who takes no part', async () => {
    isToldOf = () => Promise.resolve(false);
    await begin();
    isToldOf = () => Promise.reject(new ServiceError('CHAT_NOT_FOUND'));
    await expect(begin()).rejects.toMatchObject({ code: 'CHAT_NOT_FOUND' });
    expect(told()).toEqual([]);
  });
});
