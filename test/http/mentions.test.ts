import type { ReadState } from '../../generated/http/types';
import type { ChatSummary, Message, MessageId } from '../../generated/schemas';
import { type ApiClient, type ApiResponse, problemOf, succeed } from '../support/api-client';
import { useService } from '../support/test-service';

describe('mentioning participants', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let carol: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    const users = ['alice', 'bob', 'carol'].map((userId) => service.api(userId));
    [alice, bob, carol] = (await Promise.all(users)) as [ApiClient, ApiClient, ApiClient];
    chatId = (await alice.createChat(['bob', 'carol'], 'Us')).id;
  });

  const trySend = (api: ApiClient, body: object, chat = chatId) =>
    api.call<Message>('sendMessage', {
      params: { chatId: chat },
      body: { content: 'You', ...body },
    });
  const send = async (api: ApiClient, body: object) => succeed(await trySend(api, body));
  const edit = (api: ApiClient, messageId: MessageId, body: object) =>
    api.call<Message>('updateMessage', { params: { chatId, messageId }, body });
  const markRead = async (api: ApiClient, seq: number) =>
    succeed(await api.call<ReadState>('markRead', { params: { chatId }, body: { seq } }));
  /** How often alice, bob and carol are mentioned by what they have not read. */
  const counts = () =>
    Promise.all(
      [alice, bob, carol].map(async (api) => {
        const chat = succeed(await api.call<ChatSummary>('getChat', { params: { chatId } }));
        return chat.mentionCount;
      }),
    );
  const codeOf = (response: ApiResponse, status: number) => problemOf(response, status).code;

  it('is told with the message, each user once, and counts for them', async () => {
    const message = await send(alice, { mentions: ['bob', 'bob', 'carol'] });
    expect(message).toMatchObject({ mentions: ['bob', 'carol'] });
    await send(alice, { mentions: ['bob'] });
    expect(await counts()).toEqual([0, 2, 1]);
  });

  it('counts the mention of all for everyone but who wrote it, and once', async () => {
    const message = await send(bob, { mentionsAll: true, mentions: ['carol'] });
    expect(message).toMatchObject({ mentionsAll: true, mentions: ['carol'] });
    expect(await counts()).toEqual([1, 0, 1]);
  });

  it('leaves nothing behind that says nothing', async () => {
    const message = await send(bob, { mentionsAll: false, mentions: [] });
    expect(Object.keys(message)).not.toContain('mentions');
    expect(Object.keys(message)).not.toContain('mentionsAll');
    await send(bob, { mentions: ['bob'] });
    expect(await counts()).toEqual([0, 0, 0]);
  });

  it('counts only what is not read', async () => {
    for (const mentions of [['bob'], ['carol'], ['bob']]) await send(alice, { mentions });
    expect(await markRead(bob, 1)).toEqual({ chatId, seq: 1, unreadCount: 2, mentionCount: 1 });
    expect(await markRead(bob, 3)).toEqual({ chatId, seq: 3, unreadCount: 0, mentionCount: 0 });
    expect(await counts()).toEqual([0, 0, 1]);
  });

  it('follows edits and deletions', async () => {
    const message = await send(alice, { mentions: ['bob'] });
    const edited = succeed(await edit(alice, message.id, { mentions: ['carol'] }));
    expect(edited).toMatchObject({ content: 'You', mentions: ['carol'], version: 2 });
    expect(await counts()).toEqual([0, 0, 1]);
    succeed(await edit(alice, message.id, { mentionsAll: true }));
    expect(await counts()).toEqual([0, 1, 1]);
    succeed(await edit(alice, message.id, { mentionsAll: false, content: 'Not you' }));
    expect(await counts()).toEqual([0, 0, 1]);
    const none = succeed(await edit(alice, message.id, { mentions: [] }));
    expect(Object.keys(none)).not.toContain('mentions');
    expect(await counts()).toEqual([0, 0, 0]);
    succeed(await edit(alice, message.id, { mentions: ['bob'] }));
    await alice.call('deleteMessage', { params: { chatId, messageId: message.id } });
    expect(await counts()).toEqual([0, 0, 0]);
  });

  it('changes nothing when it is so already', async () => {
    const message = await send(alice, { mentions: ['bob'] });
    const same = { mentions: ['bob'], mentionsAll: false };
    expect(succeed(await edit(alice, message.id, same))).toEqual(message);
  });

  it('refuses who takes no part in the chat, and says which', async () => {
    const refused = problemOf(await trySend(alice, { mentions: ['bob', 'dave'] }), 400);
    const errors = [
      { path: '/body/mentions/1', message: 'mentions/1 must be a participant of the chat.' },
    ];
    expect(refused).toMatchObject({ code: 'INVALID_REQUEST', errors });
    const message = await send(alice, {});
    const edited = problemOf(await edit(alice, message.id, { mentions: ['x', 'bob'] }), 400);
    expect(edited.errors).toMatchObject([{ path: '/body/mentions/0' }]);
    const many = { mentions: Array.from({ length: 51 }, (_, index) => `user-${index}`) };
    expect(codeOf(await trySend(alice, many), 400)).toBe('INVALID_REQUEST');
    const dave = await service.api('dave');
    expect(codeOf(await trySend(dave, { mentions: ['bob'] }), 404)).toBe('CHAT_NOT_FOUND');
  });

  it('lets only its owner and admins mention all of a chat of more than 50', async () => {
    const others = (count: number) => Array.from({ length: count }, (_, index) => `user-${index}`);
    const small = await alice.createChat(['bob', ...others(48)], 'Small');
    expect((await trySend(bob, { mentionsAll: true }, small.id)).status).toBe(201);
    const large = await alice.createChat(['bob', ...others(49)], 'Large');
    const refused = problemOf(await trySend(bob, { mentionsAll: true }, large.id), 403);
    expect(refused).toMatchObject({
      code: 'NOT_ALLOWED',
      detail: 'In a chat of more than 50 participants only its owner and admins may mention all.',
    });
    expect((await trySend(alice, { mentionsAll: true }, large.id)).status).toBe(201);
  });

  it('is stored once when it is sent twice, also after who it mentions has gone', async () => {
    const body = { mentions: ['carol'], clientMessageId: 'mine' };
    const first = await send(alice, body);
    await alice.call('removeParticipant', { params: { chatId, userId: 'carol' } });
    expect(await trySend(alice, body)).toMatchObject({ status: 200, body: first });
    const other = { ...body, mentions: ['bob'] };
    expect(codeOf(await trySend(alice, other), 409)).toBe('CLIENT_MESSAGE_ID_REUSED');
  });
});
