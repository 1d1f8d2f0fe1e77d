import type { MessageVersionPage } from '../../generated/http/types';
import type { Message, MessageVersion } from '../../generated/schemas';
import { type ApiClient, type ApiResponse, problemOf, succeed } from '../support/api-client';
import { insertMessage } from '../support/chat-rows';
import { useService } from '../support/test-service';

describe('the versions of a message', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let chatId: string;
  let sent: Message;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
    chatId = (await alice.createChat(['bob', 'carol'], 'Us')).id;
    sent = await bob.sendMessage(chatId, 'first');
  });

  const edit = async (content: string, messageId = sent.id) =>
    succeed(
      await bob.call<Message>('updateMessage', {
        params: { chatId, messageId },
        body: { content },
      }),
    );
  const list = (api: ApiClient, query = {}, messageId = sent.id, chat = chatId) =>
    api.call<MessageVersionPage>('listMessageVersions', {
      ...{ params: { chatId: chat, messageId }, query },
    });
  const read = async (query = {}) => succeed(await list(alice, query));
  const codeOf = (response: ApiResponse, status: number) => problemOf(response, status).code;

  it('are one when it was never edited', async () => {
    expect(await read()).toEqual({
      items: [{ version: 1, content: 'first', createdAt: sent.createdAt }],
      hasMore: false,
    });
  });

  it('are what it said, with the time of each, for whoever takes part', async () => {
    const second = await edit('second');
    const third = await edit('third');
    const versions = [
      { version: 1, content: 'first', createdAt: sent.createdAt },
      { version: 2, content: 'second', createdAt: second.editedAt },
      { version: 3, content: 'third', createdAt: third.editedAt },
    ];
    const carol = await service.api('carol');
    for (const api of [alice, bob, carol]) {
      expect(succeed(await list(api))).toEqual({ items: versions, hasMore: false });
    }
  });

  it.each([
    [{ limit: 2 }, [1, 2], true],
    [{ limit: 2, after: 2 }, [3, 4], true],
    [{ limit: 2, after: 3 }, [4, 5], false],
    [{ limit: 2, after: 4 }, [5], false],
    [{ limit: 4 }, [1, 2, 3, 4], true],
    [{ limit: 5 }, [1, 2, 3, 4, 5], false],
    [{ after: 5 }, [], false],
    [{ after: 2_147_483_647 }, [], false],
  ])('come in pages: %j', async (query, versions, hasMore) => {
    for (const content of ['two', 'three', 'four', 'five']) await edit(content);
    const page = await read(query);
    expect(page.items.map(({ version }) => version)).toEqual(versions);
    expect(page.hasMore).toBe(hasMore);
  });

  it('come in pages of half a mebibyte, and are whole', async () => {
    // Four bytes for each character.
    for (let version = 2; version <= 40; version++) await edit(`${version}${'🦜'.repeat(3900)}`);
    const seen: MessageVersion[] = [];
    let page: MessageVersionPage;
    do {
      page = await read({ limit: 100, after: seen.at(-1)?.version ?? 0 });
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(512 * 1024 + 1024);
      seen.push(...page.items);
    } while (page.hasMore);
    expect(seen.map(({ version }) => version)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  it('are given to nobody any more when it is deleted', async () => {
    await edit('second');
    succeed(await bob.call('deleteMessage', { params: { chatId, messageId: sent.id } }));
    for (const api of [alice, bob]) {
      const response = await list(api);
      expect(codeOf(response, 409)).toBe('MESSAGE_DELETED');
      expect(JSON.stringify(response.body)).not.toMatch(/first|second/);
    }
  });

  it('are found in the chat alone, by those who take part', async () => {
    const erin = await service.api('erin');
    for (const messageId of [sent.id, 'msg_that_is_not']) {
      expect(codeOf(await list(erin, {}, messageId), 404)).toBe('CHAT_NOT_FOUND');
    }
    const other = (await bob.createChat(['erin'], 'Another')).id;
    for (const response of [
      await list(bob, {}, sent.id, other),
      await list(bob, {}, 'msg_that_is_not'),
      await list(bob, {}, 'msg_00000001'),
    ]) {
      expect(codeOf(response, 404)).toBe('MESSAGE_NOT_FOUND');
    }
  });

  it('are those of a message whose id does not end with its seq, too', async () => {
    const old = { chatId, id: 'msg_01k7m3wc2hf6pabd0s9t7v5xyz', senderId: 'bob', content: 'old' };
    await insertMessage(service.database.url, old);
    await edit('new', old.id);
    const { items } = succeed(await list(alice, {}, old.id));
    expect(items.map(({ content }) => content)).toEqual(['old', 'new']);
  });

  it.each(['-1', '1.5', '2147483648', 'x'])('are not after %s', async (after) => {
    const response = await list(alice, { after });
    const { code, errors } = problemOf(response, 400);
    expect({ code, errors }).toMatchObject({
      code: 'INVALID_REQUEST',
      errors: [{ path: '/query/after' }],
    });
  });
});
