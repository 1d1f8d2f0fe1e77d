import { createServer, request as httpRequest } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ApiClient, problemOf } from '../support/api-client';
import { TestService } from '../support/test-service';

const app = 'https://app.example.com';
// Nobody asks for the keys here.
const production = { SESSION_JWKS_URL: 'http://127.0.0.1:9/jwks.json', ALLOWED_ORIGINS: app };

const pageTitle = async (page: Response) => /<title>(.*)<\/title>/.exec(await page.text())?.[1];

const forDevelopment = 'Messaging service: two people in a chat';
const forUsers = 'Chat';

let service: TestService;

/** Starts the service of a `describe`. */
function startBefore(environment: Record<string, string>): void {
  beforeAll(async () => {
    service = await TestService.start(environment);
  });
  afterAll(() => service.close());
}

const statusOf = async (path: string) => (await fetch(service.url + path)).status;

const leadsTo = async (path: string) => {
  const { status, headers } = await fetch(service.url + path, { redirect: 'manual' });
  return [status, headers.get('location')];
};

describe('the web chat in development mode', () => {
  startBefore({ ALLOWED_ORIGINS: app });

  it.each(['/', '/?from=the-log', '/chat', '/chat/'])(
    '%s leads to two people side by side, and from there to the documentation',
    async (path) => {
      const page = await fetch(service.url + path);
      expect([page.status, page.url]).toEqual([200, `${service.url}/chat/`]);
      const text = await page.text();
      expect(text).toContain(`<title>${forDevelopment}</title>`);
      expect(text).toContain('<a href="../docs/">Documentation</a>');
    },
  );

  it.each(['/', '/chat'])(
    '%s leads there also behind a proxy with a path of its own',
    async (path) => {
      const proxy = createServer((request, response) => {
        const target = service.url + request.url!.replace(/^\/messaging/, '');
        httpRequest(target, { headers: request.headers }, (answer) => {
          response.writeHead(answer.statusCode!, answer.headers);
          answer.pipe(response);
        }).end();
      });
      proxy.listen(0, '127.0.0.1');
      await once(proxy, 'listening');
      const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/messaging`;
      try {
        const page = await fetch(url + path);
        expect([page.status, page.url]).toEqual([200, `${url}/chat/`]);
      } finally {
        proxy.closeAllConnections();
        proxy.close();
      }
    },
  );

  it('has a page on which nothing runs and nothing loads that is not of the service', async () => {
    const { headers } = await fetch(`${service.url}/chat/`);
    const policy = headers.get('content-security-policy')!.split(';');
    expect(policy.sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "img-src 'self' data: https: http:",
      "require-trusted-types-for 'script'",
      "script-src 'self'",
      "style-src 'self'",
      'trusted-types lit-html',
    ]);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  it('gives its module to a page of an allowed origin, and to no other', async () => {
    const take = (origin: string) =>
      fetch(`${service.url}/chat/messaging-chat.js`, { headers: { origin } });
    const allowed = await take(app);
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(allowed.headers.get('access-control-allow-origin')).toBe(app);
    expect(allowed.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const other = await take('https://other.example.com');
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each(['/chat/', '/chat/messaging-chat.js', '/chat', '/'])(
    'can only be read: %s',
    async (path) => {
      const refused = await new ApiClient(service.url).send('POST', path, { body: {} });
      expect(problemOf(refused, 405).code).toBe('METHOD_NOT_ALLOWED');
      expect(refused.headers.get('allow')).toBe('GET, HEAD');
      const head = await fetch(service.url + path, { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
    },
  );

  it.each(['/chat/nothing.js', '/chat/..%2f..%2fpackage.json', '/chat/.map'])(
    'has no other file: %s',
    async (path) => {
      const refused = await new ApiClient(service.url).send('GET', path);
      expect(problemOf(refused, 404).code).toBe('NOT_FOUND');
    },
  );
});

describe('the web chat of a service with the sessions of an app', () => {
  startBefore(production);

  it('is not served unless that is wanted', async () => {
    expect(await leadsTo('/')).toEqual([302, 'docs/']);
    for (const path of ['/chat', '/chat/', '/chat/messaging-chat.js', '/chat/first-minute.html']) {
      expect([path, await statusOf(path)]).toEqual([path, 404]);
    }
  });
});

describe('the web chat of a service with the sessions of an app that wants it', () => {
  startBefore({ ...production, WEB_CHAT: 'on' });

  it('is the page of the user whose session it is', async () => {
    const page = await fetch(`${service.url}/`);
    expect([page.status, page.url]).toEqual([200, `${service.url}/chat/`]);
    expect(await pageTitle(page)).toBe(forUsers);
    for (const file of ['index.html', 'page.css', 'messaging-chat.js', 'messaging-chat.js.map']) {
      expect([file, await statusOf(`/chat/${file}`)]).toEqual([file, 200]);
    }
  });

  it.each(['first-minute.html', 'first-minute.js', 'first-minute.js.map', 'f%69rst-minute.html'])(
    'has nothing of development mode: %s',
    async (file) => expect(await statusOf(`/chat/${file}`)).toBe(404),
  );
});

describe('the web chat where it is switched off', () => {
  startBefore({ WEB_CHAT: 'off' });

  it('is not served in development mode either', async () => {
    expect(await leadsTo('/')).toEqual([302, 'docs/']);
    for (const path of ['/chat', '/chat/', '/chat/messaging-chat.js']) {
      expect([path, await statusOf(path)]).toEqual([path, 404]);
    }
  });
});
