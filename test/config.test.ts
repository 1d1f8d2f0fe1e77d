import path from 'node:path';
import { ConfigError, readConfig } from '../src/config';

/** What is wrong with an environment, line by line. */
function mistakesOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
}

const jwksUrl = 'https://auth.example.com/jwt/jwks.json';

describe('the configuration', () => {
  it('has a default for everything: development mode on this machine, port 4000', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      users: { rule: 'open', claims: { name: 'name', picture: 'picture' } },
      directChats: 'everyone',
      databaseUrl: undefined,
      databaseLimits: expect.anything() as unknown,
      editWindowMs: Infinity,
      sendQueue: 10_000,
      maxParticipants: 1000,
      maxChatsPerUser: 10_000,
      dataDir: path.resolve('data'),
      session: { mode: 'development' },
      allowedOrigins: [],
      webChat: true,
      trustedProxies: [],
      handshakeTimeoutMs: 10_000,
      socketIoPolling: true,
      writeTimeoutMs: 60_000,
      httpTimeouts: { keepAliveMs: 75_000, headersMs: 10_000, requestMs: 30_000 },
      maxRequestsPerAddress: 1000,
      maxConnectionsPerUser: 100,
      limits: expect.any(Object) as object,
      logLevel: 'info',
    });
  });

  it('is what the environment says', () => {
    const environment = {
      HOST: '::',
      PORT: '0',
      DATABASE_URL: 'postgres://user:p%40ss@db.example.com:6432/messaging?sslmode=require',
      DATA_DIR: '/var/lib/messaging',
      SESSION_JWKS_URL: jwksUrl,
      SESSION_ISSUER: 'https://auth.example.com',
      SESSION_AUDIENCE: 'messaging',
      SESSION_ALGORITHMS: 'ES384, EdDSA',
      ALLOWED_ORIGINS: 'https://app.example.com, capacitor://localhost,http://10.0.0.1:8080',
      TRUST_PROXY: 'loopback, 10.0.0.0/8',
      EDIT_WINDOW: '15m',
      LIMIT_SEND: 'off',
      LIMIT_READ: '20/1s',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
      HANDSHAKE_TIMEOUT: '5s',
      SOCKETIO_POLLING: 'off',
      WEB_CHAT: 'on',
      WRITE_TIMEOUT: '20s',
      KEEP_ALIVE_TIMEOUT: '6m',
      HEADERS_TIMEOUT: '500ms',
      REQUEST_TIMEOUT: '1m',
      MAX_REQUESTS_PER_ADDRESS: '50',
      MAX_CONNECTIONS_PER_USER: '4',
      SOMETHING_ELSE: 'has no effect',
    };
    expect(readConfig(environment)).toEqual({
      host: '::',
      port: 0,
      users: { rule: 'open', claims: { name: 'name', picture: 'picture' } },
      directChats: 'everyone',
      databaseUrl: environment.DATABASE_URL,
      databaseLimits: expect.anything() as unknown,
      editWindowMs: 900_000,
      sendQueue: 10_000,
      maxParticipants: 1000,
      maxChatsPerUser: 10_000,
      dataDir: '/var/lib/messaging',
      session: {
        mode: 'jwks',
        jwksUrl: new URL(jwksUrl),
        issuer: 'https://auth.example.com',
        audience: 'messaging',
        algorithms: ['ES384', 'EdDSA'],
        clockToleranceMs: 5000,
      },
      allowedOrigins: ['https://app.example.com', 'capacitor://localhost', 'http://10.0.0.1:8080'],
      webChat: true,
      trustedProxies: ['loopback', '10.0.0.0/8'],
      handshakeTimeoutMs: 5000,
      socketIoPolling: false,
      writeTimeoutMs: 20_000,
      httpTimeouts: { keepAliveMs: 360_000, headersMs: 500, requestMs: 60_000 },
      maxRequestsPerAddress: 50,
      maxConnectionsPerUser: 4,
      limits: expect.objectContaining({
        send: undefined,
        read: { points: 20, windowMs: 1000 },
      }) as object,
      logLevel: 'warn',
    });
  });

  it('serves the web chat where it is asked for, and by itself only in development mode', () => {
    const webChat = (environment: Record<string, string>) => readConfig(environment).webChat;
    expect(webChat({ SESSION_JWKS_URL: jwksUrl })).toBe(false);
    expect(webChat({ SESSION_JWKS_URL: jwksUrl, WEB_CHAT: 'on' })).toBe(true);
    expect(webChat({ WEB_CHAT: 'off' })).toBe(false);
  });

  it.each(['0/1m', '10', '10/1ms', '10/2m/s', 'on'])('knows no limit of %s', (LIMIT_SEND) => {
    expect(mistakesOf({ LIMIT_SEND })).toEqual([
      `LIMIT_SEND must be a number and a time from 1s to 24h, such as 600/1m, or off: "${LIMIT_SEND}"`,
    ]);
  });

  it('takes an empty variable for a missing one', () => {
    const names = ['HOST', 'PORT', 'DATABASE_URL', 'DATA_DIR', 'SESSION_JWKS_URL', 'LOG_LEVEL'];
    const more = ['SESSION_ISSUER', 'SESSION_AUDIENCE', 'SESSION_ALGORITHMS', 'ALLOWED_ORIGINS'];
    const empty = [...names, ...more].map((name, index) => [name, index % 2 === 0 ? '' : '  ']);
    expect(readConfig(Object.fromEntries(empty) as Record<string, string>)).toEqual(readConfig({}));
  });

  it('accepts two algorithms and listens everywhere where sessions are checked', () => {
    expect(readConfig({ SESSION_JWKS_URL: jwksUrl })).toMatchObject({
      host: '0.0.0.0',
      session: {
        algorithms: ['RS256', 'ES256'],
        issuer: undefined,
        audience: undefined,
      },
    });
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '4000.5'],
    ['PORT', '0x10'],
    ['DATABASE_URL', 'localhost:5432/messaging'],
    ['DATABASE_URL', 'mysql://localhost/messaging'],
    ['SESSION_JWKS_URL', 'auth.example.com/jwks.json'],
    ['SESSION_JWKS_URL', 'file:///etc/passwd'],
    ['ALLOWED_ORIGINS', '*'],
    ['ALLOWED_ORIGINS', 'https://app.example.com/'],
    ['ALLOWED_ORIGINS', 'https://app.example.com, app.example.com'],
    ['ALLOWED_ORIGINS', 'https://*'],
    ['ALLOWED_ORIGINS', 'https://*.com'],
    ['ALLOWED_ORIGINS', 'https://app.*.example.com'],
    ['ALLOWED_ORIGINS', 'https://*app.example.com'],
    ['ALLOWED_ORIGINS', 'https://app.example.com:99999'],
    ['ALLOWED_ORIGINS', 'https://user@app.example.com'],
    ['ALLOWED_ORIGINS', 'null'],
    ['LOG_LEVEL', 'verbose'],
  ])('refuses %s=%s, and names the variable', (name, value) => {
    expect(mistakesOf({ [name]: value })).toEqual([expect.stringMatching(`^${name} `)]);
  });

  it.each(['HS256', 'none', 'RS256,HS512', 'rs256'])(
    'refuses SESSION_ALGORITHMS=%s: a published key verifies no such signature',
    (algorithms) => {
      const environment = { SESSION_JWKS_URL: jwksUrl, SESSION_ALGORITHMS: algorithms };
      expect(mistakesOf(environment)).toEqual([expect.stringMatching('^SESSION_ALGORITHMS ')]);
    },
  );

  it.each([
    ['SESSION_ISSUER', 'x'],
    ['SESSION_AUDIENCE', 'x'],
    ['SESSION_ALGORITHMS', 'ES256'],
    ['SESSION_CLOCK_TOLERANCE', '10s'],
  ])('refuses %s=%s where sessions are not checked', (name, value) => {
    expect(mistakesOf({ [name]: value })).toEqual([
      expect.stringMatching(`^${name} .*SESSION_JWKS_URL`),
    ]);
  });

  it('refuses production without SESSION_JWKS_URL', () => {
    expect(mistakesOf({ NODE_ENV: 'production', DATABASE_URL: 'embedded' })).toEqual([
      expect.stringMatching('^SESSION_JWKS_URL is required'),
    ]);
  });

  it('refuses production on the embedded database, unless that is asked for', () => {
    const environment = { NODE_ENV: 'production', SESSION_JWKS_URL: jwksUrl };
    expect(mistakesOf(environment)).toEqual([
      expect.stringMatching('^DATABASE_URL is required .*"embedded"'),
    ]);
    expect(readConfig({ ...environment, DATABASE_URL: 'embedded' }).databaseUrl).toBeUndefined();
  });

  it.each<[string, Record<string, string>]>([
    ['in production', { NODE_ENV: 'production', DATABASE_URL: 'embedded' }],
    ['with rules for sessions', { SESSION_ISSUER: 'x', SESSION_ALGORITHMS: 'ES256' }],
  ])('blames a wrong SESSION_JWKS_URL once, and nothing else: %s', (_where, others) => {
    expect(mistakesOf({ SESSION_JWKS_URL: 'auth.example.com', ...others })).toEqual([
      expect.stringMatching('^SESSION_JWKS_URL must be a URL'),
    ]);
  });

  it('lists every mistake in one message', () => {
    const environment = {
      PORT: 'http',
      DATABASE_URL: 'nowhere',
      SESSION_AUDIENCE: 'messaging',
      ALLOWED_ORIGINS: 'a,https://b.example.com,c',
      LOG_LEVEL: 'loud',
      NODE_ENV: 'production',
    };
    const mistakes = mistakesOf(environment);
    expect(mistakes.map((line) => line.split(' ', 1)[0]).sort()).toEqual([
      ...['ALLOWED_ORIGINS', 'ALLOWED_ORIGINS', 'DATABASE_URL', 'LOG_LEVEL', 'PORT'],
      ...['SESSION_AUDIENCE', 'SESSION_JWKS_URL'],
    ]);
    const { message } = new ConfigError(mistakes);
    mistakes.forEach((line) => expect(message).toContain(line));
  });

  it.each([
    ['DATABASE_URL', 'mysql://user:hunter2@localhost/messaging'],
    ['DATABASE_URL', 'user:hunter2@localhost/messaging'],
    ['SESSION_JWKS_URL', 'ftp://user:hunter2@localhost/jwks.json'],
  ])('does not repeat the password in a wrong %s', (name, value) => {
    const mistakes = mistakesOf({ [name]: value });
    expect(mistakes).toHaveLength(1);
    expect(mistakes.join()).not.toContain('hunter2');
  });
});
