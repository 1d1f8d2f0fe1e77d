import { RedisCounts } from '../../src/limits/shared-counts-redis';
import { createLogger } from '../../src/logger';
import { openRedisChannels } from '../../src/realtime/cluster/redis-channels';
import type { ApiClient } from '../support/api-client';
import { describeWithRedis } from '../support/describe-with-redis';
import type { EventClient } from '../support/event-client';
import { eventually } from '../support/eventually';
import { openRedis, type RedisServer } from '../support/redis-server';
import { TestService } from '../support/test-service';

const points = 40;

/** How many of so many requests a node lets through before it refuses. */
async function letThrough(api: ApiClient, times: number): Promise<number> {
  for (let done = 0; done < times; done++) {
    const { status } = await api.call('listChats');
    if (status === 429) return done;
    expect(status).toBe(200);
  }
  return times;
}

describeWithRedis('a limit of two nodes with one Redis', () => {
  let redis: RedisServer;
  let here: TestService;
  let there: TestService;

  beforeAll(async () => {
    redis = await openRedis();
    const environment = { REDIS_URL: redis.url, LIMIT_READ: `${points}/1h` };
    here = await TestService.start(environment);
    there = await TestService.start({ ...environment, DATABASE_URL: here.database.url });
  });
  afterAll(() => there?.close());
  afterAll(() => here?.close());
  afterAll(() => redis?.close());

  /** What a user who used the limit up at one node may still do at the other. */
  async function leftThere(userId: string): Promise<number> {
    expect(await letThrough(await here.api(userId), points + 1)).toBe(points);
    return letThrough(await there.api(userId), points + 1);
  }

  it('is counted over both', async () => {
    expect(await leftThere('alice')).toBeLessThan(points / 2);
  });

  it('holds at each node while Redis is gone, and over both when it is back', async () => {
    await redis.kill();
    expect(await leftThere('bob')).toBe(points);
    await redis.start();
    let round = 0;
    while ((await leftThere(`carol${round}`)) >= points / 2) round++;
  });
});

describeWithRedis('the connections of a user to two nodes with one Redis', () => {
  const atMost = 40;
  let redis: RedisServer;
  let here: TestService;
  let there: TestService;

  beforeAll(async () => {
    redis = await openRedis();
    const environment = { REDIS_URL: redis.url, MAX_CONNECTIONS_PER_USER: `${atMost}` };
    here = await TestService.start(environment);
    there = await TestService.start({ ...environment, DATABASE_URL: here.database.url });
  });
  afterAll(() => there?.close());
  afterAll(() => here?.close());
  afterAll(() => redis?.close());

  /** A connection that is served; fails when it is refused. */
  async function connect(service: TestService): Promise<EventClient> {
    const client = await service.connect('websocket', 'alice');
    const refusal = client.closed.then(({ reason }) => {
      throw new Error(reason);
    });
    await Promise.race([client.ask('debug-status', {}, 'debug-status'), refusal]);
    return client;
  }

  /** Opens as many as a node lets the user have. */
  async function connectUntilRefused(service: TestService): Promise<EventClient[]> {
    const clients: EventClient[] = [];
    while (clients.length <= atMost) {
      const client = await connect(service).catch(() => undefined);
      if (client === undefined) return clients;
      clients.push(client);
    }
    throw new Error('Nothing was refused.');
  }

  it('are counted together, and make room when they end', async () => {
    const atOne = await connectUntilRefused(here);
    expect(atOne).toHaveLength(atMost);
    const atOther = await connectUntilRefused(there);
    expect(atOther.length).toBeLessThan(atMost / 2);
    await Promise.all(atOne.map((client) => client.close()));
    await eventually(() => connect(there));
  });

  it('count no longer when their node has not told of them for a while', async () => {
    const channels = openRedisChannels(redis.url, createLogger('silent'));
    const [gone, left] = [new RedisCounts(channels), new RedisCounts(channels)];
    await eventually(async () => expect(await gone.hold('bob', 7, 300)).toBe(0));
    await eventually(async () => expect(await left.hold('bob', 1, 60_000)).toBe(0));
    channels.close();
  });
});
