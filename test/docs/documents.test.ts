import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { load } from 'js-yaml';
import { ApiClient, problemOf } from '../support/api-client';
import { DocsService } from './docs-service';

const run = promisify(execFile);
const redocly = path.join(path.dirname(require.resolve('@redocly/cli/package.json')), 'bin/cli.js');

const names = ['openapi', 'asyncapi'];
const types = ['json', 'yaml'];
const paths = names.flatMap((name) => types.map((type) => `/${name}.${type}`));

describe('the documents that the service gives', () => {
  let service: DocsService;
  let client: ApiClient;

  beforeAll(async () => {
    service = await DocsService.start();
    client = new ApiClient(service.url);
  });
  afterAll(() => service.close());

  it.each(paths)('%s has its content type, and is small on the way', async (document) => {
    const response = await fetch(service.url + document);
    expect(response.status).toBe(200);
    const type = `application/${document.split('.')[1]}`;
    expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    expect(response.headers.get('content-encoding')).not.toBeNull();
  });

  it.each(paths)('%s is not sent again to who has it', async (document) => {
    const first = await fetch(service.url + document);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const headers = { 'if-none-match': first.headers.get('etag')! };
    // Not with fetch, which asks for all of it when such a header is set by hand.
    const [again] = (await once(get(service.url + document, { headers }), 'response')) as [
      IncomingMessage,
    ];
    expect(again.statusCode).toBe(304);
    again.resume();
  });

  it.each(paths)('%s can only be read', async (document) => {
    const head = await fetch(service.url + document, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const refused = await client.send('POST', document, { body: {} });
    expect(problemOf(refused, 405).code).toBe('METHOD_NOT_ALLOWED');
    expect(refused.headers.get('allow')).toBe('GET, HEAD');
  });

  it.each(names)('%s says the same as JSON and as YAML', async (name) => {
    const json = await fetch(`${service.url}/${name}.json`);
    const yaml = await fetch(`${service.url}/${name}.yaml`);
    expect(load(await yaml.text())).toEqual(await json.json());
  });

  it('are found without a mistake by a tool that fetches them', async () => {
    const addresses = paths.map((document) => service.url + document);
    const args = [redocly, 'lint', ...addresses, '--extends', 'spec'];
    const env = {
      ...process.env,
      REDOCLY_TELEMETRY: 'off',
      REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    };
    const { stderr } = await run(process.execPath, args, { env });
    for (const address of addresses) expect(stderr).toContain(`${address}: validated`);
    expect(stderr).toContain('Your API descriptions are valid');
  });
});

describe('/docs', () => {
  let service: DocsService;
  let client: ApiClient;

  beforeAll(async () => {
    service = await DocsService.start();
    client = new ApiClient(service.url);
  });
  afterAll(() => service.close());

  it('says how to build the site while there is none', async () => {
    const problem = problemOf(await client.send('GET', '/docs/'), 404);
    expect(problem).toMatchObject({ code: 'NOT_FOUND' });
    expect(problem.detail).toContain('npm run build');
  });

  it('can only be read', async () => {
    const refused = await client.send('DELETE', '/docs/index.html');
    expect(problemOf(refused, 405).code).toBe('METHOD_NOT_ALLOWED');
    expect(refused.headers.get('allow')).toBe('GET, HEAD');
  });

  describe('once the site is built', () => {
    beforeAll(() => service.build());

    it('gives the site, without a restart', async () => {
      const page = await fetch(`${service.url}/docs`);
      expect([page.status, page.url]).toEqual([200, `${service.url}/docs/`]);
      expect(await page.text()).toContain('<h1>Messaging service</h1>');
      expect(problemOf(await client.send('GET', '/docs/nothing.html'), 404).code).toBe('NOT_FOUND');
    });

    it('lets its pages load nothing from elsewhere, over plain HTTP too', async () => {
      const page = await fetch(`${service.url}/docs/rest.html`);
      const policy = page.headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/https?:|upgrade-insecure-requests|\*|unsafe-inline/);
    });
  });
});
