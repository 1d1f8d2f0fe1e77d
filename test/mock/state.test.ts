import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import type {
  ChatChangePage,
  ChatPage,
  MessagePage,
  MessageVersionPage,
  PinPage,
  PinState,
  ReactionPage,
} from '../../generated/http/types';
import type { Chat, ChatSummary, Message, Problem } from '../../generated/schemas';
import { ApiClient, problemOf, succeed } from '../support/api-client';
import { RunningMock } from './running-mock';

describe('the state of the mock', () => {
  let mock: RunningMock;

  beforeAll(async () => {
    mock = await RunningMock.start();
  });
  afterAll(() => mock.close());

  /** A client with a session of the mock's own, of a user of its own for each test. */
  const logIn = async (userId: string): Promise<ApiClient> => {
    const session = { body: { userId } };
    const { body } = await new ApiClient(mock.url).call<{ accessToken: string }>(
      'createDevSession',
      session,
    );
    return new ApiClient(mock.url, { authorization: `Bearer ${body.accessToken}` });
  };

  it('keeps what is sent: in the history, the list and the unread counts', async () => {
    const [ann, ben] = [await logIn('ann'), await logIn('ben')];
    const { id: chatId } = await ann.createChat(['ben'], 'Tea');
    const params = { chatId };
    const sent = [];
    for (const content of ['one', 'two', 'three'])
      sent.push(await ann.sendMessage(chatId, content));
    expect(sent.map(({ seq, senderId }) => [seq, senderId])).toEqual(
      [1, 2, 3].map((seq) => [seq, 'ann']),
    );
    expect(new Set(sent.map(({ id }) => id)).size).toBe(3);
    const listed = {
      items: [{ id: chatId, unreadCount: 3, lastMessage: sent[2] }],
      nextCursor: null,
    };
    expect(succeed(await ben.call('listChats'))).toMatchObject(listed);
    const history = { items: sent, hasOlder: false, hasNewer: false };
    expect(succeed(await ben.call('listMessages', { params }))).toEqual(history);
    const read = await ben.call('markRead', { params, body: { seq: 2 } });
    expect(read.body).toEqual({ chatId, seq: 2, unreadCount: 1, mentionCount: 0 });
    expect(succeed(await ben.call('getChat', { params }))).toMatchObject({ unreadCount: 1 });
    expect(succeed(await ann.call('getChat', { params }))).toMatchObject({ unreadCount: 0 });
  });

  it('has pages that end', async () => {
    const cleo = await logIn('cleo');
    const ids = [];
    for (const name of ['a', 'b', 'c']) ids.unshift((await cleo.createChat(['dan'], name)).id);
    const pages: string[][] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, unknown> = { limit: 2, ...(cursor === null ? {} : { cursor }) };
      const page: ChatPage = succeed(await cleo.call<ChatPage>('listChats', { query }));
      pages.push(page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(pages.map(({ length }) => length)).toEqual([2, 1]);
    expect(pages.flat().sort()).toEqual(ids.sort());
  });

  it('has at its start a chat whose history has pages', async () => {
    const alice = new ApiClient(mock.url, { cookie: 'sAccessToken=any' });
    const params = { chatId: 'chat_123' };
    const query = { before: 51 };
    const page = await alice.call<MessagePage>('listMessages', { params, query });
    expect(page.body).toMatchObject({ hasOlder: false, hasNewer: true });
    expect(page.body.items.map(({ seq }) => seq)).toEqual(
      [...Array(50).keys()].map((at) => at + 1),
    );
  });

  it('has pages around a message, by its id and its seq', async () => {
    const alice = new ApiClient(mock.url, { cookie: 'sAccessToken=any' });
    const page = (around: string) => {
      const query = { limit: 3, around };
      return alice.call<MessagePage>('listMessages', { params: { chatId: 'chat_123' }, query });
    };
    const bySeq = succeed(await page('60'));
    expect(bySeq).toMatchObject({ hasOlder: true, hasNewer: true });
    expect(bySeq.items.map(({ seq }) => seq)).toEqual([59, 60, 61]);
    expect(succeed(await page(bySeq.items[1]!.id))).toEqual(bySeq);
    expect(problemOf(await page('msg_that_is_not'), 404).code).toBe('MESSAGE_NOT_FOUND');
  });

  it('knows what an edited message said, until it is deleted', async () => {
    const max = await logIn('max');
    const { id: chatId } = await max.createChat(['nora'], 'Tea');
    const { id: messageId, createdAt } = await max.sendMessage(chatId, 'one');
    const params = { chatId, messageId };
    for (const content of ['two', 'two', 'three'])
      succeed(await max.call('updateMessage', { params, body: { content } }));
    const versions = (query = {}) =>
      max.call<MessageVersionPage>('listMessageVersions', { params, query });
    const all = succeed(await versions());
    expect(all.items.map(({ version, content }) => [version, content])).toEqual([
      [1, 'one'],
      [2, 'two'],
      [3, 'three'],
    ]);
    expect(all).toMatchObject({ items: [{ createdAt }, {}, {}], hasMore: false });
    const second = { items: [all.items[1]], hasMore: true };
    expect(succeed(await versions({ after: 1, limit: 1 }))).toEqual(second);
    succeed(await max.call('deleteMessage', { params }));
    expect(problemOf(await versions(), 409).code).toBe('MESSAGE_DELETED');
  });

  it('gives a repeated send its first answer, and refuses other content', async () => {
    const eva = await logIn('eva');
    const { id: chatId } = await eva.createChat(['fay']);
    const first = await eva.sendMessage(chatId, 'once', 'c-1');
    const params = { chatId };
    const repeat = (content: string) =>
      eva.call('sendMessage', { params, body: { content, clientMessageId: 'c-1' } });
    expect(await repeat('once')).toMatchObject({ status: 200, body: first });
    expect(await repeat('twice')).toMatchObject({
      status: 409,
      body: { code: 'CLIENT_MESSAGE_ID_REUSED' },
    });
    expect((await eva.createChat(['fay'])).id).toBe(chatId);
  });

  it('keeps answers, mentions and data of the app, as the service does', async () => {
    const [eve, fay] = [await logIn('eve'), await logIn('fay')];
    const made = await eve.call<Chat>('createChat', {
      body: { participants: ['fay'], name: 'Tea', metadata: { table: 4 } },
    });
    const { id: chatId, metadata } = succeed(made);
    expect(metadata).toEqual({ table: 4 });
    const params = { chatId };
    const trySend = (api: ApiClient, body: object) =>
      api.call<Message>('sendMessage', { params, body: { content: 'Tea?', ...body } });
    const send = async (api: ApiClient, body: object) => succeed(await trySend(api, body));
    const mentionCount = async () =>
      succeed(await fay.call<ChatSummary>('getChat', { params })).mentionCount;
    const question = await send(eve, { mentions: ['fay', 'fay'], clientMessageId: 'mine' });
    expect(question.mentions).toEqual(['fay']);
    expect(await mentionCount()).toBe(1);
    const first = await send(fay, { replyTo: question.id });
    const second = await send(eve, { replyTo: first.id, metadata: { sugar: true } });
    expect(second).toMatchObject({ threadId: question.id, metadata: { sugar: true } });
    const place = (message: Message) => ({ params: { chatId, messageId: message.id } });
    await fay.call('deleteMessage', place(first));
    await eve.call('updateMessage', { ...place(question), body: { mentions: [] } });
    expect(await mentionCount()).toBe(0);
    const root = succeed(await eve.call<Message>('getMessage', place(question)));
    expect(root).toMatchObject({ replyCount: 1, lastReplyAt: second.createdAt, version: 2 });
    const page = await eve.call<MessagePage>('listMessages', {
      ...{ params, query: { threadId: question.id, limit: 1 } },
    });
    expect(succeed(page)).toEqual({ items: [second], hasOlder: true, hasNewer: false });
    const changes = await eve.call<ChatChangePage>('listChanges', { params, query: { after: 1 } });
    const thread = { threadId: question.id, replyCount: 1, lastReplyAt: second.createdAt };
    expect(succeed(changes).items).toMatchObject([{ thread }, { thread }, { thread }, {}]);
    expect((await trySend(eve, { mentions: ['fay'], clientMessageId: 'mine' })).status).toBe(200);
    for (const [body, status, code] of [
      [{ replyTo: first.id }, 409, 'MESSAGE_DELETED'],
      [{ replyTo: 'msg_unknown' }, 404, 'MESSAGE_NOT_FOUND'],
      [{ mentions: ['gus'] }, 400, 'INVALID_REQUEST'],
      [{ metadata: { a: { b: { c: {} } } } }, 400, 'INVALID_REQUEST'],
      [{ kind: 'system' }, 403, 'NOT_ALLOWED'],
      [{ metadata: {}, clientMessageId: 'mine' }, 200, undefined],
    ] as const) {
      const answer = await trySend(eve, body);
      expect([answer.status, (answer.body as Partial<Problem>).code]).toEqual([status, code]);
    }
  });

  it('keeps reactions, as they are by now wherever they are told', async () => {
    const [gil, hana] = [await logIn('gil'), await logIn('hana')];
    const { id: chatId } = await gil.createChat(['hana'], 'Tea');
    const { id: messageId } = await gil.sendMessage(chatId, 'Who comes?');
    const react = (api: ApiClient, emoji: string) =>
      api.call('addReaction', { params: { chatId, messageId, emoji } });
    for (const api of [gil, hana]) succeed(await react(api, '👍'));
    expect(succeed(await react(hana, '👍'))).toMatchObject({
      ...{ revision: 3, reaction: { userId: 'hana', reacted: true, count: 2 } },
    });
    succeed(await react(hana, '🎉'));
    const place = { params: { chatId, messageId, emoji: '👍' } };
    expect(succeed(await gil.call('removeReaction', place))).toMatchObject({
      ...{ revision: 5, reaction: { userId: 'gil', reacted: false, userIds: ['hana'] } },
    });
    const message = await gil.call('getMessage', { params: { chatId, messageId } });
    expect(message.body).toMatchObject({
      reactions: [
        { emoji: '🎉', count: 1, userIds: ['hana'] },
        { emoji: '👍', count: 1, userIds: ['hana'] },
      ],
    });
    const page = { params: { chatId, messageId }, query: { limit: 1 } };
    const first = succeed(await gil.call<ReactionPage>('listReactions', page));
    const query = { cursor: first.nextCursor };
    const second = succeed(await gil.call<ReactionPage>('listReactions', { ...page, query }));
    expect([first, second].map(({ items }) => items[0]!.emoji)).toEqual(['👍', '🎉']);
    expect(second.nextCursor).toBeNull();
    const changes = await gil.call<ChatChangePage>('listChanges', {
      ...{ params: { chatId }, query: { after: 1 } },
    });
    const told = succeed(changes).items.map(({ reaction }) => [
      reaction!.userId,
      reaction!.reacted,
    ]);
    expect(told).toEqual([
      ...[
        ['gil', false],
        ['hana', true],
      ],
      ...[
        ['hana', true],
        ['gil', false],
      ],
    ]);
    expect(problemOf(await react(gil, 'x'), 400)).toMatchObject({ code: 'INVALID_REQUEST' });
    await gil.call('deleteMessage', { params: { chatId, messageId } });
    expect(problemOf(await react(hana, '👍'), 409)).toMatchObject({ code: 'MESSAGE_DELETED' });
  });

  it('keeps what is pinned, up to 50 messages of a chat', async () => {
    const [pia, quin] = [await logIn('pia'), await logIn('quin')];
    const { id: chatId } = await pia.createChat(['quin'], 'Tea');
    const sent: string[] = [];
    for (let n = 0; n < 51; n += 1) sent.push((await pia.sendMessage(chatId, `${n}`)).id);
    const [first, second, ...others] = sent;
    const place = (messageId = '') => ({ params: { chatId, messageId } });
    const pin = (messageId?: string) => quin.call<PinState>('pinMessage', place(messageId));
    const listed = async (query: Record<string, unknown>) =>
      succeed(await pia.call<PinPage>('listPins', { params: { chatId }, query }));
    const { revision, pin: own } = succeed(await pin(first));
    expect(own).toMatchObject({ userId: 'quin', message: { id: first, pinnedBy: 'quin' } });
    expect(succeed(await pin(first))).toMatchObject({ revision });
    expect(succeed(await pia.call<PinState>('unpinMessage', place(first)))).toMatchObject({
      ...{ chatId, revision: revision + 1, pin: { userId: 'pia', message: { id: first } } },
    });
    for (const messageId of [...others, second]) succeed(await pin(messageId));
    expect(problemOf(await pin(first), 409).code).toBe('TOO_MANY_PINS');
    await pia.call('deleteMessage', place(second));
    expect(problemOf(await pin(second), 409).code).toBe('MESSAGE_DELETED');
    succeed(await pin(first));
    const { items, nextCursor: cursor } = await listed({ limit: 30 });
    expect(items).toHaveLength(30);
    const rest = await listed({ limit: 30, cursor });
    expect(rest.nextCursor).toBeNull();
    const ids = [...items, ...rest.items].map(({ id }) => id);
    expect([...ids].sort()).toEqual([first!, ...others].sort());
    expect(ids[0]).toBe(first);
    const query = { after: 51, limit: 2 };
    const changes = await pia.call<ChatChangePage>('listChanges', { params: { chatId }, query });
    expect(succeed(changes).items).toMatchObject([
      { kind: 'pin-changed', pin: { userId: 'quin', message: items[0] } },
      { kind: 'pin-changed', pin: { userId: 'pia', message: items[0] } },
    ]);
  });

  it('keeps what users are called', async () => {
    const [rob, sue] = [await logIn('rob'), await logIn('sue')];
    const { id: chatId } = await sue.createChat(['rob', 'tim'], 'Tea');
    const listener = await mock.connect('websocket', 'rob');
    await listener.ask('join-chat', { chatId }, 'chat-joined');
    const body = { name: 'Sue Ward', avatarUrl: 'https://app.example.com/sue.png' };
    const user = { id: 'sue', ...body };
    const shared = { receipts: true, presence: true };
    expect(succeed(await sue.call('updateMe', { body }))).toEqual({ ...user, ...shared });
    expect(await listener.next('user-updated')).toEqual({ user });
    const query = { ids: 'tim sue nobody' };
    expect(succeed(await rob.call('listUsers', { query }))).toEqual({
      items: [user, { id: 'tim' }],
    });
    succeed(await sue.call('updateMe', { body: { name: null } }));
    expect(succeed(await sue.call('getMe'))).toEqual({
      ...{ id: 'sue', avatarUrl: body.avatarUrl, ...shared },
    });
    const invisible = await sue.call('updateMe', { body: { name: '\u200b' } });
    expect(problemOf(invisible, 400).code).toBe('INVALID_REQUEST');
  });

  it('keeps who has blocked whom', async () => {
    const [uma, vic] = [await logIn('uma'), await logIn('vic')];
    const { id: chatId } = await uma.createChat(['vic']);
    const block = { params: { userId: 'vic' } };
    const send = { params: { chatId }, body: { content: 'x' } };
    succeed(await uma.call('blockUser', block));
    for (const api of [uma, vic]) {
      expect(problemOf(await api.call('sendMessage', send), 403).code).toBe('BLOCKED');
    }
    const group = { body: { participants: ['uma'], name: 'Tea' } };
    expect(problemOf(await vic.call('createChat', group), 403).code).toBe('BLOCKED');
    expect(succeed(await uma.call('listBlocks'))).toMatchObject({ items: [{ userId: 'vic' }] });
    succeed(await uma.call('unblockUser', block));
    expect((await vic.call('sendMessage', send)).status).toBe(201);
    expect(problemOf(await vic.call('blockUser', block), 400).code).toBe('INVALID_REQUEST');
  });

  it('keeps what has reached participants, and tells of that and of who types', async () => {
    const [rhea, sam] = [await logIn('rhea'), await logIn('sam')];
    const { id: chatId } = await rhea.createChat(['sam'], 'Tea');
    const params = { chatId };
    const { id: messageId } = await rhea.sendMessage(chatId, 'one');
    const reader = await mock.connect('websocket', 'rhea');
    await reader.ask('join-chat', params, 'chat-joined');
    await sam.call('setTyping', { params, body: { typing: true } });
    expect(await reader.next('typing')).toMatchObject({ chatId, userId: 'sam', typing: true });
    const marked = await sam.call('markDelivered', { params, body: { seq: 9 } });
    expect(succeed(marked)).toEqual({ chatId, seq: 1 });
    const places = [{ userId: 'sam', seq: 1 }];
    expect(await reader.next('delivered-updated')).toEqual({ chatId, deliveries: places });
    await sam.call('markRead', { params, body: { seq: 1 } });
    expect(await reader.next('read-updated')).toEqual({ chatId, reads: places });
    const receipts = await rhea.call('listReceipts', { params: { chatId, messageId } });
    expect(succeed(receipts)).toMatchObject({ delivered: ['sam'], read: ['sam'] });
    expect(succeed(await rhea.call('listChatReceipts', { params }))).toMatchObject({
      places: [
        { userId: 'rhea', readSeq: 0 },
        { userId: 'sam', readSeq: 1 },
      ],
    });
  });

  it('keeps who shares no receipts, and tells neither of them nor them', async () => {
    const [una, val, wes] = [await logIn('una'), await logIn('val'), await logIn('wes')];
    const { id: chatId } = await una.createChat(['val', 'wes'], 'Tea');
    const params = { chatId };
    const { id: messageId } = await una.sendMessage(chatId, 'one');
    const reader = await mock.connect('websocket', 'una');
    const quiet = await mock.connect('websocket', 'val');
    for (const client of [reader, quiet]) await client.ask('join-chat', params, 'chat-joined');
    const me = await val.call('updateMe', { body: { receipts: false } });
    expect(succeed(me)).toEqual({ id: 'val', receipts: false, presence: true });
    for (const api of [val, wes]) await api.call('markRead', { params, body: { seq: 1 } });
    const reads = [{ userId: 'wes', seq: 1 }];
    expect(await reader.next('read-updated')).toEqual({ chatId, reads });
    const asked = { params: { chatId, messageId } };
    expect(succeed(await una.call('listReceipts', asked))).toMatchObject({ read: ['wes'] });
    expect(succeed(await val.call('listReceipts', asked))).toMatchObject({ read: [] });
    expect(succeed(await val.call('listChatReceipts', { params }))).toEqual({ chatId, places: [] });
    // What they would have been told came before this.
    await una.sendMessage(chatId, 'two');
    await quiet.next('new-message');
    const names = [...quiet.received, ...reader.received].map(({ event }) => event);
    expect(names).not.toContain('user-updated');
    expect(quiet.received.map(({ event }) => event)).not.toContain('read-updated');
  });

  it('comes as events, and again to who comes back with `after`', async () => {
    const gus = await logIn('gus');
    const listener = await mock.connect('websocket', 'hal');
    await listener.ask('listen-all-chats', {}, 'listening-all-chats');
    const { id: chatId } = await gus.createChat(['hal'], 'Tea');
    expect(await listener.next('chat-created')).toMatchObject({ chat: { id: chatId } });
    await listener.ask('join-chat', { chatId }, 'chat-joined');
    const message = await gus.sendMessage(chatId, 'hello');
    expect(await listener.next('new-message')).toEqual({ chatId, revision: 1, message });
    expect(await listener.next('chat-updated')).toMatchObject({ chatId, lastMessage: message });
    await gus.call('addParticipants', { params: { chatId }, body: { participants: ['ivy'] } });
    const came = { chatId, revision: 2, added: ['ivy'] };
    expect(await listener.next('participants-changed')).toEqual(came);

    const back = await mock.connect('socketio', 'hal');
    await back.ask('join-chat', { chatId, after: 0 }, 'chat-joined');
    expect(back.received.map(({ event }) => event)).toEqual([
      'new-message',
      'participants-changed',
      'chat-joined',
    ]);
    const ahead = await back.ask('join-chat', { chatId, after: 3 }, 'error');
    expect(ahead).toMatchObject({ code: 'CANNOT_RESUME' });
    const otherPlace = { chatId, after: 0, epoch: 'of-the-mock-before' };
    expect(await back.ask('join-chat', otherPlace, 'error')).toMatchObject({
      code: 'CANNOT_RESUME',
    });
  });

  it('ends for who was removed', async () => {
    const jon = await logIn('jon');
    const { id: chatId } = await jon.createChat(['kim'], 'Tea');
    const kim = await mock.connect('websocket', 'kim');
    await kim.ask('join-chat', { chatId }, 'chat-joined');
    await jon.call('removeParticipant', { params: { chatId, userId: 'kim' } });
    expect(await kim.next('participants-changed')).toMatchObject({ removed: ['kim'] });
    await jon.sendMessage(chatId, 'alone');
    expect(await kim.ask('join-chat', { chatId }, 'error')).toMatchObject({
      code: 'CHAT_NOT_FOUND',
    });
    expect(kim.received.map(({ event }) => event)).not.toContain('new-message');
  });
});

describe('the mock outlives', () => {
  const webSocket = 'Connection: Upgrade\r\nUpgrade: websocket\r\n';
  it.each([
    ['an upgrade at //', `GET // HTTP/1.1\r\nHost: x\r\n${webSocket}\r\n`],
    ['an upgrade at a broken path', `GET /%E0%A4%A HTTP/1.1\r\nHost: x\r\n${webSocket}\r\n`],
    [
      'an upgrade to another protocol at //',
      'GET // HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
      '302',
    ],
    [
      'an upgrade to another protocol',
      'GET //x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
    ],
    ['a broken event name', 'POST /emit/%E0%A4%A HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n'],
    ['a target that is no path', 'GET http://[x/ HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['what is not HTTP', '\u0000\u0001\r\n\r\n'],
  ])('%s, and answers it', async (_what, text, status = '4') => {
    const mock = await RunningMock.start();
    try {
      expect(await answerTo(mock, text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status}`));
      expect((await fetch(`${mock.url}/healthz`)).status).toBe(200);
    } finally {
      await mock.close();
    }
  });
});

async function answerTo({ url }: RunningMock, text: string): Promise<string> {
  const socket: Socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(text);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString();
}
