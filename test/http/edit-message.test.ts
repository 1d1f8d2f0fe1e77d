import { Client } from 'pg';
import type { ChatChangePage, MessagePage } from '../../generated/http/types';
import type { ChatSummary, Message } from '../../generated/schemas';
import { type ApiClient, type ApiResponse, problemOf, succeed } from '../support/api-client';
import { insertMessage } from '../support/chat-rows';
import { useService } from '../support/test-service';

describe('editing a message', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let chatId: string;
  let sent: Message;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
    chatId = (await alice.createChat(['bob', 'carol'], 'Us')).id;
    sent = await bob.sendMessage(chatId, 'as it was sent');
  });

  const edit = (api: ApiClient, body: object, messageId = sent.id, chat = chatId) =>
    api.call<Message>('updateMessage', { params: { chatId: chat, messageId }, body });
  const get = (api: ApiClient, messageId = sent.id, chat = chatId) =>
    api.call<Message>('getMessage', { params: { chatId: chat, messageId } });
  const codeOf = (response: ApiResponse, status: number) => problemOf(response, status).code;
  const revision = async () =>
    succeed(await bob.call<ChatSummary>('getChat', { params: { chatId } })).revision;

  it('answers with the message as it is then, in its place', async () => {
    const edited = succeed(await edit(bob, { content: 'as it is now' }));
    expect(edited).toEqual({
      ...sent,
      content: 'as it is now',
      version: 2,
      editedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
    });
    expect(edited.editedAt! >= sent.createdAt).toBe(true);
    expect(succeed(await get(alice))).toEqual(edited);
  });

  it('shows in the history, the list, the changes and to who sends it once more', async () => {
    const first = await bob.sendMessage(chatId, 'with an id', 'my-id');
    const edited = succeed(await edit(bob, { content: 'otherwise' }, first.id));
    const params = { chatId };
    const history = await alice.call<MessagePage>('listMessages', { params });
    expect(succeed(history).items).toEqual([sent, edited]);
    const chat = await alice.call<ChatSummary>('getChat', { params });
    expect(succeed(chat).lastMessage).toEqual(edited);
    const changes = await alice.call<ChatChangePage>('listChanges', {
      ...{ params, query: { after: 0 } },
    });
    expect(succeed(changes).items).toEqual([
      { revision: 1, kind: 'message-sent', message: sent },
      { revision: 2, kind: 'message-sent', message: edited },
      { revision: 3, kind: 'message-updated', updated: edited },
    ]);
    expect(await bob.sendMessage(chatId, 'with an id', 'my-id')).toEqual(edited);
  });

  it('counts its versions, and changes nothing when it is so already', async () => {
    for (const content of ['two', 'three', 'three', 'three']) await edit(bob, { content });
    expect(succeed(await get(bob))).toMatchObject({ content: 'three', version: 3 });
    expect(await revision()).toBe(3);
  });

  it('keeps what it was before, with the time of each', async () => {
    const second = succeed(await edit(bob, { content: 'second' }));
    await edit(bob, { content: 'third' });
    expect(await versionsOf(service.database.url)).toEqual([
      { version: 1, content: sent.content, at: sent.createdAt },
      { version: 2, content: 'second', at: second.editedAt },
    ]);
  });

  it('is done only while it has the version that is asked for', async () => {
    succeed(await edit(bob, { content: 'second', ifVersion: 1 }));
    const late = await edit(bob, { content: 'late', ifVersion: 1 });
    expect(codeOf(late, 409)).toBe('VERSION_CONFLICT');
    // Who had no answer to this asks once more.
    expect(succeed(await edit(bob, { content: 'second', ifVersion: 1 })).version).toBe(2);
    expect(succeed(await get(bob)).content).toBe('second');
    expect(await revision()).toBe(2);
  });

  it('is for its sender alone', async () => {
    expect(problemOf(await edit(alice, { content: 'mine' }), 403)).toMatchObject({
      code: 'NOT_ALLOWED',
      detail: 'Only its sender may edit a message.',
    });
    expect(succeed(await get(alice))).toEqual(sent);
  });

  it('finds no message of a chat where the caller takes no part, and none of another chat', async () => {
    const erin = await service.api('erin');
    for (const response of [await edit(erin, { content: 'x' }), await get(erin)]) {
      expect(codeOf(response, 404)).toBe('CHAT_NOT_FOUND');
    }
    const other = (await bob.createChat(['erin'], 'Another')).id;
    for (const response of [
      await edit(bob, { content: 'x' }, sent.id, other),
      await get(bob, sent.id, other),
      await get(bob, 'msg_that_is_not'),
      await get(bob, `msg_ends_with_its_seq_00000001`),
      await get(bob, `msg_ffffffff`),
    ]) {
      expect(codeOf(response, 404)).toBe('MESSAGE_NOT_FOUND');
    }
  });

  it('ends with the participation of its sender', async () => {
    await alice.call('removeParticipant', { params: { chatId, userId: 'bob' } });
    expect(codeOf(await edit(bob, { content: 'x' }), 404)).toBe('CHAT_NOT_FOUND');
  });

  it.each([
    ['nothing', {}],
    ['no content', { content: '' }],
    ['a content of which nothing can be seen', { content: '\u200b' }],
    ['a content that is too long', { content: 'x'.repeat(4001) }],
    ['a version that there cannot be', { content: 'x', ifVersion: 0 }],
    ['what is no part of it', { content: 'x', senderId: 'alice' }],
  ])('refuses %s', async (_what, body) => {
    expect(codeOf(await edit(bob, body), 400)).toBe('INVALID_REQUEST');
    expect(succeed(await get(bob))).toEqual(sent);
  });

  it('finds a message whose id does not end with its seq, of before that', async () => {
    const old = { chatId, id: 'msg_01k7m3wc2hf6pabd0s9t7v5xyz', senderId: 'bob', content: 'old' };
    await insertMessage(service.database.url, old);
    expect(succeed(await get(alice, old.id))).toMatchObject({ seq: 2, content: 'old' });
    expect(succeed(await edit(bob, { content: 'new' }, old.id))).toMatchObject({ version: 2 });
  });

  it('gives each of many at once a version and a revision', async () => {
    const contents = Array.from({ length: 20 }, (_, index) => `edit ${index}`);
    const edits = await Promise.all(contents.map((content) => edit(bob, { content })));
    const versions = edits.map((response) => succeed(response).version);
    expect(versions.sort((one, other) => one - other)).toEqual(contents.map((_, i) => i + 2));
    expect(await revision()).toBe(21);
  });
});

async function versionsOf(url: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: number; content: string; createdAt: Date }>(
      'SELECT version, content, created_at AS "createdAt" FROM message_versions ORDER BY version',
    );
    return rows.map(({ createdAt, ...row }) => ({ ...row, at: createdAt.toISOString() }));
  } finally {
    await client.end();
  }
}
