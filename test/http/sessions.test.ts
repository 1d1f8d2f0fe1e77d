import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { KeyServer } from '../sessions/key-server';
import { secondsFromNow, SigningKey } from '../sessions/signing-key';
import { ApiClient, problemOf } from '../support/api-client';
import { storedRows } from '../support/stored-rows';
import { TestService } from '../support/test-service';

const issuer = 'https://auth.example.com';
const audience = 'messaging';

let key: SigningKey;
/** Published, but of an algorithm that the service does not accept. */
let unlistedKey: SigningKey;
let keyServer: KeyServer;
let service: TestService;

beforeAll(async () => {
  key = await SigningKey.make('first');
  unlistedKey = await SigningKey.make('unlisted', 'ES384');
  keyServer = await KeyServer.start(key, unlistedKey);
  service = await TestService.start({
    SESSION_JWKS_URL: keyServer.url,
    SESSION_ISSUER: issuer,
    SESSION_AUDIENCE: audience,
  });
});
afterEach(() => service.reset());
afterAll(() => service.close());
afterAll(() => keyServer.stop());

/** Claims that are good, but for those given; a claim given as undefined is left out. */
function claims(other: JWTPayload = {}): JWTPayload {
  return { sub: 'alice', iss: issuer, aud: audience, exp: secondsFromNow(3600), ...other };
}

const withToken = (token: string) =>
  new ApiClient(service.url, { authorization: `Bearer ${token}` });
const createChat = (api: ApiClient) => api.call('createChat', { body: { participants: ['bob'] } });

async function expectRefused(api: ApiClient, code: string): Promise<void> {
  const response = await createChat(api);
  expect(problemOf(response, 401)).toMatchObject({ code, retryable: false });
  expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
  expect((await storedRows(service.database.url)).chats).toEqual([]);
}

describe('a session of the app’s issuer', () => {
  it('makes the caller the user that its sub names', async () => {
    const token = await key.sign(claims());
    expect(await createChat(withToken(token))).toMatchObject({
      status: 201,
      body: { createdBy: 'alice' },
    });
    const byCookie = new ApiClient(service.url, { cookie: `sAccessToken=${token}` });
    expect((await byCookie.call('listChats')).status).toBe(200);
  });

  it('may be for several audiences', async () => {
    const token = await key.sign(claims({ aud: ['other', audience] }));
    expect((await createChat(withToken(token))).status).toBe(201);
  });

  it('is read from the header when there is a cookie too', async () => {
    const good = await key.sign(claims());
    const expired = await key.sign(claims({ exp: secondsFromNow(-60) }));
    const both = (bearer: string, cookie: string) =>
      new ApiClient(service.url, {
        authorization: `Bearer ${bearer}`,
        cookie: `sAccessToken=${cookie}`,
      });
    expect((await both(good, expired).call('listChats')).status).toBe(200);
    await expectRefused(both(expired, good), 'SESSION_EXPIRED');
  });
});

describe('a browser that has several cookies of the name', () => {
  const withCookies = (...values: string[]) =>
    new ApiClient(service.url, {
      cookie: ['theme=dark', ...values.map((value) => `sAccessToken=${value}`)].join('; '),
    });

  it('is who the good one says, whatever its place', async () => {
    const good = await key.sign(claims());
    const stale = await key.sign(claims({ exp: secondsFromNow(-60) }));
    for (const cookies of [
      [stale, good],
      [good, stale],
      ['garbage', stale, good],
    ]) {
      expect((await withCookies(...cookies).call('listChats')).status).toBe(200);
    }
  });

  it('is told what helps when none is good', async () => {
    const stale = await key.sign(claims({ exp: secondsFromNow(-60) }));
    await expectRefused(withCookies('garbage', stale), 'SESSION_EXPIRED');
    await expectRefused(withCookies('garbage', 'more'), 'SESSION_INVALID');
    await expectRefused(withCookies('', ''), 'SESSION_REQUIRED');
  });
});

