import { describeWith } from './describe-with';
import { hasRedisServer } from './redis-server';

/** `describe` for what needs Redis: the one on this machine, else the one that TEST_REDIS_URL names. */
export const describeWithRedis = describeWith(
  hasRedisServer() || process.env.TEST_REDIS_URL !== undefined
    ? undefined
    : 'There is no redis-server. Install the package redis-server, or name a Redis in TEST_REDIS_URL.',
);
