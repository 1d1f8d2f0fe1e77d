import type { ChatChangePage, MessagePage, PinPage, PinState } from '../../generated/http/types';
import type { ChatSummary, Message } from '../../generated/schemas';
import { type ApiClient, type ApiResponse, problemOf, succeed } from '../support/api-client';
import { insertMessage } from '../support/chat-rows';
import { useService } from '../support/test-service';

const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string;

/** As pins are listed. */
function lastFirst(one: Message, other: Message): number {
  if (one.pinnedAt === other.pinnedAt) return other.seq - one.seq;
  return one.pinnedAt! < other.pinnedAt! ? 1 : -1;
}

describe('pinning a message', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let chatId: string;
  let sent: Message;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
    chatId = (await alice.createChat(['bob', 'carol'], 'Us')).id;
    sent = await bob.sendMessage(chatId, 'The key is under the mat');
  });

  const place = (messageId: string, chat: string) => ({ params: { chatId: chat, messageId } });
  const pin = (api: ApiClient, messageId = sent.id, chat = chatId) =>
    api.call<PinState>('pinMessage', place(messageId, chat));
  const unpin = (api: ApiClient, messageId = sent.id, chat = chatId) =>
    api.call<PinState>('unpinMessage', place(messageId, chat));
  const pinMessage = async (api: ApiClient, messageId?: string) =>
    succeed(await pin(api, messageId)).pin.message;
  const list = (api: ApiClient, query = {}, chat = chatId) =>
    api.call<PinPage>('listPins', { params: { chatId: chat }, query });
  const pinned = async () => succeed(await list(alice, { limit: 100 })).items;
  const now = async (messageId = sent.id) =>
    succeed(await alice.call<Message>('getMessage', place(messageId, chatId)));
  const summary = async () =>
    succeed(await alice.call<ChatSummary>('getChat', { params: { chatId } }));
  const send = async (count: number, content = 'x') => {
    const messages: Message[] = [];
    for (let n = 0; n < count; n += 1) messages.push(await bob.sendMessage(chatId, content));
    return messages;
  };
  const codeOf = (response: ApiResponse, status: number) => problemOf(response, status).code;

  it('shows with the message, wherever that is read', async () => {
    const message = await pinMessage(alice);
    expect(message).toEqual({ ...sent, pinnedAt: time, pinnedBy: 'alice' });
    expect(await now()).toEqual(message);
    const history = await bob.call<MessagePage>('listMessages', { params: { chatId } });
    expect(succeed(history).items).toEqual([message]);
    expect(await summary()).toMatchObject({ revision: 2, lastSeq: 1, lastMessage: message });
    expect(succeed(await list(bob))).toEqual({ items: [message], nextCursor: null });
  });

  it('is answered with the message as it is, at the revision of the chat at which it is so', async () => {
    const first = succeed(await pin(alice));
    const { message } = first.pin;
    expect(first).toEqual({ chatId, revision: 2, pin: { userId: 'alice', message } });
    await bob.sendMessage(chatId, 'x');
    expect(succeed(await pin(bob))).toEqual({
      ...{ chatId, revision: 3, pin: { userId: 'bob', message } },
    });
    const none = { chatId, revision: 4, pin: { userId: 'carol', message: sent } };
    const carol = await service.api('carol');
    expect([succeed(await unpin(carol)), succeed(await unpin(carol))]).toEqual([none, none]);
  });

  it('changes nothing when it is so already', async () => {
    expect(succeed(await unpin(bob)).pin.message).toEqual(sent);
    const first = await pinMessage(alice);
    expect(await pinMessage(bob)).toEqual(first);
    expect((await summary()).revision).toBe(2);
  });

  it('is taken back by anyone, and leaves nothing behind', async () => {
    await pin(alice);
    expect(succeed(await unpin(bob)).pin).toEqual({ userId: 'bob', message: sent });
    expect(await now()).toEqual(sent);
    expect(await pinned()).toEqual([]);
    expect(await pinMessage(bob)).toMatchObject({ pinnedBy: 'bob' });
  });

  it('is told by the changes, with the message as it is by then', async () => {
    await pin(alice);
    await unpin(bob);
    const message = await pinMessage(bob);
    const page = await bob.call<ChatChangePage>('listChanges', {
      ...{ params: { chatId }, query: { after: 1 } },
    });
    expect(succeed(page).items).toEqual(
      ['alice', 'bob', 'bob'].map((userId, index) => ({
        ...{ revision: index + 2, kind: 'pin-changed', pin: { userId, message } },
      })),
    );
  });

  it('makes nothing unread, and leaves the chat where it is in the list', async () => {
    const before = await summary();
    const { id: other } = await alice.createChat(['dave'], 'Another');
    await pin(bob);
    expect((await summary()).unreadCount).toBe(before.unreadCount);
    const { items } = succeed(await alice.call<{ items: ChatSummary[] }>('listChats'));
    expect(items.map(({ id }) => id)).toEqual([other, chatId]);
  });

  it('stays with a message that is edited or reacted to, which shows in the list of pins', async () => {
    const { pinnedAt } = await pinMessage(alice);
    const { params } = place(sent.id, chatId);
    const edit = (content: string) => bob.call('updateMessage', { params, body: { content } });
    const react = () => alice.call('addReaction', { params: { ...params, emoji: '👍' } });
    for (const change of [() => edit('It is'), react, () => edit('It is not')]) {
      succeed(await change());
      expect(await pinned()).toEqual([await now()]);
    }
    expect(await now()).toMatchObject({
      ...{ content: 'It is not', version: 3, pinnedAt, pinnedBy: 'alice' },
      reactions: [{ emoji: '👍', count: 1, userIds: ['alice'] }],
    });
  });

  it('ends when the message is deleted, and cannot be done any more', async () => {
    await pin(alice);
    await bob.call('deleteMessage', place(sent.id, chatId));
    expect(await pinned()).toEqual([]);
    const { pinnedAt, pinnedBy } = await now();
    expect([pinnedAt, pinnedBy]).toEqual([undefined, undefined]);
    expect(codeOf(await pin(alice), 409)).toBe('MESSAGE_DELETED');
    expect(succeed(await unpin(alice)).pin.message).toMatchObject({ deletedBy: 'bob' });
    expect((await summary()).revision).toBe(3);
  });

  it('is done with up to 50 messages of a chat, and with another when one is not pinned any more', async () => {
    const messages = await send(51);
    for (const { id } of messages.slice(0, 50)) succeed(await pin(alice, id));
    const [first, second] = messages;
    const last = messages[50]!;
    expect(codeOf(await pin(bob, last.id), 409)).toBe('TOO_MANY_PINS');
    succeed(await pin(bob, first!.id));
    await unpin(bob, first!.id);
    succeed(await pin(bob, last.id));
    expect(codeOf(await pin(bob, first!.id), 409)).toBe('TOO_MANY_PINS');
    await bob.call('deleteMessage', place(second!.id, chatId));
    succeed(await pin(bob, first!.id));
    expect(await pinned()).toHaveLength(50);
    const { id: other } = await bob.createChat(['alice'], 'Another');
    const elsewhere = await bob.sendMessage(other, 'x');
    succeed(await pin(bob, elsewhere.id, other));
  });

  it('lists what is pinned page by page, the last one first', async () => {
    const messages = await send(7);
    const pins: Message[] = [];
    for (const index of [3, 0, 6, 1, 5, 2, 4]) {
      pins.unshift(await pinMessage(alice, messages[index]!.id));
    }
    // Some may be of one millisecond.
    const order = pins.sort(lastFirst).map(({ id }) => id);
    const listed: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = succeed(await list(bob, { limit: 3, ...(cursor ? { cursor } : {}) }));
      expect(page.items.length).toBeLessThanOrEqual(3);
      listed.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      // What is pinned meanwhile comes before the first page.
      await pin(alice, sent.id);
    } while (cursor !== null);
    expect(listed).toEqual(order);
    expect((await pinned()).map(({ id }) => id)).toEqual([sent.id, ...order]);
  });

  it('lists large messages on pages of half a mebibyte', async () => {
    const large = await send(50, '💬'.repeat(4000));
    await Promise.all(large.map(({ id }) => pin(alice, id)));
    const first = succeed(await list(alice, { limit: 50 }));
    expect(Buffer.byteLength(JSON.stringify(first))).toBeLessThan(513 * 1024);
    const { nextCursor: cursor } = first;
    const second = succeed(await list(alice, { limit: 50, cursor }));
    expect(second.nextCursor).toBeNull();
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids.sort()).toEqual(large.map(({ id }) => id).sort());
  });

  const encoded = (text: string) => Buffer.from(text).toString('base64url');

  it.each(['1769860800000 1', '9999999999999 2147483647', '9999999999999 9999999999'])(
    'takes a place for a cursor, also one where nothing is: %s',
    async (text) => {
      await pin(alice);
      succeed(await list(alice, { cursor: encoded(text) }));
    },
  );

  it.each(['1769860800000', '1769860800000 0', '1769860800000 01', '1 1', ' ', 'x 1'])(
    'takes no cursor that it did not give, like %j',
    async (text) => {
      expect(codeOf(await list(alice, { cursor: encoded(text) }), 400)).toBe('INVALID_CURSOR');
    },
  );

  it('is for who takes part, and for messages of this chat', async () => {
    const erin = await service.api('erin');
    for (const response of [await pin(erin), await unpin(erin), await list(erin)]) {
      expect(codeOf(response, 404)).toBe('CHAT_NOT_FOUND');
    }
    const other = (await bob.createChat(['erin'], 'Another')).id;
    for (const response of [
      ...[await pin(bob, sent.id, other), await unpin(bob, sent.id, other)],
      ...[await pin(bob, 'msg_that_is_not'), await unpin(bob, 'msg_that_is_not')],
    ]) {
      expect(codeOf(response, 404)).toBe('MESSAGE_NOT_FOUND');
    }
  });

  it('finds a message whose id does not end with its seq, of before that', async () => {
    const old = { chatId, id: 'msg_01k7m3wc2hf6pabd0s9t7v5xyz', senderId: 'bob', content: 'old' };
    await insertMessage(service.database.url, old);
    succeed(await pin(alice, old.id));
    expect(await pinned()).toEqual([await now(old.id)]);
    await unpin(bob, old.id);
    expect(await pinned()).toEqual([]);
  });
});