describe('without a session', () => {
  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['a cookie of another name', { cookie: 'session=abc' }],
    ['another kind of authorization', { authorization: 'Basic YWxpY2U6c2VjcmV0' }],
    ['a bearer token that is empty', { authorization: 'Bearer ' }],
  ])('a request is refused: it has %s', async (_what, headers) => {
    await expectRefused(new ApiClient(service.url, headers), 'SESSION_REQUIRED');
  });

  it.each(['listChats', 'getChat', 'listMessages', 'sendMessage', 'markRead'] as const)(
    '%s is refused',
    async (operation) => {
      const params = { chatId: 'chat_1' };
      const response = await service.anonymous().call(operation, { params });
      expect(problemOf(response, 401).code).toBe('SESSION_REQUIRED');
    },
  );

  it('the body is not looked at', async () => {
    const rawBody = '{ this is not JSON';
    const headers = { 'content-type': 'application/json' };
    const response = await service.anonymous().call('createChat', { rawBody, headers });
    expect(problemOf(response, 401).code).toBe('SESSION_REQUIRED');
  });
});

describe('a session is refused when', () => {
  it.each<[string, () => string | Promise<string>]>([
    ['it is garbage', () => 'garbage'],
    ['it has the form of a token only', () => 'a.b.c'],
    ['it is very long', () => 'a'.repeat(8000)],
    ['it is not yet valid', () => key.sign(claims({ nbf: secondsFromNow(60) }))],
    ['it is of another issuer', () => key.sign(claims({ iss: 'https://evil.example.com' }))],
    ['it names no issuer', () => key.sign(claims({ iss: undefined }))],
    ['it is for another audience', () => key.sign(claims({ aud: 'other' }))],
    ['it names no audience', () => key.sign(claims({ aud: undefined }))],
    ['it names no user', () => key.sign(claims({ sub: undefined }))],
    ['it names an empty user', () => key.sign(claims({ sub: '' }))],
    ['it names a user with a space', () => key.sign(claims({ sub: 'alice smith' }))],
    ['it names a user that is not ASCII', () => key.sign(claims({ sub: 'zoé' }))],
    ['it names a user with NUL', () => key.sign(claims({ sub: 'alice\0' }))],
    ['it names a user of 256 characters', () => key.sign(claims({ sub: 'a'.repeat(256) }))],
    ['it never expires', () => key.sign(claims({ exp: undefined }))],
    ['it is signed with a key of the same name', signedByAnother],
    [
      'it is signed with a key that is not published',
      async () => (await SigningKey.make('unknown')).sign(claims()),
    ],
    ['it is signed with an algorithm that is not configured', () => unlistedKey.sign(claims())],
    ['it is signed with the public key as a secret', signedWithPublicKey],
    ['it is not signed', () => new UnsecuredJWT(claims()).encode()],
    ['its claims were changed', changedClaims],
  ])('%s', async (_why, token) => {
    await expectRefused(withToken(await token()), 'SESSION_INVALID');
  });

  it('it has expired', async () => {
    const token = await key.sign(claims({ exp: secondsFromNow(-60) }));
    await expectRefused(withToken(token), 'SESSION_EXPIRED');
  });

  it.each(['garbage', 'j:{"a":1}', 'j:[1]', 'j:null', '%E0%A4%A', '%00'])(
    'its cookie is garbage: "%s"',
    async (cookie) => {
      const api = new ApiClient(service.url, { cookie: `sAccessToken=${cookie}` });
      await expectRefused(api, 'SESSION_INVALID');
    },
  );

  async function signedByAnother(): Promise<string> {
    return (await SigningKey.make('first')).sign(claims());
  }

  /** Who takes the algorithm from the token would verify this with what everyone knows. */
  function signedWithPublicKey(): Promise<string> {
    const secret = new TextEncoder().encode(JSON.stringify(key.publicKey));
    return new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'first' }).sign(secret);
  }

  async function changedClaims(): Promise<string> {
    const [header, , signature] = (await key.sign(claims())).split('.');
    const payload = Buffer.from(JSON.stringify(claims({ sub: 'bob' }))).toString('base64url');
    return `${header}.${payload}.${signature}`;
  }
});
