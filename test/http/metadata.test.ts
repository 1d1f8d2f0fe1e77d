import type { MessagePage, MessageVersionPage } from '../../generated/http/types';
import type { Chat, ChatSummary, Message } from '../../generated/schemas';
import { type ApiClient, problemOf, succeed } from '../support/api-client';
import { useService } from '../support/test-service';

const untouched = {
  z: 1,
  a: [true, null, 'é 👍', { '2': 0.1, '1': -1e21 }],
  ['__proto__']: { constructor: 'x' },
  text: '<b>&amp;</b> "quoted" \\ \u2028',
};

describe("data of the app's own", () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
    chatId = (await alice.createChat(['bob'], 'Us')).id;
  });

  const trySend = (metadata: unknown, other: object = {}) =>
    alice.call<Message>('sendMessage', {
      ...{ params: { chatId }, body: { content: 'Look', metadata, ...other } },
    });
  const edit = (messageId: string, body: object) =>
    alice.call<Message>('updateMessage', { params: { chatId, messageId }, body });

  it('comes back as it was given, with a message', async () => {
    const sent = succeed(await trySend(untouched));
    expect(JSON.stringify(sent.metadata)).toBe(JSON.stringify(untouched));
    const history = await bob.call<MessagePage>('listMessages', { params: { chatId } });
    const [read] = succeed(history).items;
    expect(read).toEqual(sent);
    expect(JSON.stringify(read!.metadata)).toBe(JSON.stringify(untouched));
  });

  it('comes back as it was given, with a chat', async () => {
    const body = { participants: ['bob'], name: 'Order', metadata: untouched };
    const made = succeed(await alice.call<Chat>('createChat', { body }));
    const params = { chatId: made.id };
    const read = succeed(await bob.call<ChatSummary>('getChat', { params }));
    for (const { metadata } of [made, read]) {
      expect(JSON.stringify(metadata)).toBe(JSON.stringify(untouched));
    }
  });

  it('stays as it was when a direct chat is asked for again', async () => {
    const ask = async (metadata: object) => {
      const body = { participants: ['carol'], metadata };
      return succeed(await alice.call<Chat>('createChat', { body })).metadata;
    };
    expect(await ask({ first: true })).toEqual({ first: true });
    expect(await ask({ first: false })).toEqual({ first: true });
  });

  it('can be edited by itself, and what it was is kept', async () => {
    const sent = succeed(await trySend({ color: 'blue' }));
    const edited = succeed(await edit(sent.id, { metadata: { color: 'green' } }));
    expect(edited).toMatchObject({ content: 'Look', metadata: { color: 'green' }, version: 2 });
    expect(succeed(await edit(sent.id, { metadata: { color: 'green' } }))).toEqual(edited);
    expect(succeed(await edit(sent.id, { content: 'See' }))).toMatchObject({
      ...{ content: 'See', metadata: { color: 'green' }, version: 3 },
    });
    const params = { chatId, messageId: sent.id };
    const versions = await bob.call<MessageVersionPage>('listMessageVersions', { params });
    expect(succeed(versions).items).toMatchObject([
      { version: 1, content: 'Look', metadata: { color: 'blue' } },
      { version: 2, content: 'Look', metadata: { color: 'green' } },
      { version: 3, content: 'See', metadata: { color: 'green' } },
    ]);
  });

  it('goes when its message is deleted', async () => {
    const sent = succeed(await trySend({ secret: 1 }, { mentions: ['bob'] }));
    await edit(sent.id, { metadata: { secret: 2 } });
    const params = { chatId, messageId: sent.id };
    await alice.call('deleteMessage', { params });
    const left = succeed(await bob.call<Message>('getMessage', { params }));
    expect(JSON.stringify(left)).not.toMatch(/secret|mentions/);
  });

  it('belongs to what is sent: the same send has the same', async () => {
    const mine = { clientMessageId: 'mine' };
    const sent = succeed(await trySend({ a: 1, b: 2 }, mine));
    expect(await trySend({ b: 2, a: 1 }, mine)).toMatchObject({ status: 200, body: sent });
    expect(problemOf(await trySend({ a: 1, b: 3 }, mine), 409).code).toBe(
      'CLIENT_MESSAGE_ID_REUSED',
    );
  });

  it.each([
    ['more than 4 KiB', { text: 'é'.repeat(2043) }, 'be at most 4 KiB of JSON'],
    ['more than 3 levels', { a: { b: [[]] } }, 'be at most 3 levels deep'],
    ['a NUL', { a: ['\0'] }, 'have no NUL or lone surrogate'],
    ['a lone surrogate in a name', { '\ud800': 1 }, 'have no NUL or lone surrogate'],
  ])('refuses %s', async (_what, metadata, saying) => {
    const errors = [{ path: '/body/metadata', message: `metadata must ${saying}.` }];
    const expected = { code: 'INVALID_REQUEST', errors };
    expect(problemOf(await trySend(metadata), 400)).toMatchObject(expected);
    const body = { participants: ['bob'], metadata };
    expect(problemOf(await alice.call('createChat', { body }), 400)).toMatchObject(expected);
    const sent = await alice.sendMessage(chatId, 'plain');
    expect(problemOf(await edit(sent.id, { metadata }), 400)).toMatchObject(expected);
  });

  it('takes exactly 4 KiB, and 3 levels', async () => {
    expect((await trySend({ text: 'é'.repeat(2042) + 'x' })).status).toBe(201);
    expect((await trySend({ a: { b: [1] } })).status).toBe(201);
  });

  it.each([[[]], ['text'], [null], [1]])('is an object, and not %j', async (metadata) => {
    expect(problemOf(await trySend(metadata), 400).code).toBe('INVALID_REQUEST');
  });

  it('leaves messages of the kind `system` to the service', async () => {
    expect((await trySend({}, { kind: 'text' })).status).toBe(201);
    const refused = problemOf(await trySend({}, { kind: 'system' }), 403);
    expect(refused).toMatchObject({
      ...{ code: 'NOT_ALLOWED', detail: 'Only the service writes messages of this kind.' },
    });
    expect(problemOf(await trySend({}, { kind: 'other' }), 400).code).toBe('INVALID_REQUEST');
  });

  it('is not sent with nothing to change', async () => {
    const sent = await alice.sendMessage(chatId, 'plain');
    expect(problemOf(await edit(sent.id, {}), 400).code).toBe('INVALID_REQUEST');
    expect(succeed(await edit(sent.id, { ifVersion: 7 }))).toEqual(sent);
  });
});
