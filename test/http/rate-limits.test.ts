import { goodRequest, operationsDeclaring } from '../contract/coverage/requests';
import type { OperationId } from '../../generated/http/operations';
import { operationRoutes } from '../../generated/http/operations';
import { type ApiClient, type ApiResponse, problemOf } from '../support/api-client';
import { TestService } from '../support/test-service';

const limited = operationsDeclaring(429);

/** The setting of the class that an operation counts to. */
function settingOf(operation: OperationId): string {
  const { rateLimit } = operationRoutes.find(({ operationId }) => operationId === operation)!;
  return `LIMIT_${rateLimit.toUpperCase()}`;
}

function headersOf({ headers }: ApiResponse): Record<string, string | null> {
  const names = ['RateLimit-Policy', 'RateLimit', 'Retry-After'];
  return Object.fromEntries(names.map((name) => [name, headers.get(name)]));
}

describe('each operation', () => {
  const ofClass = new Map<string, TestService>();

  /** A service in which a user may do one thing of this class. */
  async function serviceWith(setting: string): Promise<TestService> {
    const service = ofClass.get(setting) ?? (await TestService.start({ [setting]: '1/1h' }));
    ofClass.set(setting, service);
    return service;
  }

  afterAll(async () => {
    for (const service of ofClass.values()) await service.close();
  });

  it.each(limited)('is refused past its limit: %s', async (operation) => {
    const service = await serviceWith(settingOf(operation));
    const api =
      operation === 'createDevSession' ? service.anonymous() : await service.api(operation);
    // Whether there is such a chat does not matter to the count.
    await api.call(operation, goodRequest(operation, 'chat_1'));
    const refused = await api.call(operation, goodRequest(operation, 'chat_1'));
    expect(problemOf(refused, 429)).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
  });
});

describe('a limit', () => {
  let service: TestService;
  let alice: ApiClient;

  const send = (api: ApiClient, chatId: string) =>
    api.call('sendMessage', { params: { chatId }, body: { content: 'hello' } });

  const start = async (environment: Record<string, string>) => {
    service = await TestService.start(environment);
    alice = await service.api('alice');
  };

  afterEach(() => service.close());

  it('tells how one stands with it in every answer, and when to come back in a refusal', async () => {
    await start({ LIMIT_SEND: '2/1h' });
    const { id } = await alice.createChat(['bob'], 'Us');
    const answers = [await send(alice, id), await send(alice, id), await send(alice, id)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 429]);
    const [first, second, refused] = answers.map(headersOf);
    expect(first).toMatchObject({ 'RateLimit-Policy': '"send";q=2;w=3600', 'Retry-After': null });
    expect(first!.RateLimit).toMatch(/^"send";r=1;t=\d+$/);
    expect(second!.RateLimit).toMatch(/^"send";r=0;t=\d+$/);
    expect(refused).toMatchObject({ 'RateLimit-Policy': '"send";q=2;w=3600' });
    const seconds = Number(refused!['Retry-After']);
    expect(refused!.RateLimit).toBe(`"send";r=0;t=${seconds}`);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(3600);
  });

  it('is the same for what is served and for what is refused, however its body is written', async () => {
    await start({ LIMIT_SEND: '2/1h' });
    const { id: chatId } = await alice.createChat(['bob'], 'Us');
    const compressed = {
      'accept-encoding': 'gzip',
      'content-type': 'application/json; charset=UTF-8',
    };
    await send(alice, chatId);
    const invalid = await alice.call('sendMessage', { params: { chatId }, body: {} });
    expect(headersOf(invalid).RateLimit).toMatch(/^"send";r=0;/);
    const refused = await alice.call('sendMessage', {
      params: { chatId },
      body: {},
      headers: compressed,
    });
    expect(refused.status).toBe(429);
  });

  it('counts also what is refused for another reason, and says how one stands', async () => {
    await start({ LIMIT_SEND: '2/1h' });
    const missing = await send(alice, 'chat_01h455vb4pex5vsknk084sn02q');
    expect(missing.status).toBe(404);
    expect(headersOf(missing).RateLimit).toMatch(/^"send";r=1;/);
    const broken = { headers: { 'content-type': 'application/json' }, body: '{' };
    const path = '/v1/messaging/chats/chat_01h455vb4pex5vsknk084sn02q/messages';
    expect((await alice.send('POST', path, broken)).status).toBe(400);
    expect((await alice.send('POST', path, broken)).status).toBe(429);
  });

  it('is each user’s own, and each class’s own', async () => {
    await start({ LIMIT_SEND: '1/1h' });
    const bob = await service.api('bob');
    const { id } = await alice.createChat(['bob'], 'Us');
    await send(alice, id);
    expect((await send(alice, id)).status).toBe(429);
    expect((await send(bob, id)).status).toBe(201);
    expect((await alice.call('listMessages', { params: { chatId: id } })).status).toBe(200);
  });

  it('of direct chats is for those with someone new', async () => {
    await start({ LIMIT_DIRECT_CHAT: '2/1h' });
    const begin = (...participants: string[]) =>
      alice.call('createChat', { body: { participants } });
    expect((await begin('bob')).status).toBe(201);
    expect((await begin('carol')).status).toBe(201);
    const refused = await begin('dave');
    expect(problemOf(refused, 429)).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
    expect(headersOf(refused)['RateLimit-Policy']).toBe('"direct-chat";q=2;w=3600');
    expect((await begin('bob')).status).toBe(200);
    expect((await begin('carol', 'dave')).status).toBe(201);
    // What was refused left nothing behind.
    const dave = await service.api('dave');
    expect((await dave.call('createChat', { body: { participants: ['alice'] } })).status).toBe(201);
  });

  it('ends with its window', async () => {
    await start({ LIMIT_SEND: '1/1s' });
    const { id } = await alice.createChat(['bob'], 'Us');
    await send(alice, id);
    let last = await send(alice, id);
    while (last.status === 429) last = await send(alice, id);
    expect(last.status).toBe(201);
  });

  it('can be off, and then says nothing', async () => {
    await start({ LIMIT_SEND: 'off' });
    const { id } = await alice.createChat(['bob'], 'Us');
    expect(headersOf(await send(alice, id)).RateLimit).toBeNull();
  });

  it('is shown to the pages of allowed origins', async () => {
    await start({ ALLOWED_ORIGINS: 'https://app.example.com' });
    const headers = { origin: 'https://app.example.com' };
    const exposed = (await alice.call('listChats', { headers })).headers;
    expect(exposed.get('access-control-expose-headers')).toContain(
      'RateLimit,RateLimit-Policy,Retry-After',
    );
  });
});

