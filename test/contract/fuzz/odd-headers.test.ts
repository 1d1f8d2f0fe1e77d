import fc from 'fast-check';
import type { Problem } from '../../../generated/schemas';
import { type ApiClient, type ApiRequest, type ApiResponse } from '../../support/api-client';
import { TestService } from '../../support/test-service';
import { written } from './mistakes';
import { operations, validRequests } from './operations';
import type { Known } from './valid';

// One seed, so that a run says the same as the one before; the number means nothing.
const runs = { seed: 20_260_131, numRuns: 12 };
const atOnce = 25;
// Only to end a run that hangs.
const limitMs = 300_000;

const json = 'application/json';
const token = fc.constantFrom('*', '""', 'W/"x"', 'gzip', 'x', 'é', 'a=b;c', '0', '-1', '\t, ,');

/** Headers that clients, proxies and scanners send, with values that fit and others. */
const oddHeaders = fc.dictionary(
  fc.constantFrom(
    ...['accept', 'accept-charset', 'accept-encoding', 'accept-language', 'authorization'],
    ...['cache-control', 'content-encoding', 'content-language', 'content-location', 'cookie'],
    ...['content-range', 'forwarded', 'from', 'if-match', 'if-modified-since', 'if-none-match'],
    ...['if-range', 'if-unmodified-since', 'max-forwards', 'origin', 'pragma', 'prefer', 'range'],
    ...['referer', 'traceparent', 'tracestate', 'user-agent', 'via', 'x-forwarded-for'],
    ...['x-forwarded-host', 'x-http-method-override', 'x-original-url', 'x-request-id'],
  ),
  fc.oneof(
    token,
    fc.constantFrom('deflate', 'br', 'identity', 'bytes=0-0', 'Thu, 01 Jan 2099 00:00:00 GMT'),
    fc.constantFrom('text/html', `${json};q=0`, 'http://localhost:1', 'null', 'DELETE', '/healthz'),
  ),
  { minKeys: 1, maxKeys: 4 },
);

const mediaTypes = fc.constantFrom(
  ...[json, `${json}; charset=utf-8`, `${json};charset="UTF-8"`, `${json}; charset=utf-16`],
  ...[`${json}; charset=utf-7`, `${json}; charset=`, `${json};`, 'text/json', 'application/*', '*'],
);

describe('requests with odd headers', () => {
  let service: TestService;
  let alice: ApiClient;
  let chatId: string;

  beforeAll(async () => {
    service = await TestService.start();
    alice = await service.api('alice');
    chatId = (await alice.createChat(['bob'], 'Ours')).id;
  });
  afterAll(() => service.close());

  it(
    'are answered as declared, and never with a failure of the service',
    async () => {
      const anyRequest = fc.oneof(
        ...operations.map((operation) =>
          validRequests(operation, known()).map((parts) => ({
            operation,
            request: written(parts),
          })),
        ),
      );
      const sent = fc.tuple(anyRequest, oddHeaders, fc.option(mediaTypes, { nil: undefined }));
      const many = fc.array(sent, { minLength: atOnce, maxLength: atOnce });
      const areDeclared = fc.asyncProperty(many, async (requests) => {
        const statuses = requests.map(async ([{ operation, request }, odd, mediaType]) => {
          const headers: Record<string, string> = { ...odd };
          if (operation.hasBody && mediaType) headers['content-type'] = mediaType;
          return (await alice.call(operation.operationId, { ...request, headers })).status;
        });
        expect(Math.max(...(await Promise.all(statuses)))).toBeLessThan(500);
      });
      await fc.assert(areDeclared, runs);
    },
    limitMs,
  );

  /** What is there, and few users: what bodies may hold is another test's. */
  function known(): Known {
    return { ChatId: fc.constant(chatId), UserId: fc.constantFrom('bob', 'carol') };
  }

  it(
    'get the same verdict on a plain body and on one that is read the long way',
    async () => {
      const body = fc.oneof(
        fc.constantFrom('{"content":"Hello!"}', '\ufeff{"content":"Hello!"}', '', '{', '[]', '1'),
        fc.constantFrom('{"content":"\u200b"}', '{"content":" "}', '{"content":"a","content":"b"}'),
        fc.string({ unit: 'binary' }).map((content) => JSON.stringify({ content })),
        fc
          .uint8Array({ maxLength: 8 })
          .map((bytes) => `{"content":"${Buffer.from(bytes).toString('latin1')}"}`),
      );
      const encoding = fc.constantFrom<BufferEncoding>('utf8', 'latin1');
      const agree = fc.asyncProperty(body, encoding, mediaTypes, async (text, bytes, mediaType) => {
        const rawBody = Buffer.from(text, bytes);
        const send = (headers: ApiRequest['headers']) =>
          alice.call('sendMessage', {
            params: { chatId },
            ...{ rawBody, headers: { 'content-type': mediaType, ...headers } },
          });
        // With an encoding, even none, a body is not plain.
        const [short, long] = [await send({}), await send({ 'content-encoding': 'identity' })];
        expect(verdictOf(short)).toEqual(verdictOf(long));
      });
      await fc.assert(agree, { ...runs, numRuns: 120 });
    },
    limitMs,
  );
});

/** What an answer says, without what differs from one to the next. */
function verdictOf({ status, body }: ApiResponse): unknown {
  const { code, errors, detail } = body as Partial<Problem>;
  const { content } = body as { content?: string };
  return { status, code, errors, detail, content };
}
