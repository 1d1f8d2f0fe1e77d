import { gzipSync } from 'node:zlib';
import type { ApiClient } from '../support/api-client';
import { TestService } from '../support/test-service';
import { expectRefusal } from './refusal';

const json = { 'content-type': 'application/json' };

describe('requests with something odd about them', () => {
  let service: TestService;
  let alice: ApiClient;
  let chatId: string;
  let messages: string;

  beforeAll(async () => {
    service = await TestService.start();
    alice = await service.api('alice');
    chatId = (await alice.createChat(['bob'], 'Ours')).id;
    messages = `/v1/messaging/chats/${chatId}/messages`;
  });
  afterAll(() => service.close());

  // Chunked, or with white space that makes it long, a body is not read on the shorter way.
  const ways = [
    ['in one piece', ''],
    ['in one piece, large', ' '.repeat(70_000)],
  ] as const;

  describe.each(ways)('a body %s', (_way, padding) => {
    const send = (content: string | Buffer, headers = json) => {
      const rawBody = Buffer.concat([Buffer.from(content), Buffer.from(padding)]);
      return alice.call('sendMessage', { params: { chatId }, rawBody, headers });
    };

    it.each([
      ['a byte of Latin-1', Buffer.from('{"content":"caf\xe9"}', 'latin1')],
      ['half a character', Buffer.from('{"content":"é"}').fill('x', 13, 14)],
      ['a surrogate in CESU-8', Buffer.from('{"content":"\xed\xa0\x80"}', 'latin1')],
      ['UTF-16', Buffer.from('\ufeff{"content":"Hello!"}', 'utf16le')],
    ])('is refused when it is not UTF-8: %s', async (_what, bytes) => {
      const problem = await expectRefusal(service, () => send(bytes), 400, 'INVALID_JSON');
      expect(problem.detail).toBe('The body is not UTF-8.');
    });

    it('may begin with a byte order mark, which is not kept', async () => {
      const { status, body } = await send('\ufeff{"content":"\ufeffHello!"}');
      expect({ status, body }).toMatchObject({ status: 201, body: { content: '\ufeffHello!' } });
    });

    it.each(['utf-7', 'utf-16', 'utf-16le', 'utf-32'])(
      'is refused when it says that it is %s',
      async (charset) => {
        const headers = { 'content-type': `application/json; charset=${charset}` };
        const request = () => send('{"content":"Hello!"}', headers);
        await expectRefusal(service, request, 415, 'UNSUPPORTED_MEDIA_TYPE');
      },
    );

    it.each([
      ['zero-width spaces', '\u200b\u200c\u200d'],
      ['a byte order mark', '\ufeff'],
      ['marks of direction', '\u200e\u202e\u2066'],
      ['soft hyphens and spaces', ' \u00ad\u00ad '],
      ['fillers', '\u3164\u115f\uffa0'],
      ['tags', '\u{e0041}\u{e007f}'],
      ['control characters', '\u0001\u001b'],
      ['an empty pattern of Braille', '\u2800'],
    ])('is refused when nothing of its content can be seen: %s', async (_what, content) => {
      const request = () => send(JSON.stringify({ content }));
      const problem = await expectRefusal(service, request, 400, 'INVALID_REQUEST');
      expect(problem.errors).toEqual([
        {
          path: '/body/content',
          message: expect.stringMatching(
            /^content must have a character that can be seen/,
          ) as string,
        },
      ]);
    });
  });

  it('a name of which nothing can be seen is refused', async () => {
    const body = { participants: ['bob'], name: '\u200b' };
    const request = () => alice.call('createChat', { body });
    await expectRefusal(service, request, 400, 'INVALID_REQUEST');
  });

  it.each(['0x5', '1e1', '0b1', '0o7', '%205', '5.0', '+5', 'Infinity'])(
    'a number that only programs read as one is refused: %s',
    async (limit) => {
      const request = () => alice.send('GET', `${messages}?limit=${limit}`);
      const problem = await expectRefusal(service, request, 400, 'INVALID_REQUEST');
      expect(problem.errors).toEqual([
        { path: '/query/limit', message: 'limit must be a whole number.' },
      ]);
    },
  );

  it.each(['limit=1&limit=2', 'limit=1&limit=1', 'limit=1&%6cimit=2', 'limit=1&limit=', 'x=1&x=2'])(
    'a query that says something twice is refused: %s',
    async (query) => {
      const request = () => alice.send('GET', `${messages}?${query}`);
      const problem = await expectRefusal(service, request, 400, 'INVALID_REQUEST');
      expect(problem.errors?.map(({ message }) => message)).toEqual([
        expect.stringMatching(/ must be given once\.$/),
      ]);
    },
  );

  it.each([
    ['any version', { 'if-none-match': '*' }],
    ['no later version', { 'if-modified-since': new Date().toUTCString() }],
    ['a body in an unknown encoding', { 'content-encoding': 'zip' }],
    ['a body in an unknown form', { 'content-type': 'text/plain; charset=utf-7' }],
    ['a part of the answer', { range: 'bytes=0-1' }],
    ['another method', { 'x-http-method-override': 'DELETE' }],
    ['another form of answer', { accept: 'text/html;q=1, */*;q=0' }],
    ['no encoding at all', { 'accept-encoding': 'identity;q=0, *;q=0' }],
  ])('what asks for %s is answered as declared', async (_what, headers) => {
    for (const operation of ['getReadiness', 'getHealth', 'listMessages', 'getChat'] as const) {
      const { status } = await alice.call(operation, { params: { chatId }, headers });
      expect(status).toBe(200);
    }
  });

  it('answers are for their caller alone, and not kept', async () => {
    const answers = [
      await alice.call('sendMessage', { params: { chatId }, body: { content: 'Hello!' } }),
      await alice.call('sendMessage', { params: { chatId }, body: { content: '' } }),
      await alice.call('listMessages', { params: { chatId } }),
      await service.anonymous().call('listChats'),
    ];
    for (const { headers } of answers) {
      expect(headers.get('cache-control')).toBe('no-store');
      const vary = headers.get('vary')!.split(/, */);
      expect(vary).toEqual(expect.arrayContaining(['Origin', 'Authorization', 'Cookie']));
    }
  });

  it('a large body is told its first mistake, a small one all of them', async () => {
    const many = { participants: Array.from({ length: 100_000 }, () => 1), name: '' };
    const large = () => alice.call('createChat', { body: many });
    expect((await expectRefusal(service, large, 400, 'INVALID_REQUEST')).errors).toHaveLength(1);
    const rawBody = gzipSync(JSON.stringify(many));
    const headers = { ...json, 'content-encoding': 'gzip' };
    const packed = () => alice.call('createChat', { rawBody, headers });
    expect((await expectRefusal(service, packed, 400, 'INVALID_REQUEST')).errors).toHaveLength(1);
    const small = () =>
      alice.call('createChat', { body: { participants: [1, 'bob', 2], name: '' } });
    expect((await expectRefusal(service, small, 400, 'INVALID_REQUEST')).errors).toEqual([
      { path: '/body/participants/0', message: 'participants[0] must be a text.' },
      { path: '/body/participants/2', message: 'participants[2] must be a text.' },
      { path: '/body/name', message: 'name must not be empty.' },
    ]);
  });
});
