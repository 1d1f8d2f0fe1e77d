import { RateLimit } from '../../src/limits/rate-limit';

const perHour = (points: number) => ({ points, windowMs: 3_600_000 });

function takeMany(limit: RateLimit, key: string, times: number): boolean[] {
  return Array.from({ length: times }, () => limit.take(key)!.isWithin);
}

describe('a limit that is counted with other nodes', () => {
  it('decides at once, by itself, while they do not answer', () => {
    const limit = new RateLimit('read', perHour(3), { add: () => new Promise(() => undefined) });
    expect(takeMany(limit, 'alice', 5)).toEqual([true, true, true, false, false]);
  });

  it('goes on by itself when they are away', async () => {
    const limit = new RateLimit('read', perHour(3), { add: () => Promise.resolve(undefined) });
    expect(takeMany(limit, 'alice', 1)).toEqual([true]);
    await Promise.resolve();
    expect(takeMany(limit, 'alice', 3)).toEqual([true, true, false]);
  });

  it('goes by what all of them let through', async () => {
    const add = () => Promise.resolve(100);
    const limit = new RateLimit('read', perHour(100), { add });
    expect(takeMany(limit, 'alice', 5)).not.toContain(false);
    await Promise.resolve();
    expect(limit.take('alice')).toMatchObject({ isWithin: false, remaining: 0 });
    expect(limit.take('bob')).toMatchObject({ isWithin: true });
  });

  it('asks them once for each twentieth of itself', () => {
    const told: number[] = [];
    const limit = new RateLimit('read', perHour(100), {
      add: (_key, points) => {
        told.push(points);
        return new Promise(() => undefined);
      },
    });
    takeMany(limit, 'alice', 4);
    expect(told).toEqual([]);
    takeMany(limit, 'alice', 1);
    expect(told).toEqual([5]);
  });
});

describe('what was used', () => {
  afterEach(() => jest.restoreAllMocks());

  /** Moves the clock by so many milliseconds. */
  function wait(ms: number): void {
    const now = performance.now() + ms;
    jest.spyOn(performance, 'now').mockReturnValue(now);
  }

  it('is there again evenly, and not all at once', () => {
    wait(0);
    const limit = new RateLimit('read', { points: 4, windowMs: 4000 });
    expect(takeMany(limit, 'alice', 5)).toEqual([true, true, true, true, false]);
    expect(limit.take('alice')).toMatchObject({ isWithin: false, remaining: 0, resetMs: 1000 });
    wait(1000);
    expect(takeMany(limit, 'alice', 2)).toEqual([true, false]);
    wait(10_000);
    expect(takeMany(limit, 'alice', 5)).toEqual([true, true, true, true, false]);
  });

  it('may be more than there was, and then takes longer', () => {
    wait(0);
    const limit = new RateLimit('replay', { points: 10, windowMs: 1000 });
    limit.spend('alice', 30);
    expect(limit.take('alice')).toMatchObject({ isWithin: false, resetMs: 2100 });
    wait(2100);
    expect(takeMany(limit, 'alice', 2)).toEqual([true, false]);
  });
});

describe('refusals', () => {
  it('are held back from who goes on all the same', () => {
    const limit = new RateLimit('read', perHour(1));
    limit.take('alice');
    const pauses = Array.from({ length: 22 }, () => limit.take('alice')!.pauseMs);
    expect(pauses.slice(0, 20)).toEqual(Array(20).fill(0));
    expect(Math.min(...pauses.slice(20))).toBeGreaterThanOrEqual(1000);
    expect(limit.take('bob')!.pauseMs).toBe(0);
  });
});