describe('an address without a session', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start({ LIMIT_ANONYMOUS: '3/1h', TRUST_PROXY: 'loopback' });
  });
  afterAll(() => service.close());

  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

  it.each([
    ['no session', '203.0.113.1', () => service.anonymous().call('listChats', from('203.0.113.1'))],
    [
      'tokens that are not ours',
      '203.0.113.2',
      () =>
        service.anonymous().call('listChats', {
          headers: { ...from('203.0.113.2').headers, authorization: 'Bearer not.a.token' },
        }),
    ],
    [
      'paths that are not there',
      '203.0.113.3',
      () => service.anonymous().send('GET', '/nowhere', from('203.0.113.3')),
    ],
    [
      'sessions of development mode',
      '203.0.113.4',
      () =>
        service
          .anonymous()
          .call('createDevSession', { body: { userId: 'eve' }, ...from('203.0.113.4') }),
    ],
    [
      'the addresses of one network, in IPv6',
      '2001:db8:1:2::/64',
      () =>
        service
          .anonymous()
          .call('listChats', from(`2001:db8:1:2::${Math.floor(Math.random() * 9999)}`)),
    ],
  ])('is refused past its limit: %s', async (_what, _address, ask) => {
    const statuses = [];
    for (let time = 0; time < 4; time++) statuses.push((await ask()).status);
    expect(statuses.slice(0, 3)).not.toContain(429);
    expect(statuses[3]).toBe(429);
  });

  it('does not stand in the way of who has a session, nor of probes', async () => {
    const mallory = from('203.0.113.9');
    const session = await service
      .anonymous()
      .call<{ accessToken: string }>('createDevSession', { body: { userId: 'alice' }, ...mallory });
    for (let time = 0; time < 4; time++) await service.anonymous().call('listChats', mallory);
    const authorization = `Bearer ${session.body.accessToken}`;
    const headers = { ...mallory.headers, authorization };
    expect((await service.anonymous().call('listChats', { headers })).status).toBe(200);
    expect((await service.anonymous().call('getReadiness', mallory)).status).toBe(200);
  });
});
