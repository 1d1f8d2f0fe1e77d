import { hasRedisServer } from './redis-server';

/**
 * `describe` for what needs Redis: the one on this machine, else the one that TEST_REDIS_URL names.
 * With neither the tests cannot run, and that is said so that nobody overlooks it.
 */
export const describeWithRedis: jest.Describe =
  hasRedisServer() || process.env.TEST_REDIS_URL !== undefined ? describe : skipLoudly();

function skipLoudly(): jest.Describe {
  const line = '!'.repeat(78);
  const { testPath = 'some tests' } = expect.getState();
  process.stderr.write(
    `\n${line}\n!! NOT TESTED: ${testPath}\n!! There is no redis-server on this machine.` +
      ` Install the package redis-server,\n!! or name a Redis for tests in TEST_REDIS_URL.\n${line}\n`,
  );
  return describe.skip;
}
