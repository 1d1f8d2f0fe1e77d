import type { ChatChangePage, MessagePage } from '../../generated/http/types';
import type { Message, MessageId } from '../../generated/schemas';
import { type ApiClient, type ApiResponse, problemOf, succeed } from '../support/api-client';
import { insertMessage } from '../support/chat-rows';
import { useService } from '../support/test-service';

describe('answering a message', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let chatId: string;
  let question: Message;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
    chatId = (await alice.createChat(['bob', 'carol'], 'Us')).id;
    question = await bob.sendMessage(chatId, 'Who comes?');
  });

  const send = (api: ApiClient, body: object) =>
    api.call<Message>('sendMessage', { params: { chatId }, body });
  const answer = async (api: ApiClient, replyTo: MessageId, content = 'I do') =>
    succeed(await send(api, { content, replyTo }));
  const get = async (messageId: MessageId) =>
    succeed(await alice.call<Message>('getMessage', { params: { chatId, messageId } }));
  const remove = (api: ApiClient, messageId: MessageId) =>
    api.call('deleteMessage', { params: { chatId, messageId } });
  const thread = async (query: object = {}, threadId = question.id) => {
    const page = await bob.call<MessagePage>('listMessages', {
      ...{ params: { chatId }, query: { threadId, ...query } },
    });
    return succeed(page);
  };
  const changes = async () => {
    const page = await alice.call<ChatChangePage>('listChanges', {
      ...{ params: { chatId }, query: { after: 0 } },
    });
    return succeed(page).items;
  };
  const codeOf = (response: ApiResponse, status: number) => problemOf(response, status).code;

  it('makes a thread of which the first message tells how it stands', async () => {
    const first = await answer(alice, question.id);
    expect(first).toMatchObject({ seq: 2, replyTo: question.id, threadId: question.id });
    const second = await answer(bob, first.id, 'Then so do I');
    expect(second).toMatchObject({ seq: 3, replyTo: first.id, threadId: question.id });
    expect(await get(question.id)).toEqual({
      ...{ ...question, replyCount: 2, lastReplyAt: second.createdAt },
    });
    expect(await get(first.id)).toEqual(first);
  });

  it('stands in the history like any message, and in the pages of its thread', async () => {
    const first = await answer(alice, question.id, '1');
    const other = await alice.sendMessage(chatId, 'something else');
    const second = await answer(bob, first.id, '2');
    const third = await answer(bob, question.id, '3');
    const root = await get(question.id);
    const history = await bob.call<MessagePage>('listMessages', { params: { chatId } });
    expect(succeed(history).items).toEqual([root, first, other, second, third]);
    expect(await thread()).toEqual({
      ...{ items: [first, second, third], hasOlder: false, hasNewer: false },
    });
    const newest = { items: [second, third], hasOlder: true, hasNewer: false };
    expect(await thread({ limit: 2 })).toEqual(newest);
    const before = { items: [first], hasOlder: false, hasNewer: true };
    expect(await thread({ limit: 2, before: second.seq })).toEqual(before);
    const after = { items: [second], hasOlder: true, hasNewer: true };
    expect(await thread({ limit: 1, after: first.seq })).toEqual(after);
    const nothing = { items: [], hasOlder: true, hasNewer: false };
    expect(await thread({ after: third.seq })).toEqual(nothing);
    const none = { items: [], hasOlder: false, hasNewer: false };
    expect(await thread({}, other.id)).toEqual(none);
  });

  it('stays when what it answers is deleted, which cannot be answered any more', async () => {
    const first = await answer(alice, question.id);
    expect((await remove(bob, question.id)).status).toBe(204);
    const tombstone = { replyCount: 1, lastReplyAt: first.createdAt, deletedBy: 'bob' };
    expect(await get(question.id)).toMatchObject(tombstone);
    expect((await thread()).items).toEqual([first]);
    const late = await send(alice, { content: 'Late', replyTo: question.id });
    expect(codeOf(late, 409)).toBe('MESSAGE_DELETED');
    // The thread goes on with the answers that are there.
    expect(await answer(bob, first.id)).toMatchObject({ threadId: question.id });
    expect(await get(question.id)).toMatchObject({ replyCount: 2 });
  });

  it('counts no longer when it is deleted, and keeps its place', async () => {
    const first = await answer(alice, question.id);
    const second = await answer(bob, question.id);
    await remove(alice, first.id);
    await remove(alice, first.id);
    const left = { replyCount: 1, lastReplyAt: second.createdAt };
    expect(await get(question.id)).toEqual({ ...question, ...left });
    const { replyTo, threadId } = first;
    const tombstone = { id: first.id, replyTo, threadId, deletedBy: 'alice' };
    expect((await thread()).items).toMatchObject([tombstone, second]);
  });

  it('is told with the thread as it is now', async () => {
    const first = await answer(alice, question.id);
    const second = await answer(bob, question.id);
    await remove(alice, first.id);
    const now = { threadId: question.id, replyCount: 1, lastReplyAt: second.createdAt };
    expect(await changes()).toMatchObject([
      { kind: 'message-sent', message: { id: question.id, replyCount: 1 } },
      { kind: 'message-sent', message: { id: first.id, deletedBy: 'alice' }, thread: now },
      { kind: 'message-sent', message: second, thread: now },
      { kind: 'message-deleted', deleted: { id: first.id }, thread: now },
    ]);
  });

  it('is stored once when it is sent twice, whatever became of what it answers', async () => {
    const body = { content: 'I do', replyTo: question.id, clientMessageId: 'mine' };
    const first = succeed(await send(alice, body));
    await remove(bob, question.id);
    const again = await send(alice, body);
    expect(again).toMatchObject({ status: 200, body: first });
    expect(codeOf(await send(alice, { ...body, replyTo: first.id }), 409)).toBe(
      'CLIENT_MESSAGE_ID_REUSED',
    );
    const { replyTo: _, ...plain } = body;
    expect(codeOf(await send(alice, plain), 409)).toBe('CLIENT_MESSAGE_ID_REUSED');
    expect(await get(question.id)).toMatchObject({ replyCount: 1 });
  });

  it('refuses what is not in the chat', async () => {
    const elsewhere = await alice.createChat(['bob', 'dave'], 'Others');
    const foreign = await alice.sendMessage(elsewhere.id, 'there');
    for (const replyTo of [foreign.id, 'msg_unknown']) {
      expect(codeOf(await send(alice, { content: 'Yes', replyTo }), 404)).toBe('MESSAGE_NOT_FOUND');
    }
    const dave = await service.api('dave');
    const stranger = await send(dave, { content: 'Yes', replyTo: question.id });
    expect(codeOf(stranger, 404)).toBe('CHAT_NOT_FOUND');
    const params = { chatId };
    const unknown = await bob.call('listMessages', { params, query: { threadId: foreign.id } });
    expect(codeOf(unknown, 404)).toBe('MESSAGE_NOT_FOUND');
    const both = { threadId: question.id, around: '1' };
    const around = problemOf(await bob.call('listMessages', { params, query: both }), 400);
    expect(around.errors).toEqual([
      { path: '/query/threadId', message: 'threadId must not be given together with around.' },
    ]);
    expect(await changes()).toHaveLength(1);
  });

  it('counts right when many answer and take their answers back at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        answer(index % 2 === 0 ? alice : bob, question.id, `${index}`),
      ),
    );
    const mine = answers.filter(({ senderId }) => senderId === 'bob');
    await Promise.all([
      ...mine.map(({ id }) => remove(bob, id)),
      ...mine.map(({ id }) => answer(alice, id).catch(() => undefined)),
      bob.call('updateMessage', {
        params: { chatId, messageId: question.id },
        body: { content: 'Who comes now?' },
      }),
    ]);
    const replies = (await thread({ limit: 100 })).items;
    const count = replies.filter(({ deletedAt }) => deletedAt === undefined).length;
    expect(await get(question.id)).toMatchObject({ replyCount: count, version: 2 });
  });

  it('finds messages of before, whose ids do not tell their place', async () => {
    const older = { chatId, id: 'msg_older', senderId: 'bob', content: 'Who came?' };
    await insertMessage(service.database.url, older);
    const reply = await answer(alice, older.id);
    expect(reply).toMatchObject({ threadId: older.id });
    expect((await thread({}, older.id)).items).toEqual([reply]);
    await remove(alice, reply.id);
    expect(await get(older.id)).toMatchObject({ replyCount: 0 });
  });
});
