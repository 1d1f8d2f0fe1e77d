import pino from 'pino';
import type { PresenceChange } from '../../src/presence/online-users';
import { RedisOccupancy } from '../../src/realtime/cluster/occupancy-redis';
import { openRedisChannels, type RedisChannels } from '../../src/realtime/cluster/redis-channels';
import { describeWithRedis } from '../support/describe-with-redis';
import { eventually } from '../support/eventually';
import { openRedis, type RedisServer } from '../support/redis-server';

describeWithRedis('who is online at several nodes', () => {
  let redis: RedisServer;
  let nodes: { occupancy: RedisOccupancy; channels: RedisChannels }[];
  let changes: PresenceChange[];
  let isCut: boolean;

  beforeAll(async () => {
    redis = await openRedis();
  });
  beforeEach(() => {
    [nodes, changes, isCut] = [[], [], false];
  });
  afterEach(async () => {
    isCut = false;
    for (const { occupancy, channels } of nodes) {
      await occupancy.close();
      channels.close();
    }
  });
  afterAll(() => redis.close());

  const startNode = async () => {
    const channels = openRedisChannels(redis.url, pino({ level: 'silent' }));
    await new Promise<void>((resolve) => channels.onScriptable(resolve));
    const evaluate: RedisChannels['evaluate'] = (...call) =>
      isCut ? Promise.reject(new Error('Redis is away.')) : channels.evaluate(...call);
    const occupancy = new RedisOccupancy({
      ...{ onScriptable: () => undefined, evaluate },
    } as unknown as RedisChannels);
    occupancy.onPresenceChanged((some) => changes.push(...some));
    nodes.push({ occupancy, channels });
    return occupancy;
  };
  const of = (userId: string) =>
    changes.filter((change) => change.userId === userId).map(({ online }) => online);

  it('is told by one of them, once: when the first connection came, and when the last is gone', async () => {
    const [one, other] = [await startNode(), await startNode()];
    for (const node of [one, other]) node.set('users', 'alice', true);
    await eventually(() => expect(of('alice')).toEqual([true]));
    one.set('users', 'alice', false);
    one.set('users', 'bob', true);
    one.set('users', 'bob', false);
    one.set('users', 'carol', true);
    await one.totals();
    one.set('users', 'carol', false);
    await eventually(() => expect(of('carol')).toEqual([true, false]));
    expect(of('alice')).toEqual([true]);
    expect(await one.onlineOf(['alice', 'carol', 'dave'])).toEqual(new Set(['alice']));
    other.set('users', 'alice', false);
    await eventually(() => expect(of('alice')).toEqual([true, false]));
    expect(await one.onlineOf(['alice'])).toEqual(new Set());
    expect(of('bob')).toEqual([]);
  });

  it('is known of 2,000 who come at once and go with their node', async () => {
    const [one, other] = [await startNode(), await startNode()];
    const users = Array.from({ length: 2000 }, (_, n) => `user-${n}`);
    for (const userId of users) one.set('users', userId, true);
    await eventually(() => expect(changes).toHaveLength(2000));
    expect((await other.onlineOf(users)).size).toBe(2000);
    await one.close();
    await eventually(() => expect(changes).toHaveLength(4000));
    expect((await other.onlineOf(users)).size).toBe(0);
  });

  it('is right again of who came and went while Redis was away', async () => {
    const one = await startNode();
    one.set('users', 'erin', true);
    await eventually(() => expect(of('erin')).toEqual([true]));
    isCut = true;
    one.set('users', 'erin', false);
    one.set('users', 'frank', true);
    await one.totals();
    isCut = false;
    await eventually(() => expect([of('erin'), of('frank')]).toEqual([[true, false], [true]]));
  });
});
