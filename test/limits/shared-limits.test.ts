import type { ApiClient } from '../support/api-client';
import { describeWithRedis } from '../support/describe-with-redis';
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
