import { gzipSync } from 'node:zlib';
import type { ApiClient, ApiRequest } from '../support/api-client';
import { TestService } from '../support/test-service';
import { expectRefusal } from './refusal';

const json = { 'content-type': 'application/json' };
const good = '{"content":"Hello!"}';

describe('a body that cannot be read', () => {
  let service: TestService;
  let alice: ApiClient;
  let chatId: string;

  beforeAll(async () => {
    service = await TestService.start();
    alice = await service.api('alice');
    chatId = (await alice.createChat(['bob'])).id;
  });
  afterAll(() => service.close());

  const send = (request: ApiRequest) => () =>
    alice.call('sendMessage', { params: { chatId }, ...request });

  it.each([
    ['half of it', '{"content":'],
    ['plain text', 'Hello!'],
    ['JSON with something after it', `${good}x`],
    ['two values', `${good}${good}`],
    ['JavaScript', "{content:'Hello!'}"],
    ['a comma too many', '{"content":"Hello!",}'],
    ['a raw NUL', '{"content":"a\0b"}'],
    ['a raw line end in a string', '{"content":"a\nb"}'],
    ['NaN', '{"content":NaN}'],
    ['an unfinished escape', '{"content":"\\u12"}'],
    ['a hundred thousand open brackets', '['.repeat(100_000)],
  ])('is refused when it is not JSON: %s', async (_what, rawBody) => {
    await expectRefusal(service, send({ rawBody, headers: json }), 400, 'INVALID_JSON');
  });

  it.each([
    ['lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', '{"a":'.repeat(40_000) + '1' + '}'.repeat(40_000)],
    ['lists in the content', `{"content":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
  ])('is refused when it is deeply nested: %s', async (_what, rawBody) => {
    await expectRefusal(service, send({ rawBody, headers: json }), 400, 'INVALID_REQUEST');
  });

  it.each([
    '{"content":"Hello!","__proto__":{"clientMessageId":"x"}}',
    '{"__proto__":{"content":"Hello!"}}',
    '{"content":"Hello!","constructor":{"prototype":{"polluted":true}}}',
    '{"content":"Hello!","toString":"x"}',
  ])('is refused when it has a field that every object has: %s', async (rawBody) => {
    await expectRefusal(service, send({ rawBody, headers: json }), 400, 'INVALID_REQUEST');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    ['an empty one', { rawBody: '', headers: json }],
    ['none', { headers: json }],
  ])('is refused when there is none: %s', async (_what, request) => {
    await expectRefusal(service, send(request), 400, 'INVALID_REQUEST');
  });

  it.each([
    ['text', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['a form with files', 'multipart/form-data; boundary=x'],
    ['another kind of JSON', 'application/merge-patch+json'],
    ['XML', 'application/xml'],
    ['what is no type', 'json'],
    ['two types', 'application/json, text/plain'],
    ['JSON in Latin-1', 'application/json; charset=iso-8859-1'],
    ['JSON in what is no character set', 'application/json; charset=utf-99'],
  ])('is refused with 415 when it says that it is %s', async (_what, type) => {
    const request = send({ rawBody: good, headers: { 'content-type': type } });
    await expectRefusal(service, request, 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  it('is refused with 415 when it does not say what it is', async () => {
    const request = send({ rawBody: Buffer.from(good) });
    await expectRefusal(service, request, 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  it('is refused with 415 when its encoding is unknown', async () => {
    const request = send({ rawBody: good, headers: { ...json, 'content-encoding': 'zip' } });
    await expectRefusal(service, request, 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  it('is refused when it is not compressed as it says', async () => {
    const request = send({ rawBody: good, headers: { ...json, 'content-encoding': 'gzip' } });
    await expectRefusal(service, request, 400, 'INVALID_REQUEST');
  });

  const large = JSON.stringify({ content: 'a'.repeat(1_000_000) });
  it.each<[string, ApiRequest]>([
    ['a megabyte', { rawBody: large, headers: json }],
    ['a megabyte of white space', { rawBody: good + ' '.repeat(1_000_000), headers: json }],
    ['one byte too many', { rawBody: good.padEnd(256 * 1024 + 1), headers: json }],
    [
      'a compressed megabyte',
      { rawBody: gzipSync(large), headers: { ...json, 'content-encoding': 'gzip' } },
    ],
  ])('is refused with 413 when it is too large: %s', async (_what, request) => {
    await expectRefusal(service, send(request), 413, 'PAYLOAD_TOO_LARGE');
  });

  it.each<[string, ApiRequest]>([
    ['of 256 KiB', { rawBody: good.padEnd(256 * 1024), headers: json }],
    ['in UTF-8, and says so', { rawBody: good, headers: charset('utf-8') }],
    ['in UTF-8, and says so in capitals', { rawBody: good, headers: charset('"UTF-8"') }],
    ['compressed', { rawBody: gzipSync(good), headers: { ...json, 'content-encoding': 'gzip' } }],
  ])('is not one %s', async (_what, request) => {
    expect(await send(request)()).toMatchObject({ status: 201, body: { content: 'Hello!' } });
  });
});

function charset(name: string): Record<string, string> {
  return { 'content-type': `Application/JSON; charset=${name}` };
}
