import type { Execution } from 'newman';
import asyncApiDocument from '../../generated/events/asyncapi.json';
import openApiDocument from '../../generated/http/openapi.json';
import { operationRoutes } from '../../generated/http/operations';
import { buildCollection } from '../../scripts/postman/collection';
import type { Collection, PostmanRequest } from '../../scripts/postman/form';
import { resolve } from '../../scripts/postman/operations';
import { LyingServer } from '../contract/lying-servers';
import { startValidatingProxy } from './validating-proxy';
import { TestService } from '../support/test-service';
import { folderOf, requestsIn, runCollection } from './collection-run';

const guide = [
  'Mint a session',
  'Create a chat',
  'Send a message',
  'Read the history',
  "List the caller's chats",
  'Mark as read',
];

describe('the Postman collection', () => {
  let collection: Collection;

  beforeAll(async () => {
    collection = await buildCollection();
  });

  it('has every operation of the contract once, and more where a folder needs a message or a chat', () => {
    const requests = requestsIn(folderOf(collection, 'All operations')).map(
      ({ request }) => `${request.method} ${pathOf(request)}`,
    );
    const send = 'POST /v1/messaging/chats/{chatId}/messages';
    const expected = operationRoutes.map(({ method, path }) => `${method} ${path}`);
    const create = 'POST /v1/messaging/chats';
    expect(requests.sort()).toEqual([...expected, send, send, create].sort());
  });

  it("has the guide's requests in the guide's order", () => {
    const names = requestsIn(folderOf(collection, 'Guide')).map(({ name }) => name);
    expect(names).toEqual(guide);
  });

  it('tests the status of every answer', () => {
    for (const { event } of requestsIn({ item: collection.item })) {
      expect(event[0]!.script.exec.join('\n')).toContain('pm.response.code).to.be.oneOf');
    }
  });

  it('goes to the address at which `npm start` answers', () => {
    const baseUrl = collection.variable.find(({ key }) => key === 'baseUrl');
    expect(baseUrl?.value).toBe('http://localhost:4000');
  });

  it.each(commandNames())('shows how to send %s over WebSocket', (name) => {
    const texts = folderOf(collection, 'Guide').item.map(({ name: title, ...rest }) =>
      'description' in rest ? `${title}\n${rest.description}` : title,
    );
    expect(texts.join('\n')).toContain(`"event": "${name}"`);
  });

  it("sends the guide's message", () => {
    const messages = requestsIn({ item: collection.item }).filter(
      ({ name }) => name === 'Send a message',
    );
    const bodies = messages.map(({ request }) => JSON.parse(request.body!.raw) as unknown);
    const body = { content: 'Hello depuis Postman !' };
    expect(bodies).toEqual(bodies.map(() => body));
    expect(bodies).toHaveLength(4);
  });

  it('has the session in one place, from which every request that needs one inherits it', () => {
    expect(collection.auth).toMatchObject({ bearer: [{ value: '{{accessToken}}' }] });
    for (const { request } of requestsIn(folderOf(collection, 'All operations'))) {
      const { secured } = operationRoutes.find(
        ({ method, path }) => `${method} ${path}` === `${request.method} ${pathOf(request)}`,
      )!;
      expect(request.auth).toEqual(secured ? undefined : { type: 'noauth' });
      expect(request.header.map(({ key }) => key)).not.toContain('Cookie');
    }
  });

  it('shows an example of every answer that is declared', () => {
    const paths = openApiDocument.paths as unknown as Record<
      string,
      Record<string, { responses: object }>
    >;
    for (const { request, response } of requestsIn({ item: collection.item })) {
      const declared = paths[pathOf(request)]![request.method.toLowerCase()]!.responses;
      const shown = new Set(response.map(({ code }) => String(code)));
      expect([...shown].sort()).toEqual(Object.keys(declared).sort());
    }
  });

  it('is the same each time it is made', async () => {
    expect(await buildCollection()).toEqual(collection);
  });
});

describe('newman with the Postman collection', () => {
  let collection: Collection;
  let service: TestService;

  beforeAll(async () => {
    collection = await buildCollection();
    service = await TestService.start();
  });
  afterEach(() => service.reset());
  afterAll(() => service.close());

  it('finds no failure, twice in a row', async () => {
    const names = requestsIn({ item: collection.item }).map(({ name }) => name);
    for (const run of [1, 2]) {
      const { failures, executions } = await runCollection(collection, service.url);
      expect({ run, failures }).toEqual({ run, failures: [] });
      expect(executions.map(({ item }) => item.name)).toEqual(names);
    }
  });

  it.each(['bob', 'carol'])('finds no failure as %s', async (userId) => {
    const { failures } = await runCollection(collection, service.url, userId);
    expect(failures).toEqual([]);
  });

  it.each(['Guide', 'All operations'])(
    'finds no failure with the folder %s alone',
    async (name) => {
      const item = [folderOf(collection, name)];
      const { failures } = await runCollection({ ...collection, item }, service.url);
      expect(failures).toEqual([]);
    },
  );

  it("passes Prism's validating proxy without a violation", async () => {
    const proxy = await startValidatingProxy(service.url);
    try {
      const { failures, executions } = await runCollection(collection, proxy.url);
      expect(failures).toEqual([]);
      expect(violationsIn(executions)).toEqual([]);
    } finally {
      await proxy.close();
    }
  });

  it("has a violation in Prism's validating proxy when an answer is wrong", async () => {
    const server = await LyingServer.answering({ status: 201, body: { userId: 'alice' } });
    const proxy = await startValidatingProxy(server.url);
    try {
      const { executions } = await runCollection(collection, proxy.url);
      expect(violationsIn(executions).join()).toContain('Mint a session');
    } finally {
      await proxy.close();
      await server.close();
    }
  });

  it.each([
    ['status', { status: 418, body: {} }, 'answers 201'],
    ['body', { status: 201, body: { userId: 'alice' } }, 'has userId, accessToken, expiresAt'],
  ])('finds a wrong %s', async (_what, answer, test) => {
    const server = await LyingServer.answering(answer);
    try {
      const { failures } = await runCollection(collection, server.url);
      expect(failures.join('\n')).toContain(`Mint a session: ${test}`);
    } finally {
      await server.close();
    }
  });
});

/** The requests of which Prism found that they or their answers are not as declared. */
function violationsIn(executions: Execution[]): string[] {
  return executions.flatMap(({ item, response }) => {
    const text = response.stream.toString();
    const isViolation = response.headers.has('sl-violations') || text.includes('#VIOLATIONS');
    return isViolation ? [`${item.name}: ${text}`] : [];
  });
}

/** The path of a request, as the contract writes it. */
function pathOf({ url }: PostmanRequest): string {
  return '/' + url.path.map((part) => part.replace(/^:(.+)$/, '{$1}')).join('/');
}

/** The names of all commands. */
function commandNames(): string[] {
  const operations = Object.values(asyncApiDocument.operations);
  const commands = operations.filter(({ action }) => action === 'receive');
  return commands.map(({ messages }) => {
    const { name } = resolve<{ name: string }>(asyncApiDocument, messages[0]!);
    return name;
  });
}
