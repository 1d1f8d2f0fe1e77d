import { createMessagingClient, devToken } from '../../client/src';
import { TestService } from '../support/test-service';
import { operationRoutes } from '../../generated/http/operations';
import { ClientSandbox, makeChat } from './client-sandbox';
import { Front, type Refusal } from './front';

const problem = {
  type: 'urn:messaging:error:SERVICE_UNAVAILABLE',
  title: 'Service unavailable',
  status: 503,
  detail: 'Try again soon.',
  code: 'SERVICE_UNAVAILABLE',
  requestId: 'request',
  retryable: true,
};
const unavailable: Refusal = {
  status: 503,
  headers: { 'content-type': 'application/problem+json', 'retry-after': '0' },
  body: JSON.stringify(problem),
};
const badGateway: Refusal = { status: 502, body: '<h1>Bad gateway</h1>' };

describe("the client's REST calls", () => {
  const sandbox = new ClientSandbox();
  let service: TestService;
  let front: Front;

  beforeAll(async () => {
    service = await TestService.start();
  });
  beforeEach(async () => {
    front = new Front(service.url);
    await front.listen();
  });
  afterEach(async () => {
    await sandbox.cleanUp();
    await front.close();
    await service.reset();
  });
  afterAll(() => service.close());

  const open = () => sandbox.client('websocket', { url: front.url, userId: 'alice' });

  it('reach every operation of the contract', async () => {
    const { rest } = open();
    expect(Object.keys(rest).sort()).toEqual(operationRoutes.map((r) => r.operationId).sort());

    const group = { participants: ['alice', 'bob'], name: 'group' };
    const { id: chatId } = await rest.createChat({ body: group });
    const path = { chatId };
    const added = await rest.addParticipants({ path, body: { participants: ['carol'] } });
    expect(added.participants).toEqual(['alice', 'bob', 'carol']);
    expect(await rest.removeParticipant({ path: { chatId, userId: 'carol' } })).toBeUndefined();
    const message = await rest.sendMessage({ path, body: { content: 'Hello!' } });
    expect((await rest.listMessages({ path, query: { limit: 1 } })).items).toEqual([message]);
    const around = await rest.listMessages({ path, query: { around: message.id } });
    expect(around).toEqual({ items: [message], hasOlder: false, hasNewer: false });
    const changes = await rest.listChanges({ path, query: { after: 2 } });
    expect(changes.items).toEqual([{ revision: 3, kind: 'message-sent', message }]);
    const place = { ...path, messageId: message.id };
    const edited = await rest.updateMessage({ path: place, body: { content: 'Hi!' } });
    expect(await rest.getMessage({ path: place })).toEqual(edited);
    const versions = await rest.listMessageVersions({ path: place });
    expect(versions.items.map(({ content }) => content)).toEqual(['Hello!', 'Hi!']);
    expect(await rest.deleteMessage({ path: place })).toBeUndefined();
    expect(await rest.markRead({ path, body: { seq: 1 } })).toMatchObject({ unreadCount: 0 });
    expect(await rest.getChat({ path })).toMatchObject({ name: 'group', lastSeq: 1 });
    expect((await rest.listChats({ query: { limit: 10 } })).items).toHaveLength(1);
    expect(await rest.createDevSession({ body: { userId: 'bob' } })).toMatchObject({
      userId: 'bob',
    });
    expect(await rest.getHealth()).toMatchObject({ status: 'ok' });
    expect(await rest.getReadiness()).toMatchObject({ status: 'ready' });
  });

  it('carry whatever an id or a cursor is made of', async () => {
    const { rest } = open();
    const odd = "a/b?c=d&e#f%2F+g'{h}";
    const { id: chatId } = await rest.createChat({ body: { participants: [odd], name: 'odd' } });
    await rest.removeParticipant({ path: { chatId, userId: odd } });
    expect(await rest.getChat({ path: { chatId } })).toMatchObject({ participants: ['alice'] });
    await expect(
      rest.listChats({ query: { cursor: 'x&limit=0', limit: 1 } }),
    ).rejects.toMatchObject({
      errors: [expect.objectContaining({ path: '/query/cursor' })],
    });
  });

  it.each([
    ['the service is unavailable', unavailable],
    ['a gateway fails', badGateway],
  ])('that may be repeated are, while %s', async (_what, refusal) => {
    const alice = open();
    const chatId = await makeChat(alice, ['alice', 'bob', 'dave']);
    front.refusals.push(refusal, refusal);
    const message = await alice.sendMessage(chatId, 'Hello!');
    front.refusals.push(refusal, refusal);
    const path = { chatId };
    expect((await alice.rest.listMessages({ path })).items).toEqual([message]);
    front.refusals.push(refusal, refusal);
    const body = { participants: ['carol'] };
    expect((await alice.rest.addParticipants({ path, body })).participants).toContain('carol');
    front.refusals.push(refusal, refusal);
    expect(await alice.rest.markRead({ path, body: { seq: 1 } })).toMatchObject({ seq: 1 });
  });

  it.each([
    [unavailable, { code: 'SERVICE_UNAVAILABLE', status: 503, retryable: true }],
    [badGateway, { code: 'UNEXPECTED_RESPONSE', status: 502, retryable: true }],
  ])('that may not are made once, and tell what went wrong', async (refusal, error) => {
    const alice = open();
    await alice.rest.listChats();
    front.refusals.push(refusal);
    await expect(makeChat(alice, ['alice', 'bob'])).rejects.toMatchObject(error);
    expect((await alice.rest.listChats()).items).toEqual([]);
    const chatId = await makeChat(alice, ['alice', 'bob', 'carol']);
    const body = { content: 'without an id of its own' };
    front.refusals.push(refusal);
    const sending = alice.rest.sendMessage({ path: { chatId }, body });
    await expect(sending).rejects.toMatchObject(error);
    front.refusals.push(refusal);
    const removing = alice.rest.removeParticipant({ path: { chatId, userId: 'carol' } });
    await expect(removing).rejects.toMatchObject(error);
  });

  it('tell field by field what is wrong with them, and are not repeated then', async () => {
    const alice = open();
    const chatId = await makeChat(alice, ['alice', 'bob']);
    const before = front.requests;
    await expect(alice.sendMessage(chatId, '')).rejects.toMatchObject({
      name: 'MessagingError',
      code: 'INVALID_REQUEST',
      status: 400,
      retryable: false,
      errors: expect.arrayContaining([
        expect.objectContaining({ path: '/body/content' }),
      ]) as unknown,
    });
    expect(front.requests).toBe(before + 1);
  });

  it.each<[string, Refusal]>([
    ['a web page', { status: 200, body: '<h1>Sign in to the network</h1>' }],
    ['half of what it should be', { status: 200, body: '{"items":[' }],
    ['nothing', { status: 200, body: '' }],
  ])('tell of an answer that is %s', async (_what, refusal) => {
    const alice = open();
    await alice.rest.listChats();
    front.refusals.push(refusal);
    const unexpected = { name: 'MessagingError', code: 'UNEXPECTED_RESPONSE', status: 200 };
    await expect(alice.rest.listChats()).rejects.toMatchObject(unexpected);
  });

  it('tell of whatever goes wrong on this side, and never as a bare error', async () => {
    const failsWith = async (call: () => unknown, code: string) =>
      expect(Promise.resolve().then(call)).rejects.toMatchObject({ name: 'MessagingError', code });
    const options = { url: front.url, userId: 'alice' };
    const getToken = () => {
      throw new Error('no token');
    };
    const noSession = sandbox.client('websocket', { ...options, getToken });
    await failsWith(() => makeChat(noSession, ['bob']), 'SESSION_RENEWAL_FAILED');
    const nowhere = sandbox.client('websocket', {
      ...{ url: 'http://127.0.0.1:1', userId: 'alice' },
      getToken: () => Promise.resolve('token'),
    });
    await failsWith(() => makeChat(nowhere, ['bob']), 'NETWORK_ERROR');
    const circular: unknown[] = [];
    circular.push(circular);
    const body = { participants: circular as string[] };
    await failsWith(() => open().rest.createChat({ body }), 'INVALID_REQUEST');
    await failsWith(() => createMessagingClient(options), 'NOT_SUPPORTED');
  });

  it('go through the fetch that the app hands in, those for a session too', async () => {
    const asked: string[] = [];
    const routed: typeof fetch = (input, init) => {
      asked.push(`${init!.method} ${input as string}`);
      return fetch((input as string).replace('http://elsewhere', front.url), init);
    };
    const options = { url: 'http://elsewhere', userId: 'alice', fetch: routed };
    const getToken = devToken(options.url, options.userId, routed);
    const { rest } = sandbox.client('websocket', { ...options, getToken });
    expect((await rest.listChats()).items).toEqual([]);
    expect(asked.map((line) => line.replace(/\?.*/, ''))).toEqual([
      expect.stringMatching(/^POST http:\/\/elsewhere\/.*sessions/),
      expect.stringMatching(/^GET http:\/\/elsewhere\/.*chats$/),
    ]);
  });

  it('go through the fetch that the platform has when they are made', async () => {
    const { rest } = open();
    const own = jest.spyOn(globalThis, 'fetch');
    try {
      await rest.getHealth();
      expect(own).toHaveBeenCalled();
    } finally {
      own.mockRestore();
    }
  });

  it('wait past a limit as long as they are told', async () => {
    const limited = await TestService.start({ LIMIT_SEND: '1/2s' });
    const gate = new Front(limited.url);
    await gate.listen();
    try {
      const alice = sandbox.client('websocket', { url: gate.url, userId: 'alice' });
      const chatId = await makeChat(alice, ['alice', 'bob']);
      await alice.sendMessage(chatId, 'first');
      const before = gate.requests;
      await alice.sendMessage(chatId, 'second');
      expect(gate.requests - before).toBeLessThanOrEqual(2);
    } finally {
      await gate.close();
      await limited.close();
    }
  });

  it('give up at last', async () => {
    const alice = open();
    const chatId = await makeChat(alice, ['alice', 'bob']);
    front.refusals.push(...Array.from({ length: 100 }, () => unavailable));
    await expect(alice.sendMessage(chatId, 'Hello!')).rejects.toMatchObject({ status: 503 });
    expect(front.refusals.length).toBeGreaterThan(0);
  });

  it('end when the app gives them up', async () => {
    const alice = open();
    const chatId = await makeChat(alice, ['alice', 'bob']);
    const wait = { ...unavailable, headers: { ...unavailable.headers, 'retry-after': '3600' } };
    front.refusals.push(...Array.from({ length: 100 }, () => wait));
    const giveUp = new AbortController();
    const sending = alice.sendMessage(chatId, 'Hello!', { signal: giveUp.signal });
    giveUp.abort();
    await expect(sending).rejects.toMatchObject({ code: 'ABORTED', retryable: false });
  });
});
