import type { ChatSummary, Message } from '../../generated/schemas';
import { type ApiClient, problemOf, succeed } from '../support/api-client';
import { storedRows } from '../support/stored-rows';
import { useService } from '../support/test-service';

describe('a send that is repeated with its clientMessageId', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
    chatId = (await alice.createChat(['bob'])).id;
  });

  const send = (api: ApiClient, content: string, clientMessageId = 'my-id', chat = chatId) =>
    api.call<Message>('sendMessage', {
      params: { chatId: chat },
      body: { content, clientMessageId },
    });

  it('gets the first message again with 200, and nothing is stored', async () => {
    const first = await send(alice, 'Hello!');
    expect(first.status).toBe(201);
    await bob.sendMessage(chatId, 'something in between');
    const before = await storedRows(service.database.url);

    const again = await send(alice, 'Hello!');
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(await storedRows(service.database.url)).toEqual(before);
  });

  it('leaves no gap behind', async () => {
    await send(alice, 'Hello!');
    await Promise.all(Array.from({ length: 5 }, () => send(alice, 'Hello!')));
    expect((await bob.sendMessage(chatId, 'next')).seq).toBe(2);
  });

  it('is stored once when the repeats come at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(alice, 'Hello!')));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const chat = await bob.call<ChatSummary>('getChat', { params: { chatId } });
    expect(succeed(chat)).toMatchObject({ lastSeq: 1, unreadCount: 1 });
  });

  it('is refused with 409 when the content is another, and nothing changes', async () => {
    await send(alice, 'Hello!');
    const before = await storedRows(service.database.url);
    const problem = problemOf(await send(alice, 'Hello?'), 409);
    expect(problem).toMatchObject({ code: 'CLIENT_MESSAGE_ID_REUSED', retryable: false });
    expect(await storedRows(service.database.url)).toEqual(before);
  });

  it('is refused with 409 also when the other content comes at the same moment', async () => {
    const answers = await Promise.all([
      send(alice, 'Hello!'),
      send(alice, 'Hello?'),
      send(alice, 'Hello!'),
    ]);
    const refused = answers.filter(({ status }) => status === 409);
    const taken = answers.filter(({ status }) => status < 300).map(({ body }) => body.id);
    expect([refused.length, taken.length]).toEqual(taken.length === 2 ? [1, 2] : [2, 1]);
    expect(new Set(taken).size).toBe(1);
  });

  it.each([
    ['another sender', () => send(bob, 'Hello!')],
    ['another chat', async () => send(alice, 'Hello!', 'my-id', await groupChat())],
    ['another clientMessageId', () => send(alice, 'Hello!', 'my-other-id')],
    ['a clientMessageId in other letters', () => send(alice, 'Hello!', 'MY-ID')],
  ])('is another message from %s', async (_what, sendOther) => {
    const first = succeed(await send(alice, 'Hello!'));
    const other = await sendOther();
    expect(other.status).toBe(201);
    expect(other.body.id).not.toBe(first.id);
  });

  async function groupChat(): Promise<string> {
    return (await alice.createChat(['bob'], 'Us')).id;
  }
});
