import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiClient, problemOf } from '../support/api-client';
import { DocsService } from './docs-service';

describe('the first page, where the web chat is not served', () => {
  let service: DocsService;

  beforeAll(async () => {
    service = await DocsService.start({ WEB_CHAT: 'off' });
    await service.build();
  });
  afterAll(() => service.close());

  it.each(['/', '/?from=the-log', '/docs', '/docs/'])(
    '%s leads to the documentation',
    async (path) => {
      const page = await fetch(service.url + path);
      expect([page.status, page.url]).toEqual([200, `${service.url}/docs/`]);
      expect(await page.text()).toContain('<h1>Messaging service</h1>');
    },
  );

  it.each(['/', '/docs'])(
    '%s leads there also behind a proxy with a path of its own',
    async (path) => {
      const proxy = createServer((request, response) => {
        const target = service.url + request.url!.replace(/^\/chat/, '');
        httpRequest(target, { method: request.method, headers: request.headers }, (answer) => {
          response.writeHead(answer.statusCode!, answer.headers);
          answer.pipe(response);
        }).end();
      });
      proxy.listen(0, '127.0.0.1');
      await once(proxy, 'listening');
      const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/chat`;
      try {
        const page = await fetch(url + path);
        expect([page.status, page.url]).toEqual([200, `${url}/docs/`]);
      } finally {
        proxy.closeAllConnections();
        proxy.close();
      }
    },
  );

  it('can only be read', async () => {
    const refused = await new ApiClient(service.url).send('POST', '/', { body: {} });
    expect(problemOf(refused, 405).code).toBe('METHOD_NOT_ALLOWED');
    const head = await fetch(`${service.url}/`, { method: 'HEAD', redirect: 'manual' });
    expect(head.status).toBe(302);
  });
});
