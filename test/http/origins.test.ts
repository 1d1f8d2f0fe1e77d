import { ApiClient, problemOf } from '../support/api-client';
import { storedRows } from '../support/stored-rows';
import { TestService } from '../support/test-service';

const allowed = 'https://app.example.com';
const foreignOrigins = [
  'https://evil.example.com',
  'http://app.example.com',
  'https://app.example.com:8443',
  'https://app.example.com.evil.com',
  'https://sub.app.example.com',
  'http://localhost.evil.com',
  'null',
  '*',
];

describe('a web page', () => {
  let service: TestService;
  let alice: ApiClient;
  let chatId: string;

  beforeAll(async () => {
    const origins = `${allowed}, capacitor://localhost`;
    service = await TestService.start({ ALLOWED_ORIGINS: origins });
  });
  beforeEach(async () => {
    alice = await service.api('alice');
    chatId = (await alice.createChat(['bob'])).id;
    await (await service.api('bob')).sendMessage(chatId, 'Hello!');
  });
  afterEach(() => service.reset());
  afterAll(() => service.close());

  const changes = () =>
    [
      ['createChat', { body: { participants: ['carol'] } }],
      ['sendMessage', { params: { chatId }, body: { content: 'Hello!' } }],
      ['markRead', { params: { chatId }, body: { seq: 1 } }],
    ] as const;

  const preflight = (origin: string) =>
    service.anonymous().send('OPTIONS', '/v1/messaging/chats', {
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });

  describe.each([allowed, 'capacitor://localhost', 'http://localhost:3000', 'http://127.0.0.1'])(
    'of the allowed origin %s',
    (origin) => {
      it('passes the preflight', async () => {
        const { status, headers } = await preflight(origin);
        expect(status).toBe(204);
        expect(headers.get('access-control-allow-origin')).toBe(origin);
        expect(headers.get('access-control-allow-credentials')).toBe('true');
        expect(headers.get('access-control-allow-methods')).toMatch(/\bPOST\b/);
        expect(headers.get('access-control-allow-headers')).toBe('content-type');
      });

      it('can do everything, and read the answers', async () => {
        for (const [operation, request] of changes()) {
          const { status, headers } = await alice.call(operation, {
            ...request,
            headers: { origin },
          });
          expect(status).toBeLessThan(300);
          expect(headers.get('access-control-allow-origin')).toBe(origin);
          expect(headers.get('access-control-allow-credentials')).toBe('true');
          expect(headers.get('vary')).toMatch(/\bOrigin\b/);
        }
      });

      it('can read why it was refused', async () => {
        const response = await alice.call('createChat', { body: {}, headers: { origin } });
        problemOf(response, 400);
        expect(response.headers.get('access-control-allow-origin')).toBe(origin);
      });
    },
  );

  describe.each(foreignOrigins)('of the foreign origin %s', (origin) => {
    it('does not pass the preflight', async () => {
      expect((await preflight(origin)).headers.has('access-control-allow-origin')).toBe(false);
    });

    it('changes nothing with the user’s cookie', async () => {
      const before = await storedRows(service.database.url);
      for (const [operation, request] of changes()) {
        const response = await alice.call(operation, { ...request, headers: { origin } });
        expect(problemOf(response, 403).code).toBe('ORIGIN_NOT_ALLOWED');
        expect(response.headers.has('access-control-allow-origin')).toBe(false);
      }
      expect(await storedRows(service.database.url)).toEqual(before);
    });

    it('cannot read what the user can', async () => {
      const { headers } = await alice.call('listChats', { headers: { origin } });
      expect(headers.has('access-control-allow-origin')).toBe(false);
    });

    it('gets no session', async () => {
      const request = { body: { userId: 'alice' }, headers: { origin } };
      const response = await service.anonymous().call('createDevSession', request);
      expect(problemOf(response, 403).code).toBe('ORIGIN_NOT_ALLOWED');
      expect(response.headers.has('set-cookie')).toBe(false);
    });
  });

  it('is not what sends a request without an Origin: it passes', async () => {
    for (const [operation, request] of changes()) {
      const { status, headers } = await alice.call(operation, request);
      expect(status).toBeLessThan(300);
      expect(headers.has('access-control-allow-origin')).toBe(false);
    }
  });
});

describe('the origins that are allowed', () => {
  let service: TestService;

  beforeAll(async () => {
    const origins = [
      'https://APP.Example.com:443',
      'https://*.Shop.example',
      'http://*.home.lan:8080',
    ];
    service = await TestService.start({ ALLOWED_ORIGINS: origins.join() });
  });
  afterEach(() => service.reset());
  afterAll(() => service.close());

  const allowedFor = async (origin: string, path = '/healthz') => {
    const { headers } = await fetch(service.url + path, { headers: { origin } });
    return headers.get('access-control-allow-origin');
  };

  it.each([
    'https://app.example.com',
    'https://eu.shop.example',
    'https://www.eu.shop.example',
    'http://tv.home.lan:8080',
  ])('include %s, however they were written', async (origin) => {
    expect(await allowedFor(origin)).toBe(origin);
    const client = await service.webSocket('alice', { origin });
    expect(await client.ask('debug-status', {}, 'debug-status')).toMatchObject({ userId: 'alice' });
  });

  it.each([
    'https://shop.example',
    'https://.shop.example',
    'https://evilshop.example',
    'https://eu.shop.example.evil.com',
    'http://eu.shop.example',
    'https://eu.shop.example:8443',
    'http://tv.home.lan',
    'https://app.example.com:443',
  ])('do not include %s', async (origin) => {
    expect(await allowedFor(origin)).toBeNull();
  });

  it.each(['/openapi.json', '/openapi.yaml', '/asyncapi.json', '/asyncapi.yaml'])(
    'may fetch %s',
    async (path) => {
      expect(await allowedFor('https://app.example.com', path)).toBe('https://app.example.com');
      expect(await allowedFor('https://evil.example', path)).toBeNull();
    },
  );
});

describe('where sessions are checked against an issuer', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start({
      SESSION_JWKS_URL: 'http://127.0.0.1:9/jwks.json',
      ALLOWED_ORIGINS: allowed,
    });
  });
  afterAll(() => service.close());

  it.each([
    [allowed, 401],
    ['http://localhost:3000', 403],
    ['http://127.0.0.1:4000', 403],
  ])('a page of %s gets %i: this machine’s own pages are foreign too', async (origin, status) => {
    const api = new ApiClient(service.url);
    const request = { body: { participants: ['bob'] }, headers: { origin } };
    problemOf(await api.call('createChat', request), status);
  });
});
