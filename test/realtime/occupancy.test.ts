import { MemoryOccupancy } from '../../src/realtime/cluster/occupancy';
import type { PresenceChange } from '../../src/presence/online-users';

describe('who is online at a single node', () => {
  let occupancy: MemoryOccupancy;
  let changes: PresenceChange[];

  beforeEach(() => {
    jest.useFakeTimers({ now: 0 });
    occupancy = new MemoryOccupancy();
    changes = [];
    occupancy.onPresenceChanged((some) => changes.push(...some));
  });
  afterEach(() => jest.useRealTimers());

  const came = (at: number) => ({ userId: 'alice', online: true, at });
  const gone = (at: number) => ({ userId: 'alice', online: false, at });
  const isOnline = async () => (await occupancy.onlineOf(['alice', 'bob'])).has('alice');

  it('is told at once when they come, and five seconds after they went, with when that was', async () => {
    expect(await isOnline()).toBe(false);
    occupancy.set('users', 'alice', true);
    expect(changes).toEqual([came(0)]);
    jest.advanceTimersByTime(1000);
    occupancy.set('users', 'alice', false);
    jest.advanceTimersByTime(4999);
    expect([changes.length, await isOnline()]).toEqual([1, true]);
    jest.advanceTimersByTime(1);
    expect(changes).toEqual([came(0), gone(1000)]);
    expect(await isOnline()).toBe(false);
  });

  it('is not told of who comes back within that', async () => {
    occupancy.set('users', 'alice', true);
    for (let n = 0; n < 3; n += 1) {
      occupancy.set('users', 'alice', false);
      jest.advanceTimersByTime(4000);
      occupancy.set('users', 'alice', true);
      jest.advanceTimersByTime(4000);
    }
    expect(changes).toEqual([came(0)]);
    expect(await isOnline()).toBe(true);
  });

  it('is nobody any more when the node stops', async () => {
    occupancy.set('users', 'alice', true);
    await occupancy.close();
    expect(changes).toEqual([came(0), gone(0)]);
    jest.advanceTimersByTime(10_000);
    expect(changes).toHaveLength(2);
  });

  it('are users alone', () => {
    occupancy.set('chats', 'chat_1', true);
    expect(changes).toEqual([]);
  });
});
