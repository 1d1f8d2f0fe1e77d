import { type ApiClient, ApiClient as Client, problemOf, succeed } from '../support/api-client';
import { TestService, useService } from '../support/test-service';

interface DevSession {
  userId: string;
  accessToken: string;
  expiresAt: string;
}

describe('a session minted in development mode', () => {
  const service = useService();

  const mint = (userId: unknown) =>
    service.anonymous().call<DevSession>('createDevSession', { body: { userId } });

  async function expectIsAlice(api: ApiClient): Promise<void> {
    expect((await api.createChat(['bob'])).createdBy).toBe('alice');
  }

  it('names the user and the moment in which it ends', async () => {
    const response = await mint('alice');
    expect(response).toMatchObject({ status: 201, body: { userId: 'alice' } });
    expect(Date.parse(response.body.expiresAt)).toBeGreaterThan(Date.now());
  });

  it('works as the cookie that the answer sets', async () => {
    const [cookie, ...attributes] = (await mint('alice')).headers.get('set-cookie')!.split('; ');
    expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Lax']));
    await expectIsAlice(new Client(service.url, { cookie: cookie! }));
  });

  it('works as a bearer token', async () => {
    const { accessToken } = succeed(await mint('alice'));
    await expectIsAlice(new Client(service.url, { authorization: `Bearer ${accessToken}` }));
    await expectIsAlice(new Client(service.url, { authorization: `bearer ${accessToken}` }));
  });

  it('goes by the bearer token when there is a cookie too', async () => {
    const alice = succeed(await mint('alice')).accessToken;
    const bob = succeed(await mint('bob')).accessToken;
    const headers = { authorization: `Bearer ${alice}`, cookie: `sAccessToken=${bob}` };
    await expectIsAlice(new Client(service.url, headers));
  });

  it.each(['a', '!', '~'.repeat(255), 'a,b;c="d"\\%00'])('can be any user: %s', async (userId) => {
    const api = await service.api(userId);
    expect((await api.createChat(['bob'])).createdBy).toBe(userId);
  });

  it.each([
    ['no name', undefined],
    ['an empty name', ''],
    ['a name with a space', 'a b'],
    ['a name of 256 characters', 'a'.repeat(256)],
    ['a name that is not ASCII', 'é'],
    ['a number', 1],
    ['null', null],
  ])('is refused to %s', async (_who, userId) => {
    const problem = problemOf(await mint(userId), 400);
    expect(problem.code).toBe('INVALID_REQUEST');
  });
});

describe('where sessions are checked against an issuer', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start({ SESSION_JWKS_URL: 'http://127.0.0.1:9/jwks.json' });
  });
  afterAll(() => service.close());

  it.each([
    ['a good body', '{"userId":"alice"}', 'application/json'],
    ['a body that does not fit', '{}', 'application/json'],
    ['a body that is not JSON', '{', 'application/json'],
    ['a body of another type', 'alice', 'text/plain'],
    ['a body of a megabyte', 'a'.repeat(1_000_000), 'application/json'],
  ])('no session is minted, and the path does not exist: %s', async (_what, rawBody, type) => {
    const request = { rawBody, headers: { 'content-type': type } };
    const response = await service.anonymous().call('createDevSession', request);
    expect(problemOf(response, 404).code).toBe('NOT_FOUND');
    expect(response.headers.has('set-cookie')).toBe(false);
  });

  it('the path does not exist for other methods either', async () => {
    const response = await service.anonymous().send('GET', '/dev/sessions');
    expect(problemOf(response, 404).code).toBe('NOT_FOUND');
  });
});
