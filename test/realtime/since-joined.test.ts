import type { ChatChangePage, MessagePage } from '../../generated/http/types';
import type { ChatSummary, Message } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import type { EventClient } from '../support/event-client';
import { type TransportName, transports, useService } from '../support/test-service';
import { expectRefusal } from '../http/refusal';

describe.each(transports)(
  'who comes to a group with a history since joining, over %s',
  (transport: TransportName) => {
    const service = useService();
    let alice: ApiClient;
    let late: ApiClient;
    let chatId: string;
    /** What was said before they came: the first is pinned, and was answered. */
    let old: Message[];
    let since: Message;

    beforeEach(async () => {
      [alice, late] = [await service.api('alice'), await service.api('late')];
      const body = { participants: ['bob'], name: 'Us', history: 'since-joined' };
      chatId = succeed(await alice.call<{ id: string }>('createChat', { body })).id;
      old = [
        await alice.sendMessage(chatId, 'old one'),
        await alice.sendMessage(chatId, 'old two'),
      ];
      succeed(await alice.call('pinMessage', { params: message(old[0]!) }));
      await reply('an old answer');
      const added = { params: { chatId }, body: { participants: ['late'] } };
      succeed(await alice.call('addParticipants', added));
    });

    const message = ({ id: messageId }: Message) => ({ chatId, messageId });
    const reply = async (content: string) => {
      const body = { content, replyTo: old[0]!.id };
      return succeed(await alice.call<Message>('sendMessage', { params: { chatId }, body }));
    };
    const edit = async (one: Message, content: string) =>
      succeed(await alice.call('updateMessage', { params: message(one), body: { content } }));
    const history = async (query = {}, by = late) =>
      succeed(await by.call<MessagePage>('listMessages', { params: { chatId }, query }));
    const contents = ({ items }: MessagePage) => items.map(({ content }) => content);
    const join = async (userId: string, place = {}): Promise<EventClient> => {
      const client = await service.connect(transport, userId);
      await client.ask('join-chat', { chatId, ...place }, 'chat-joined');
      return client;
    };

    it('sees the pages of what is said from then on, and none before', async () => {
      expect(await history()).toEqual({ items: [], hasOlder: false, hasNewer: false });
      since = await alice.sendMessage(chatId, 'new one');
      const page = { items: [since], hasOlder: false, hasNewer: false };
      for (const query of [{}, { after: 0 }, { around: 1 }, { before: 5 }, { around: since.id }]) {
        expect(await history(query)).toEqual(page);
      }
      expect(await history({ before: 4 })).toMatchObject({ items: [], hasNewer: true });
      expect(contents(await history({}, alice))).toHaveLength(4);
    });

    it('sees of an old thread what is answered from then on', async () => {
      const answer = await reply('a new answer');
      expect(await history({ threadId: old[0]!.id })).toEqual({
        ...{ items: [answer], hasOlder: false, hasNewer: false },
      });
    });

    it('finds no message of before, whatever is asked of it', async () => {
      const params = message(old[0]!);
      for (const operation of ['getMessage', 'listMessageVersions', 'listReactions'] as const) {
        const ask = () => late.call(operation, { params });
        await expectRefusal(service, ask, 404, 'MESSAGE_NOT_FOUND');
      }
      const react = () => late.call('addReaction', { params: { ...params, emoji: '👍' } });
      await expectRefusal(service, react, 404, 'MESSAGE_NOT_FOUND');
      await expectRefusal(
        service,
        () => late.call('pinMessage', { params }),
        404,
        'MESSAGE_NOT_FOUND',
      );
      const body = { content: 'What?', replyTo: old[0]!.id };
      const answer = () => late.call('sendMessage', { params, body });
      await expectRefusal(service, answer, 404, 'MESSAGE_NOT_FOUND');
      const around = () => late.call('listMessages', { params, query: { around: old[0]!.id } });
      await expectRefusal(service, around, 404, 'MESSAGE_NOT_FOUND');
    });

    it('sees no pin and no last message of before', async () => {
      const pins = succeed(await late.call('listPins', { params: { chatId } }));
      expect(pins).toMatchObject({ items: [] });
      const chat = succeed(await late.call<ChatSummary>('getChat', { params: { chatId } }));
      expect(chat).not.toHaveProperty('lastMessage');
      const listed = succeed(await late.call('listChats'));
      expect(JSON.stringify(listed)).not.toContain('old');
      expect(chat).toMatchObject({ lastSeq: 3, unreadCount: 0 });
    });

    it('is given no change of before, and none that shows a message of before', async () => {
      since = await alice.sendMessage(chatId, 'new one');
      await edit(old[0]!, 'old one, in other words');
      await edit(since, 'new one, in other words');
      const asked = { params: { chatId }, query: { after: 0 } };
      const page = succeed(await late.call<ChatChangePage>('listChanges', asked));
      expect(page.items.map(({ kind, revision }) => [kind, revision])).toEqual([
        ['message-sent', 6],
        ['message-updated', 8],
      ]);
      expect(page).toMatchObject({ through: 8, hasMore: false });
    });

    it('is told live, and when they come back, of what is said from then on, and of nothing before', async () => {
      const clients = [await join('late'), await join('late', { after: 0 })];
      const bob = await join('bob');
      await edit(old[0]!, 'old one, in other words');
      succeed(await alice.call('unpinMessage', { params: message(old[0]!) }));
      await alice.sendMessage(chatId, 'new one');
      for (const client of [...clients, bob]) await client.next('new-message');
      clients.push(await join('late', { after: 2 }));
      for (const client of clients) {
        const told = (await client.settled()).filter(({ event }) => event !== 'chat-joined');
        expect(told.map(({ event }) => event)).toEqual(['new-message']);
      }
      expect(JSON.stringify(await bob.settled())).toContain('in other words');
    });

    it('is not told of it in the list of chats either', async () => {
      const client = await service.connect(transport, 'late');
      await client.ask('listen-all-chats', {}, 'listening-all-chats');
      await edit(old[0]!, 'old one, in other words');
      await alice.sendMessage(chatId, 'new one');
      expect(await client.next('chat-updated')).toMatchObject({ kind: 'message-sent' });
      expect(JSON.stringify(await client.settled())).not.toContain('in other words');
    });

    it('keeps that when the group opens its history, which is for who comes then', async () => {
      const body = { history: 'all' };
      succeed(await alice.call('updateChat', { params: { chatId }, body }));
      expect(contents(await history())).toEqual([]);
      const added = { params: { chatId }, body: { participants: ['later'] } };
      succeed(await alice.call('addParticipants', added));
      expect(contents(await history({}, await service.api('later')))).toHaveLength(3);
    });
  },
);
