import { openRedis, type RedisServer } from './redis-server';
import { TestService } from './test-service';

/** Two nodes of one service. */
interface TwoNodes {
  here: TestService;
  there: TestService;
  /** The Redis between them. */
  redis: () => RedisServer;
}

/** Two nodes on one database and one Redis, for the tests of a `describe`; whose clients are gone after each. */
export function useTwoNodes(): TwoNodes {
  let redis: RedisServer;
  const here = new TestService(() => ({ REDIS_URL: redis.url }));
  const there = new TestService(() => ({
    ...{ REDIS_URL: redis.url, DATABASE_URL: here.database.url },
  }));
  beforeAll(async () => {
    redis = await openRedis();
    await here.start();
    await there.start();
  });
  afterEach(() => there.reset());
  afterEach(() => here.reset());
  afterAll(() => there.close());
  afterAll(() => here.close());
  afterAll(() => redis.close());
  return { here, there, redis: () => redis };
}
