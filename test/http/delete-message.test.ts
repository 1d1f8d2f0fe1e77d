import type { ChatChangePage, MessagePage } from '../../generated/http/types';
import type { ChatSummary, Message } from '../../generated/schemas';
import { type ApiClient, type ApiResponse, problemOf, succeed } from '../support/api-client';
import { storedRows } from '../support/stored-rows';
import { useService } from '../support/test-service';

describe('deleting a message', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let carol: ApiClient;
  let chatId: string;
  let sent: Message;

  beforeEach(async () => {
    const users = ['alice', 'bob', 'carol'].map((userId) => service.api(userId));
    [alice, bob, carol] = (await Promise.all(users)) as [ApiClient, ApiClient, ApiClient];
    chatId = (await alice.createChat(['bob', 'carol'], 'Us')).id;
    sent = await bob.sendMessage(chatId, 'a secret', 'my-id');
  });

  const remove = (api: ApiClient, { id: messageId } = sent) =>
    api.call('deleteMessage', { params: { chatId, messageId } });
  const edit = (api: ApiClient, content: string) =>
    api.call('updateMessage', { params: { chatId, messageId: sent.id }, body: { content } });
  const get = async (api: ApiClient) =>
    succeed(await api.call<Message>('getMessage', { params: { chatId, messageId: sent.id } }));
  const chatOf = async (api: ApiClient) =>
    succeed(await api.call<ChatSummary>('getChat', { params: { chatId } }));
  const codeOf = (response: ApiResponse, status: number) => problemOf(response, status).code;
  const tombstone = (deletedBy: string) => ({
    ...{ ...sent, content: 'This message was deleted.', deletedBy },
    deletedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
  });

  it('leaves it in its place without its content, wherever it is read', async () => {
    expect((await remove(bob)).status).toBe(204);
    const left = tombstone('bob');
    const params = { chatId };
    expect(await get(alice)).toEqual(left);
    const history = await alice.call<MessagePage>('listMessages', { params });
    expect(succeed(history).items).toEqual([left]);
    expect((await chatOf(alice)).lastMessage).toEqual(left);
    const changes = await alice.call<ChatChangePage>('listChanges', {
      ...{ params, query: { after: 0 } },
    });
    expect(succeed(changes).items).toEqual([
      { revision: 1, kind: 'message-sent', message: left },
      { revision: 2, kind: 'message-deleted', deleted: left },
    ]);
    expect(await bob.sendMessage(chatId, 'a secret', 'my-id')).toEqual(left);
  });

  it('leaves nothing of what it said, in no version, in the database', async () => {
    await edit(bob, 'another secret');
    expect(JSON.stringify(await storedRows(service.database.url))).toContain('a secret');
    await remove(bob);
    expect(JSON.stringify(await storedRows(service.database.url))).not.toContain('secret');
    expect(await get(bob)).toEqual({ ...tombstone('bob'), version: 2 });
  });

  it('can be done by its sender and by who made the chat, and by nobody else', async () => {
    expect(problemOf(await remove(carol), 403)).toMatchObject({
      code: 'NOT_ALLOWED',
      detail: "Only its sender and the chat's owner and admins may delete a message.",
    });
    expect(await get(carol)).toEqual(sent);
    expect((await remove(alice)).status).toBe(204);
    expect(await get(carol)).toEqual(tombstone('alice'));
  });

  it('succeeds twice, and is done once', async () => {
    await remove(bob);
    expect((await remove(bob)).status).toBe(204);
    expect((await remove(alice)).status).toBe(204);
    expect(await get(bob)).toEqual(tombstone('bob'));
    expect((await chatOf(bob)).revision).toBe(2);
  });

  it('ends its edits', async () => {
    await remove(bob);
    expect(codeOf(await edit(bob, 'back again'), 409)).toBe('MESSAGE_DELETED');
    expect(codeOf(await edit(alice, 'not mine'), 403)).toBe('NOT_ALLOWED');
    expect(await get(bob)).toEqual(tombstone('bob'));
  });

  it('is not done for who takes no part, and not to what is not there', async () => {
    expect(codeOf(await remove(await service.api('erin')), 404)).toBe('CHAT_NOT_FOUND');
    expect(codeOf(await remove(bob, { ...sent, id: 'msg_1' }), 404)).toBe('MESSAGE_NOT_FOUND');
  });

  it('lets it count as unread for nobody, whenever they read', async () => {
    const second = await bob.sendMessage(chatId, 'second');
    const third = await bob.sendMessage(chatId, 'third');
    await alice.sendMessage(chatId, 'an own one');
    const unread = async () => [
      (await chatOf(alice)).unreadCount,
      (await chatOf(carol)).unreadCount,
    ];
    expect(await unread()).toEqual([3, 4]);
    await remove(bob, second);
    expect(await unread()).toEqual([2, 3]);
    const read = await alice.call<{ unreadCount: number }>('markRead', {
      ...{ params: { chatId }, body: { seq: second.seq } },
    });
    expect(succeed(read).unreadCount).toBe(1);
    await remove(bob, third);
    expect(await unread()).toEqual([0, 2]);
    await bob.sendMessage(chatId, 'fifth');
    expect(await unread()).toEqual([1, 3]);
    expect((await chatOf(bob)).unreadCount).toBe(1);
  });
});
