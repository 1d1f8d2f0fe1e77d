import type { ChatReceipts, DeliveredState, MessageReceipts } from '../../generated/http/types';
import type { Message } from '../../generated/schemas';
import { type ApiClient, problemOf, succeed } from '../support/api-client';
import { useService } from '../support/test-service';

describe('receipts', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let carol: ApiClient;
  let chatId: string;
  let messages: Message[];

  beforeEach(async () => {
    [alice, bob, carol] = (await Promise.all(
      ['alice', 'bob', 'carol'].map((userId) => service.api(userId)),
    )) as [ApiClient, ApiClient, ApiClient];
    ({ id: chatId } = await alice.createChat(['bob', 'carol']));
    messages = [];
    for (const content of ['one', 'two', 'three'])
      messages.push(await alice.sendMessage(chatId, content));
  });

  const mark = async (api: ApiClient, seq: number) =>
    succeed(await api.call<DeliveredState>('markDelivered', { params: { chatId }, body: { seq } }));
  const read = async (api: ApiClient, seq: number) =>
    succeed(await api.call('markRead', { params: { chatId }, body: { seq } }));
  const place = ({ id: messageId }: Message) => ({ params: { chatId, messageId } });
  const receiptsOf = async (message: Message, api = alice) =>
    succeed(await api.call<MessageReceipts>('listReceipts', place(message)));
  const ofChat = async (api = alice) =>
    succeed(await api.call<ChatReceipts>('listChatReceipts', { params: { chatId } }));

  it('say up to where messages have reached the caller, never back and never past the newest', async () => {
    expect(await mark(bob, 2)).toEqual({ chatId, seq: 2 });
    expect(await mark(bob, 1)).toEqual({ chatId, seq: 2 });
    expect(await mark(bob, 9)).toEqual({ chatId, seq: 3 });
    await read(carol, 2);
    expect(await mark(carol, 1)).toEqual({ chatId, seq: 2 });
  });

  it('of a message are of all but its sender', async () => {
    await mark(bob, 3);
    await read(carol, 2);
    await read(alice, 3);
    const [, two, three] = messages as [Message, Message, Message];
    expect(await receiptsOf(two, bob)).toEqual({
      ...{ chatId, messageId: two.id, deliveredCount: 2, readCount: 1 },
      ...{ delivered: ['bob', 'carol'], read: ['carol'] },
    });
    expect(await receiptsOf(three)).toEqual({
      ...{ chatId, messageId: three.id, deliveredCount: 1, readCount: 0 },
      ...{ delivered: ['bob'], read: [] },
    });
  });

  it('of a message are not of who came later', async () => {
    const params = { chatId };
    succeed(await alice.call('addParticipants', { params, body: { participants: ['dave'] } }));
    const four = await alice.sendMessage(chatId, 'four');
    await read(await service.api('dave'), 4);
    expect(await receiptsOf(messages[2]!)).toMatchObject({ readCount: 0, read: [] });
    expect(await receiptsOf(four)).toMatchObject({ readCount: 1, read: ['dave'] });
  });

  it('of a chat are the places of each', async () => {
    await mark(bob, 3);
    await read(bob, 1);
    expect(await ofChat(carol)).toEqual({
      chatId,
      places: [
        { userId: 'alice', deliveredSeq: 0, readSeq: 0, afterSeq: 0 },
        { userId: 'bob', deliveredSeq: 3, readSeq: 1, afterSeq: 0 },
        { userId: 'carol', deliveredSeq: 0, readSeq: 0, afterSeq: 0 },
      ],
    });
  });

  it('in a chat of more than 100 are counts', async () => {
    const others = Array.from({ length: 99 }, (_, index) => `user-${index}`);
    ({ id: chatId } = await alice.createChat(['bob', ...others]));
    const message = await alice.sendMessage(chatId, 'one');
    await read(bob, 1);
    const counts = { deliveredCount: 1, readCount: 1 };
    expect(await receiptsOf(message)).toEqual({ chatId, messageId: message.id, ...counts });
    expect(await ofChat()).toEqual({ chatId, places: [] });
  });

  const share = async (api: ApiClient, receipts: boolean) =>
    succeed(await api.call('updateMe', { body: { receipts } }));

  it('are not of who shares none, nor for them, until they do again', async () => {
    await mark(carol, 3);
    await read(bob, 2);
    const [one] = messages as [Message];
    const [seen, places] = [await receiptsOf(one), await ofChat(carol)];
    await share(bob, false);
    expect(await receiptsOf(one)).toMatchObject({
      ...{ deliveredCount: 1, readCount: 0, delivered: ['carol'], read: [] },
    });
    expect((await ofChat(carol)).places.map(({ userId }) => userId)).toEqual(['alice', 'carol']);
    const none = { deliveredCount: 0, readCount: 0, delivered: [], read: [] };
    expect(await receiptsOf(one, bob)).toEqual({ chatId, messageId: one.id, ...none });
    expect(await ofChat(bob)).toEqual({ chatId, places: [] });
    await share(bob, true);
    expect([await receiptsOf(one), await ofChat(carol)]).toEqual([seen, places]);
  });

  it('that nobody shares are none', async () => {
    await Promise.all([alice, bob, carol].map((api) => share(api, false)));
    expect(await ofChat()).toEqual({ chatId, places: [] });
  });

  it('leave what is unread and how far one has read as it is', async () => {
    await share(bob, false);
    expect(await read(bob, 2)).toMatchObject({ seq: 2, unreadCount: 1 });
    expect(await mark(bob, 3)).toEqual({ chatId, seq: 3 });
    expect(succeed(await bob.call('getChat', { params: { chatId } }))).toMatchObject({
      ...{ unreadCount: 1, readSeq: 2 },
    });
  });

  it('of a large chat count those who share them, for who does', async () => {
    const others = Array.from({ length: 98 }, (_, index) => `user-${index}`);
    ({ id: chatId } = await alice.createChat(['bob', 'carol', ...others]));
    const message = await alice.sendMessage(chatId, 'one');
    await Promise.all([read(bob, 1), read(carol, 1), share(bob, false)]);
    const counts = (count: number) => ({
      ...{ chatId, messageId: message.id, deliveredCount: count, readCount: count },
    });
    expect(await receiptsOf(message)).toEqual(counts(1));
    expect(await receiptsOf(message, bob)).toEqual(counts(0));
  });

  it('are for participants, and of messages that there are', async () => {
    const eve = await service.api('eve');
    const [message] = messages as [Message];
    const params = { chatId };
    const refusals = [
      await eve.call('markDelivered', { params, body: { seq: 1 } }),
      await eve.call('listChatReceipts', { params }),
      await eve.call('listReceipts', place(message)),
      await bob.call('listReceipts', { params: { chatId, messageId: 'msg_none' } }),
    ];
    const codes = refusals.map((refusal) => problemOf(refusal, 404).code);
    expect(codes).toEqual([...Array<string>(3).fill('CHAT_NOT_FOUND'), 'MESSAGE_NOT_FOUND']);
  });

  it.each([{}, { seq: -1 }, { seq: 1.5 }])('refuse %j', async (body) => {
    const refused = await bob.call('markDelivered', { params: { chatId }, body });
    expect(problemOf(refused, 400).code).toBe('INVALID_REQUEST');
  });
});
