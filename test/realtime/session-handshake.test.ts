import { JwksServer, nowSeconds } from '../support/jwks-server';
import { type HandshakeAttempt, refusalOf } from '../support/refusal';
import { TestService, transports } from '../support/test-service';

let issuer: JwksServer;
let service: TestService;

beforeAll(async () => {
  issuer = await JwksServer.start();
  service = await TestService.start({
    SESSION_JWKS_URL: issuer.url,
    // So that a session ends when its token says.
    SESSION_CLOCK_TOLERANCE: '0s',
  });
});
afterEach(() => service.reset());
afterAll(async () => {
  await service.close();
  await issuer.close();
});

const cookie = (token: string) => ({ cookie: `theme=dark; sAccessToken=${token}` });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const attemptOf = (headers: Record<string, string>): HandshakeAttempt => ({
  query: '?userId=alice',
  headers,
});

describe.each(transports)('the handshake with sessions over %s', (transport) => {
  const connect = (headers: Record<string, string>) =>
    transport === 'websocket'
      ? service.webSocket('alice', headers)
      : service.socketIo('alice', { extraHeaders: headers });

  it.each([
    ['cookie', cookie],
    ['Authorization header', bearer],
  ])('takes the session from the %s', async (_name, headersFor) => {
    const client = await connect(headersFor(await issuer.token('alice')));
    const status = await client.ask('debug-status', {}, 'debug-status');
    expect(status).toMatchObject({ userId: 'alice' });
  });

  it('tries each of several cookies of the name', async () => {
    const stale = await issuer.token('alice', nowSeconds() - 60);
    const good = await issuer.token('alice');
    const client = await connect({ cookie: `sAccessToken=${stale}; sAccessToken=${good}` });
    expect(await client.ask('debug-status', {}, 'debug-status')).toMatchObject({ userId: 'alice' });
  });

  it('still needs the userId', async () => {
    const headers = cookie(await issuer.token('alice'));
    const refusal = await refusalOf(service, transport, { headers });
    expect(refusal.error).toMatchObject({ code: 'USER_ID_MISSING', message: 'User ID not found' });
  });

  it('refuses a page of this machine, unlike development mode', async () => {
    const headers = { ...cookie(await issuer.token('alice')), origin: 'http://localhost:3000' };
    const refusal = await refusalOf(service, transport, attemptOf(headers));
    expect(refusal.error).toMatchObject({ code: 'ORIGIN_NOT_ALLOWED' });
  });

  const wanted = (code: number) => (transport === 'websocket' ? code : undefined);

  it('refuses a client without a session', async () => {
    expect(await refusalOf(service, transport, attemptOf({}))).toMatchObject({
      error: { code: 'SESSION_REQUIRED' },
      code: wanted(4401),
    });
  });

  it('refuses a session that has expired', async () => {
    const headers = cookie(await issuer.token('alice', nowSeconds() - 60));
    expect(await refusalOf(service, transport, attemptOf(headers))).toMatchObject({
      error: { code: 'SESSION_EXPIRED' },
      code: wanted(4401),
    });
  });

  it.each(['garbage', 'a.b.c', '%%%'])('refuses the token %s', async (token) => {
    expect(await refusalOf(service, transport, attemptOf(cookie(token)))).toMatchObject({
      error: { code: 'SESSION_INVALID' },
      code: wanted(4401),
    });
  });

  it('refuses a session without an end, which no socket could outlive', async () => {
    const headers = bearer(await issuer.sign({ sub: 'alice' }));
    expect(await refusalOf(service, transport, attemptOf(headers))).toMatchObject({
      error: { code: 'SESSION_INVALID' },
    });
  });

  it('refuses a session that another issuer signed', async () => {
    const other = await JwksServer.start();
    const token = await other.token('alice');
    await other.close();
    expect(await refusalOf(service, transport, attemptOf(cookie(token)))).toMatchObject({
      error: { code: 'SESSION_INVALID' },
      code: wanted(4401),
    });
  });

  it("refuses another user's id", async () => {
    const headers = cookie(await issuer.token('bob'));
    expect(await refusalOf(service, transport, attemptOf(headers))).toMatchObject({
      error: { code: 'USER_MISMATCH', retryable: false },
      code: wanted(4403),
    });
  });

  it('a socket ends with its session', async () => {
    const client = await connect(cookie(await issuer.token('alice', nowSeconds() + 2)));
    const { code, reason } = await client.closed;
    expect(await client.next('error')).toMatchObject({ code: 'SESSION_EXPIRED' });
    expect({ code, reason }).toEqual(
      transport === 'websocket'
        ? { code: 4401, reason: 'SESSION_ENDED' }
        : { code: undefined, reason: 'io server disconnect' },
    );
  });
});

describe("Socket.IO's auth.token", () => {
  it('is a session', async () => {
    const auth = { token: await issuer.token('alice') };
    const client = await service.socketIo('alice', { auth });
    const status = await client.ask('debug-status', {}, 'debug-status');
    expect(status).toMatchObject({ userId: 'alice' });
  });

  it('counts before a cookie that the browser adds', async () => {
    const auth = { token: await issuer.token('alice') };
    const extraHeaders = cookie(await issuer.token('bob'));
    const client = await service.socketIo('alice', { auth, extraHeaders });
    const status = await client.ask('debug-status', {}, 'debug-status');
    expect(status).toMatchObject({ userId: 'alice' });
  });

  it.each([undefined, 5, null, {}])('of a wrong type is no session: %p', async (token) => {
    const refused = service.socketIo('alice', { auth: { token } });
    await expect(refused).rejects.toMatchObject({ data: { code: 'SESSION_REQUIRED' } });
  });
});

describe.each(transports)('with the issuer down, over %s', (transport) => {
  let cutOff: TestService;

  beforeAll(async () => {
    const gone = await JwksServer.start();
    const url = gone.url;
    await gone.close();
    cutOff = await TestService.start({ SESSION_JWKS_URL: url });
  });
  afterAll(() => cutOff.close());

  it('a client is told to come back later', async () => {
    const attempt = attemptOf(cookie(await issuer.token('alice')));
    expect(await refusalOf(cutOff, transport, attempt)).toMatchObject({
      error: { code: 'SERVICE_UNAVAILABLE', retryable: true },
      code: transport === 'websocket' ? 4503 : undefined,
    });
  });
});
