import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { restOperations, type RestOperation } from '../../scripts/docs/contract';
import { pythonSample, sampleRequest } from '../../scripts/docs/samples';
import { describeWithPrograms } from '../handbook/describe-with-program';
import { useService } from '../support/test-service';

const run = promisify(execFile);

/** Runs a sample against a service, and gives the answer's status and body. */
async function runSample(operation: RestOperation, url: string, session: string) {
  const sample = pythonSample(operation)
    .replace('http://localhost:4000', url)
    .replace('your_session', session);
  const tell = 'import json\nprint(json.dumps([response.status, globals().get("answer")]))';
  const { stdout } = await run('python3', ['-c', `${sample}\n${tell}`]);
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as [status: number, answer: unknown];
}

const withBody = (operation: RestOperation) =>
  operation.responses.find(([status, { content }]) => status.startsWith('2') && content);

describeWithPrograms('python3')("the documentation's samples in Python", () => {
  let server: Server;
  let url: string;
  /** What the last sample asked for. */
  let asked: object;

  beforeAll(async () => {
    server = createServer((request, response) => {
      void text(request).then((body) => {
        const { method, url: path, headers } = request;
        const { cookie, 'content-type': type } = headers;
        asked = { method, path, cookie, type, body: body && (JSON.parse(body) as unknown) };
        response.end('{"from":"the service"}');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it.each(restOperations().map((operation) => [operation.operationId, operation] as const))(
    '%s runs, and asks for what the document has',
    async (_name, operation) => {
      const [status, answer] = await runSample(operation, url, 'a-token');
      expect(status).toBe(200);
      expect(answer).toEqual(withBody(operation) ? { from: 'the service' } : null);
      const { path, query, body } = sampleRequest(operation);
      const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(String(path[name])),
      );
      const search = new URLSearchParams(query as Record<string, string>).toString();
      expect(asked).toEqual({
        method: operation.method,
        path: search === '' ? filled : `${filled}?${search}`,
        cookie: operation.isPublic ? undefined : 'sAccessToken=a-token',
        type: body === undefined ? undefined : 'application/json',
        body: body ?? '',
      });
    },
  );
});

describeWithPrograms('python3')("the documentation's samples in Python, at the service", () => {
  const service = useService();
  const operation = (operationId: string) =>
    restOperations().find((one) => one.operationId === operationId)!;

  it('make a chat with a session, and are refused without', async () => {
    const [, session] = await runSample(operation('createDevSession'), service.url, '');
    const { accessToken } = session as { accessToken: string };
    const [status, chat] = await runSample(operation('createChat'), service.url, accessToken);
    expect([status, chat]).toMatchObject([201, { name: 'Chat Test' }]);
    const refused = runSample(operation('createChat'), service.url, 'none');
    await expect(refused).rejects.toThrow('HTTP Error 401');
  });
});
