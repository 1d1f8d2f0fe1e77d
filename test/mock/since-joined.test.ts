import type {
  ChatChangePage,
  ChatPage,
  MessagePage,
  MessageReceipts,
  PinPage,
} from '../../generated/http/types';
import type { ChatSummary, Message } from '../../generated/schemas';
import { ApiClient, problemOf, succeed } from '../support/api-client';
import type { EventClient } from '../support/event-client';
import { RunningMock } from './running-mock';

describe('who comes to a group of the mock with a history since joining', () => {
  let mock: RunningMock;
  let alice: ApiClient;
  let late: ApiClient;
  let chatId: string;
  /** What was said before they came: the first is pinned, and was answered. */
  let old: Message;

  beforeAll(async () => {
    mock = await RunningMock.start();
    [alice, late] = [await logIn('alice'), await logIn('late')];
  });
  afterAll(() => mock.close());

  beforeEach(async () => {
    const body = { participants: ['bob'], name: 'Us', history: 'since-joined' };
    chatId = succeed(await alice.call<{ id: string }>('createChat', { body })).id;
    old = await alice.sendMessage(chatId, 'old one');
    await alice.sendMessage(chatId, 'old two');
    succeed(await alice.call('pinMessage', { params: message(old) }));
    await answer('an old answer');
    await add('late');
  });

  const logIn = async (userId: string): Promise<ApiClient> => {
    const session = await new ApiClient(mock.url).call<{ accessToken: string }>(
      'createDevSession',
      { body: { userId } },
    );
    return new ApiClient(mock.url, { authorization: `Bearer ${session.body.accessToken}` });
  };
  const message = ({ id: messageId }: Message) => ({ chatId, messageId });
  const add = async (userId: string) => {
    const body = { participants: [userId] };
    succeed(await alice.call('addParticipants', { params: { chatId }, body }));
  };
  const answer = async (content: string) => {
    const body = { content, replyTo: old.id };
    return succeed(await alice.call<Message>('sendMessage', { params: { chatId }, body }));
  };
  const edit = async (one: Message, content: string) =>
    succeed(await alice.call('updateMessage', { params: message(one), body: { content } }));
  const history = async (query = {}, by = late) =>
    succeed(await by.call<MessagePage>('listMessages', { params: { chatId }, query }));
  const join = async (userId: string, place = {}): Promise<EventClient> => {
    const client = await mock.connect('websocket', userId);
    await client.ask('join-chat', { chatId, ...place }, 'chat-joined');
    return client;
  };
  const toldOf = async (client: EventClient) =>
    (await client.settled()).map(({ event }) => event).filter((event) => event !== 'chat-joined');

  it('sees the pages of what is said from then on, and none before', async () => {
    expect(await history()).toEqual({ items: [], hasOlder: false, hasNewer: false });
    const since = await alice.sendMessage(chatId, 'new one');
    const page = { items: [since], hasOlder: false, hasNewer: false };
    for (const query of [{}, { after: 0 }, { around: 1 }, { before: 5 }, { around: since.id }]) {
      expect(await history(query)).toEqual(page);
    }
    expect(await history({ before: 4 })).toMatchObject({ items: [], hasNewer: true });
    expect((await history({}, alice)).items).toHaveLength(4);
  });

  it('sees of an old thread what is answered from then on', async () => {
    const since = await answer('a new answer');
    const page = { items: [since], hasOlder: false, hasNewer: false };
    expect(await history({ threadId: old.id })).toEqual(page);
  });

  it('finds no message of before, whatever is asked of it', async () => {
    const params = message(old);
    const body = { content: 'What?', replyTo: old.id };
    const asked = [
      ...(['getMessage', 'listMessageVersions', 'listReactions', 'listReceipts'] as const).map(
        (operation) => late.call(operation, { params }),
      ),
      late.call('addReaction', { params: { ...params, emoji: '👍' } }),
      late.call('pinMessage', { params }),
      late.call('sendMessage', { params: { chatId }, body }),
      late.call('listMessages', { params: { chatId }, query: { around: old.id } }),
    ];
    for (const answered of asked)
      expect(problemOf(await answered, 404).code).toBe('MESSAGE_NOT_FOUND');
  });

  it('sees no pin and no last message of before', async () => {
    const pins = succeed(await late.call<PinPage>('listPins', { params: { chatId } }));
    expect(pins.items).toEqual([]);
    const chat = succeed(await late.call<ChatSummary>('getChat', { params: { chatId } }));
    expect(chat).not.toHaveProperty('lastMessage');
    expect(chat).toMatchObject({ lastSeq: 3, unreadCount: 0 });
    const listed = succeed(await late.call<ChatPage>('listChats'));
    expect(JSON.stringify(listed)).not.toContain('old');
  });

  it('has a receipt of what was said since, and is none of those of before', async () => {
    const since = await alice.sendMessage(chatId, 'new one');
    succeed(await late.call('markRead', { params: { chatId }, body: { seq: since.seq } }));
    const readers = async (one: Message) =>
      succeed(await alice.call<MessageReceipts>('listReceipts', { params: message(one) })).read;
    expect(await readers(since)).toEqual(['late']);
    expect(await readers(old)).toEqual([]);
  });

  it('is given no change of before, and none that shows a message of before', async () => {
    const since = await alice.sendMessage(chatId, 'new one');
    await edit(old, 'old one, in other words');
    await edit(since, 'new one, in other words');
    const asked = { params: { chatId }, query: { after: 0 } };
    const page = succeed(await late.call<ChatChangePage>('listChanges', asked));
    expect(page.items.map(({ kind, revision }) => [kind, revision])).toEqual([
      ['message-sent', 6],
      ['message-updated', 8],
    ]);
    expect(page).toMatchObject({ through: 8, hasMore: false });
  });

  it('is told live, and on coming back, of what is said from then on, and of nothing before', async () => {
    const clients = [await join('late'), await join('late', { after: 0 })];
    const bob = await join('bob');
    await edit(old, 'old one, in other words');
    succeed(await alice.call('unpinMessage', { params: message(old) }));
    await alice.sendMessage(chatId, 'new one');
    clients.push(await join('late', { after: 2 }));
    for (const client of clients) expect(await toldOf(client)).toEqual(['new-message']);
    expect(await toldOf(bob)).toEqual(['message-updated', 'pin-changed', 'new-message']);
  });

  it('is not told of it in the list of chats either', async () => {
    const client = await mock.connect('websocket', 'late');
    await client.ask('listen-all-chats', {}, 'listening-all-chats');
    await edit(old, 'old one, in other words');
    await alice.sendMessage(chatId, 'new one');
    expect(await client.next('chat-updated')).toMatchObject({ kind: 'message-sent' });
    expect(JSON.stringify(await client.settled())).not.toContain('in other words');
  });

  it('keeps that when the group opens its history, which is for who comes then', async () => {
    const body = { history: 'all' };
    succeed(await alice.call('updateChat', { params: { chatId }, body }));
    await add('later');
    expect((await history()).items).toEqual([]);
    expect((await history({}, await logIn('later'))).items).toHaveLength(3);
  });
});
