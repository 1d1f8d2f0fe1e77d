import { KeyServer } from '../sessions/key-server';
import { secondsFromNow, SigningKey } from '../sessions/signing-key';
import { ApiClient, problemOf } from '../support/api-client';
import { TestService } from '../support/test-service';

describe('the keys of the issuer', () => {
  let first: SigningKey;
  let second: SigningKey;
  let keyServer: KeyServer;
  let service: TestService;

  beforeAll(async () => {
    [first, second] = await Promise.all([SigningKey.make('first'), SigningKey.make('second')]);
  });
  // What the service knows of the keys outlives a test, so each test has a service of its own.
  beforeEach(async () => {
    keyServer = await KeyServer.start(first);
    service = await TestService.start({ SESSION_JWKS_URL: keyServer.url });
  });
  afterEach(() => service.close());
  afterEach(() => keyServer.stop());

  async function asUser(userId: string, key: SigningKey): Promise<ApiClient> {
    const token = await key.sign({ sub: userId, exp: secondsFromNow(3600) });
    return new ApiClient(service.url, { authorization: `Bearer ${token}` });
  }

  const readiness = () => service.anonymous().call('getReadiness');

  it('are at hand: the service is ready', async () => {
    expect(await readiness()).toMatchObject({
      status: 200,
      body: { status: 'ready', dependencies: { database: 'ready', sessionKeys: 'ready' } },
    });
  });

  it('cannot be had: the service says so, answers 503, and recovers by itself', async () => {
    await keyServer.stop();
    expect(await readiness()).toMatchObject({
      status: 503,
      body: { status: 'not-ready', dependencies: { database: 'ready', sessionKeys: 'not-ready' } },
    });
    const alice = await asUser('alice', first);
    const response = await alice.call('listChats');
    expect(problemOf(response, 503)).toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      retryable: true,
    });
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);

    await keyServer.start();
    expect((await alice.call('listChats')).status).toBe(200);
    expect((await readiness()).status).toBe(200);
  });

  it('are asked for once by a request, of whichever operation', async () => {
    keyServer.answer = { status: 500, body: '' };
    const alice = await asUser('alice', first);
    const params = { chatId: 'chat_1' };
    const before = keyServer.requests;
    problemOf(await alice.call('sendMessage', { params, body: { content: 'Hello!' } }), 503);
    expect(keyServer.requests).toBe(before + 1);
    problemOf(await alice.call('listChats'), 503);
    expect(keyServer.requests).toBe(before + 2);
  });

  it('cannot be had any more: sessions that are known go on', async () => {
    const alice = await asUser('alice', first);
    await alice.call('listChats');
    await keyServer.stop();
    expect((await alice.call('listChats')).status).toBe(200);
    expect((await (await asUser('bob', first)).call('listChats')).status).toBe(200);
  });

  it('change: sessions signed with the new key and with the old one are accepted', async () => {
    const alice = await asUser('alice', first);
    expect((await alice.call('listChats')).status).toBe(200);
    keyServer.publish(first, second);
    expect((await (await asUser('bob', second)).call('listChats')).status).toBe(200);
    expect((await alice.call('listChats')).status).toBe(200);
  });
});
