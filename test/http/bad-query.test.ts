import type { ApiClient } from '../support/api-client';
import { TestService } from '../support/test-service';
import { expectRefusal } from './refusal';

const cursorOf = (value: unknown) => encode(JSON.stringify(value));
const encode = (text: string) => Buffer.from(text).toString('base64url');

describe('a query that does not fit the contract', () => {
  let service: TestService;
  let alice: ApiClient;
  let history: string;

  beforeAll(async () => {
    service = await TestService.start();
    alice = await service.api('alice');
    history = `/v1/messaging/chats/${(await alice.createChat(['bob'])).id}/messages`;
    await alice.createChat(['carol']);
  });
  afterAll(() => service.close());

  const get = (path: string) => () => alice.send('GET', path);

  const limits = ['0', '101', '-1', '1.5', 'abc', '', '1e99', 'null', '1,2', '١'];
  it.each(limits)('is refused with the limit "%s"', async (limit) => {
    for (const path of ['/v1/messaging/chats', history]) {
      const request = get(`${path}?limit=${encodeURIComponent(limit)}`);
      const problem = await expectRefusal(service, request, 400, 'INVALID_REQUEST');
      expect(problem.errors).toMatchObject([{ path: '/query/limit' }]);
    }
  });

  it.each(['-1', '2147483648', '1.5', 'abc', '', 'NaN'])(
    'is refused with the place "%s" in the history',
    async (seq) => {
      for (const name of ['before', 'after']) {
        const request = get(`${history}?${name}=${seq}`);
        const problem = await expectRefusal(service, request, 400, 'INVALID_REQUEST');
        expect(problem.errors).toMatchObject([{ path: `/query/${name}` }]);
      }
    },
  );

  it.each(['', 'msg 1', 'msg_%00', 'é', '5,6', 'a'.repeat(65)])(
    'is refused around what is neither a seq nor an id: "%s"',
    async (around) => {
      const request = get(`${history}?around=${around}`);
      const problem = await expectRefusal(service, request, 400, 'INVALID_REQUEST');
      expect(problem.errors).toMatchObject([{ path: '/query/around' }]);
    },
  );

  it.each([
    ['before=2&after=1', ['after'], 'before'],
    ['before=2&around=1', ['around'], 'before'],
    ['around=msg_that_is_not&after=1', ['around'], 'after'],
    ['around=1&before=2&after=1', ['after', 'around'], 'before'],
  ])('is refused with two places in the history: %s', async (query, names, first) => {
    const request = get(`${history}?${query}`);
    const problem = await expectRefusal(service, request, 400, 'INVALID_REQUEST');
    const errors = names.map((name) => {
      const message = `${name} must not be given together with ${first}.`;
      return { path: `/query/${name}`, message };
    });
    expect(problem.errors).toEqual(errors);
  });

  it.each([
    ['an unknown parameter', 'offset=1'],
    ['a parameter in other letters', 'Limit=1'],
    ['an unknown parameter beside a good one', 'limit=1&page=2'],
    ['a parameter twice', 'limit=1&limit=2'],
    ['a parameter twice with one value', 'limit=1&limit=1'],
    ['a parameter as a list', 'limit[]=1'],
    ['a parameter as an object', 'limit[gte]=1'],
    ['a parameter as an object that every object has', 'limit[__proto__]=1'],
    ['a parameter as a function that every object has', 'limit[toString]=1'],
    ['a list of no name', '[]'],
    ['an object of no name', '[a]=1'],
    ['a bracket', '%5B'],
    ['a parameter that every object has', '__proto__=1'],
    ['another one', 'constructor=1'],
    ['another one with a part', '__proto__[limit]=1'],
  ])('is refused with %s', async (_what, query) => {
    for (const path of ['/v1/messaging/chats', history]) {
      await expectRefusal(service, get(`${path}?${query}`), 400, 'INVALID_REQUEST');
    }
  });

  it('is refused where no parameters are known', async () => {
    const body = { participants: ['dave'] };
    const request = () => alice.send('POST', '/v1/messaging/chats?notify=true', { body });
    await expectRefusal(service, request, 400, 'INVALID_REQUEST');
  });

  describe('is refused with a cursor', () => {
    const chatId = 'chat_01k7m3v9xqe8wbt5n2r4c6d8fg';
    const time = Date.UTC(2026, 0, 31);

    it.each([
      ['of random bytes', Buffer.from([255, 254, 0, 1, 2, 128]).toString('base64url')],
      ['of letters', 'abc'],
      ['of text', encode('Hello!')],
      ['of half a value', cursorOf([time, chatId]).slice(0, -6)],
      ['with something after it', `${cursorOf([time, chatId])}AAAA`],
      ['of null', cursorOf(null)],
      ['of a number', cursorOf(1)],
      ['of an object', cursorOf({ 0: time, 1: chatId })],
      ['of an empty list', cursorOf([])],
      ['of a list of one', cursorOf([time])],
      ['of a list of three', cursorOf([time, chatId, 1])],
      ['of a list in the wrong order', cursorOf([chatId, time])],
      ['with a time that is text', cursorOf([String(time), chatId])],
      ['with a time that is null', cursorOf([null, chatId])],
      ['with a time that is a fraction', cursorOf([time + 0.5, chatId])],
      ['with a time that no date has', cursorOf([8.64e15 + 1, chatId])],
      ['with a time before all time', cursorOf([-8.64e15, chatId])],
      ['with a chat that is a number', cursorOf([time, 1])],
      ['with a chat that is no id', cursorOf([time, "' OR 1=1 --"])],
      ['with an empty chat', cursorOf([time, ''])],
      ['with NUL in the chat', cursorOf([time, `${chatId}\0`])],
      ['with a lone surrogate in the chat', cursorOf([time, '\ud800'])],
      ['written with spaces', encode(`[${time}, "${chatId}"]`)],
    ])('%s', async (_what, cursor) => {
      const request = get(`/v1/messaging/chats?cursor=${cursor}`);
      await expectRefusal(service, request, 400, 'INVALID_CURSOR');
    });

    it('that was changed on the way', async () => {
      const { body } = await alice.call<{ nextCursor: string }>('listChats', {
        query: { limit: 1 },
      });
      const { nextCursor } = body;
      for (const cursor of [nextCursor.slice(1), nextCursor.slice(0, -1), `A${nextCursor}`]) {
        const request = get(`/v1/messaging/chats?cursor=${cursor}`);
        await expectRefusal(service, request, 400, 'INVALID_CURSOR');
      }
    });

    it.each(['', '%00', 'a+b', 'a/b', 'a=', 'é', 'a'.repeat(257)])(
      'of characters or a length that none has: "%s"',
      async (cursor) => {
        const request = get(`/v1/messaging/chats?cursor=${cursor}`);
        await expectRefusal(service, request, 400, 'INVALID_REQUEST');
      },
    );
  });
});
