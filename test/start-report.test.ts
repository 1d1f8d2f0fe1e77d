import { readConfig } from '../src/config';
import { reportStart } from '../src/start-report';

const report = (environment: Record<string, string>, port = 4000) =>
  reportStart(readConfig({ DATA_DIR: '/var/lib/messaging', ...environment }), port);

describe('what the start says', () => {
  it('of a service without any setting', () => {
    expect(report({})).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      host: '127.0.0.1',
      port: 4000,
      address: 'http://127.0.0.1:4000',
      docs: 'http://127.0.0.1:4000/docs',
      database: 'embedded, in /var/lib/messaging/database',
      sessions: 'development mode: anyone can be any user',
      origins: "this machine's pages",
      redis: 'none: this is the only node',
    });
  });

  it('of a service in production, without a password or a token', () => {
    const production = report({
      NODE_ENV: 'production',
      SESSION_JWKS_URL: 'https://user:hidden@auth.example.com/keys?key=hidden',
      ALLOWED_ORIGINS: 'https://app.example.com,https://*.example.org',
      DATABASE_URL: 'postgres://user:hidden@db.example.com:5433/messaging?password=hidden',
      REDIS_URL: 'rediss://user:hidden@redis.example.com:6380/1?password=hidden',
    });
    expect(production).toMatchObject({
      address: 'http://localhost:4000',
      database: 'Postgres, db.example.com:5433/messaging',
      sessions: 'signed by the keys at https://auth.example.com/keys',
      origins: 'https://app.example.com, https://*.example.org',
      redis: 'redis.example.com:6380',
    });
    expect(JSON.stringify(production)).not.toContain('hidden');
  });

  it('of a Cluster, without its password', () => {
    const { redis } = report({ REDIS_URL: 'redis-cluster://:hidden@one:7000,two:7001' });
    expect(redis).toBe('a Cluster, one:7000, two:7001');
  });

  it.each([
    ['0.0.0.0', 'http://localhost:4001'],
    ['::', 'http://localhost:4001'],
    ['::1', 'http://[::1]:4001'],
    ['10.0.0.7', 'http://10.0.0.7:4001'],
  ])('an address that a browser can open, on %s', (HOST, address) => {
    expect(report({ HOST }, 4001)).toMatchObject({ address, docs: `${address}/docs` });
  });

  it('that no page of another origin may use it', () => {
    const SESSION_JWKS_URL = 'https://auth.example.com/keys';
    expect(report({ SESSION_JWKS_URL }).origins).toBe('none: no web page of another origin');
  });
});
