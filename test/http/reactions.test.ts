import type {
  ChatChangePage,
  MessagePage,
  ReactionPage,
  ReactionState,
} from '../../generated/http/types';
import type { ChatSummary, Message } from '../../generated/schemas';
import { type ApiClient, type ApiResponse, problemOf, succeed } from '../support/api-client';
import { insertMessage } from '../support/chat-rows';
import { useService } from '../support/test-service';

const twentyOne = [...'🍎🍐🍊🍋🍌🍉🍇🍓🍈🍒🍑🥭🍍🥥🥝🍅🍆🥑🥦🥬🥒'];
const second = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('reacting to a message', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let chatId: string;
  let sent: Message;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
    chatId = (await alice.createChat(['bob', 'carol'], 'Us')).id;
    sent = await bob.sendMessage(chatId, 'Who comes?');
  });

  const place = (emoji: string, messageId = sent.id, chat = chatId) => ({
    params: { chatId: chat, messageId, emoji },
  });
  const react = (api: ApiClient, emoji: string, ...where: string[]) =>
    api.call<ReactionState>('addReaction', place(emoji, ...where));
  const takeBack = (api: ApiClient, emoji: string, ...where: string[]) =>
    api.call<ReactionState>('removeReaction', place(emoji, ...where));
  const list = (api: ApiClient, query = {}, messageId = sent.id) =>
    api.call<ReactionPage>('listReactions', { params: { chatId, messageId }, query });
  const now = async () =>
    succeed(await alice.call<Message>('getMessage', { params: { chatId, messageId: sent.id } }));
  const summary = async () =>
    succeed(await alice.call<ChatSummary>('getChat', { params: { chatId } }));
  const stateOf = (response: ApiResponse<ReactionState>) => {
    const { revision, reaction } = succeed(response);
    const { userId, reacted, count, userIds } = reaction;
    return { revision, userId, reacted, count, userIds };
  };
  const codeOf = (response: ApiResponse, status: number) => problemOf(response, status).code;

  it('shows with the message, wherever that is read', async () => {
    expect(succeed(await react(alice, '👍'))).toEqual({
      ...{ chatId, revision: 2 },
      reaction: {
        ...{ messageId: sent.id, seq: 1, userId: 'alice', emoji: '👍' },
        ...{ reacted: true, count: 1, userIds: ['alice'] },
      },
    });
    succeed(await react(bob, '🎉'));
    succeed(await react(bob, '👍'));
    const message = {
      ...sent,
      reactions: [
        { emoji: '🎉', count: 1, userIds: ['bob'] },
        { emoji: '👍', count: 2, userIds: ['alice', 'bob'] },
      ],
    };
    expect(await now()).toEqual(message);
    const history = await alice.call<MessagePage>('listMessages', { params: { chatId } });
    expect(succeed(history).items).toEqual([message]);
    expect(await summary()).toMatchObject({ revision: 4, lastSeq: 1, lastMessage: message });
  });

  it('changes nothing when it is so already', async () => {
    const first = succeed(await react(alice, '👍'));
    expect(succeed(await react(alice, '👍'))).toEqual(first);
    expect(stateOf(await takeBack(alice, '🎉'))).toEqual({
      ...{ revision: 2, userId: 'alice', reacted: false, count: 0, userIds: [] },
    });
    expect(stateOf(await takeBack(bob, '👍'))).toEqual({
      ...{ revision: 2, userId: 'bob', reacted: false, count: 1, userIds: ['alice'] },
    });
    await bob.sendMessage(chatId, 'Anyone?');
    expect(stateOf(await react(alice, '👍'))).toMatchObject({ revision: 3, reacted: true });
    expect((await summary()).revision).toBe(3);
  });

  it('is taken back, by who did it, and leaves nothing behind', async () => {
    await react(alice, '👍');
    await react(bob, '👍');
    expect(stateOf(await takeBack(alice, '👍'))).toEqual({
      ...{ revision: 4, userId: 'alice', reacted: false, count: 1, userIds: ['bob'] },
    });
    expect((await now()).reactions).toEqual([{ emoji: '👍', count: 1, userIds: ['bob'] }]);
    expect(stateOf(await takeBack(bob, '👍'))).toMatchObject({ count: 0, userIds: [] });
    expect(await now()).toEqual(sent);
    expect(succeed(await list(alice))).toEqual({ items: [], nextCursor: null });
  });

  it('is told by the changes as it is by then', async () => {
    await react(alice, '👍');
    await react(bob, '👍');
    await takeBack(alice, '👍');
    const page = await bob.call<ChatChangePage>('listChanges', {
      ...{ params: { chatId }, query: { after: 1 } },
    });
    const kind = 'reaction-changed';
    const all = { messageId: sent.id, seq: 1, emoji: '👍', count: 1, userIds: ['bob'] };
    expect(succeed(page).items).toEqual([
      { revision: 2, kind, reaction: { ...all, userId: 'alice', reacted: false } },
      { revision: 3, kind, reaction: { ...all, userId: 'bob', reacted: true } },
      { revision: 4, kind, reaction: { ...all, userId: 'alice', reacted: false } },
    ]);
  });

  it('makes nothing unread, and leaves the chat where it is in the list', async () => {
    const before = await summary();
    await react(bob, '👍');
    const { unreadCount } = await summary();
    expect(unreadCount).toBe(before.unreadCount);
    const { id: other } = await alice.createChat(['dave'], 'Another');
    await react(bob, '🎉');
    const { items } = succeed(await alice.call<{ items: ChatSummary[] }>('listChats'));
    expect(items.map(({ id }) => id)).toEqual([other, chatId]);
  });

  it('stays with a message that is edited, and goes with one that is deleted', async () => {
    await react(alice, '👍');
    const params = { chatId, messageId: sent.id };
    const edited = await bob.call<Message>('updateMessage', { params, body: { content: 'x' } });
    const reactions = [{ emoji: '👍', count: 1, userIds: ['alice'] }];
    expect(succeed(edited)).toMatchObject({ content: 'x', version: 2, reactions });
    await bob.call('deleteMessage', { params });
    expect(await now()).not.toHaveProperty('reactions');
    expect(succeed(await list(alice)).items).toEqual([]);
    const changes = await bob.call<ChatChangePage>('listChanges', {
      ...{ params: { chatId }, query: { after: 1, limit: 1 } },
    });
    expect(succeed(changes).items[0]!.reaction).toMatchObject({
      ...{ userId: 'alice', emoji: '👍', reacted: false, count: 0, userIds: [] },
    });
    expect(codeOf(await react(alice, '👍'), 409)).toBe('MESSAGE_DELETED');
    expect(stateOf(await takeBack(alice, '👍'))).toEqual({
      ...{ revision: 4, userId: 'alice', reacted: false, count: 0, userIds: [] },
    });
  });

  it('is done with up to 20 emoji', async () => {
    for (const emoji of twentyOne.slice(0, 20)) succeed(await react(alice, emoji));
    expect(codeOf(await react(bob, twentyOne[20]!), 409)).toBe('TOO_MANY_REACTIONS');
    succeed(await react(bob, twentyOne[19]!));
    await takeBack(alice, twentyOne[0]!);
    succeed(await react(bob, twentyOne[20]!));
    expect((await now()).reactions!.map(({ emoji }) => emoji)).toEqual(twentyOne.slice(1).sort());
  });

  it('lists who did, page by page, in their order', async () => {
    const did = [
      ...[...'🎉👍❓'].map((emoji) => ({ emoji, userId: 'bob' })),
      ...[...'👍🚀'].map((emoji) => ({ emoji, userId: 'alice' })),
    ];
    for (const { emoji, userId } of did) {
      succeed(await react(userId === 'bob' ? bob : alice, emoji));
    }
    const listed: unknown[] = [];
    let cursor: string | null | undefined;
    do {
      const page = succeed(await list(alice, { limit: 2, ...(cursor ? { cursor } : {}) }));
      expect(page.items.length).toBeLessThanOrEqual(2);
      listed.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(listed).toEqual(
      did.map((each) => ({ ...each, createdAt: expect.stringMatching(second) as string })),
    );
  });

  it.each(['MQ', 'MDE', 'LTE', 'bm90aGluZw', 'OTk5OTk5OTk5OTk5OTk5OTk5OTk'])(
    'takes no cursor that it did not give, like %s, for more than a place',
    async (cursor) => {
      await react(alice, '👍');
      const page = await list(alice, { cursor });
      if (cursor === 'MQ') expect(page.status).toBe(200);
      else expect(codeOf(page, 400)).toBe('INVALID_CURSOR');
    },
  );

  it.each([
    ['👍', 'nothing else'],
    ['👍🏽', 'a skin tone'],
    ['❤️', 'a presentation selector'],
    ['👩‍👩‍👧‍👦', 'joiners'],
    ['🏳️‍🌈', 'a flag with joiner'],
    ['🇫🇷', 'a flag of two letters'],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'a flag of tags'],
    ['1️⃣', 'a keycap'],
  ])('takes %s, with %s', async (emoji, _what) => {
    expect(succeed(await react(alice, emoji)).reaction).toMatchObject({ emoji, count: 1 });
    expect(succeed(await takeBack(alice, emoji)).reaction).toMatchObject({ emoji, count: 0 });
    expect(await now()).toEqual(sent);
  });

  it.each([
    ['a letter', 'a'],
    ['a digit', '1'],
    ['two emoji', '👍👍'],
    ['a lone skin tone', '🏽'],
    ['a lone joiner', '\u200d'],
    ['half a flag', '🇫'],
    ['a heart as text', '\u2764'],
    ['an emoji with something after it', '👍x'],
    ['a space', ' '],
    ['NUL', '\u0000'],
    ['what is too long', '👍'.repeat(20)],
  ])('refuses %s', async (_what, emoji) => {
    for (const response of [await react(alice, emoji), await takeBack(alice, emoji)]) {
      const { code, errors } = problemOf(response, 400);
      expect({ code, errors }).toMatchObject({
        ...{ code: 'INVALID_REQUEST', errors: [{ path: '/params/emoji' }] },
      });
    }
    expect(await now()).toEqual(sent);
  });

  it('is for who takes part, and for messages of this chat', async () => {
    const erin = await service.api('erin');
    const list = (api: ApiClient, messageId: string, chat: string) =>
      api.call('listReactions', { params: { chatId: chat, messageId } });
    for (const response of [
      ...[await react(erin, '👍'), await takeBack(erin, '👍'), await list(erin, sent.id, chatId)],
    ]) {
      expect(codeOf(response, 404)).toBe('CHAT_NOT_FOUND');
    }
    const other = (await bob.createChat(['erin'], 'Another')).id;
    for (const response of [
      await react(bob, '👍', sent.id, other),
      await takeBack(bob, '👍', sent.id, other),
      await list(bob, sent.id, other),
      await react(bob, '👍', 'msg_that_is_not'),
    ]) {
      expect(codeOf(response, 404)).toBe('MESSAGE_NOT_FOUND');
    }
  });

  it('finds a message whose id does not end with its seq, of before that', async () => {
    const old = { chatId, id: 'msg_01k7m3wc2hf6pabd0s9t7v5xyz', senderId: 'bob', content: 'old' };
    await insertMessage(service.database.url, old);
    for (const api of [alice, bob, alice]) succeed(await react(api, '👍', old.id));
    await takeBack(bob, '👍', old.id);
    expect(succeed(await list(alice, {}, old.id)).items).toMatchObject([{ userId: 'alice' }]);
  });
});
