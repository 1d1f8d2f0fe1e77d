import { ApiClient, succeed } from '../support/api-client';
import type { EventClient } from '../support/event-client';
import { nothingSet } from '../support/nothing-set';
import { transports } from '../support/test-service';
import { RunningMock } from './running-mock';

describe("the mock's own state of a user", () => {
  let mock: RunningMock;
  let ann: ApiClient;
  let ben: ApiClient;

  beforeEach(async () => {
    mock = await RunningMock.start();
    [ann, ben] = [await logIn('ann'), await logIn('ben')];
  });
  afterEach(() => mock.close());

  const logIn = async (userId: string): Promise<ApiClient> => {
    const session = { body: { userId } };
    const { body } = await new ApiClient(mock.url).call<{ accessToken: string }>(
      'createDevSession',
      session,
    );
    return new ApiClient(mock.url, { authorization: `Bearer ${body.accessToken}` });
  };
  const listen = (client: EventClient, place: object = {}) =>
    client.ask('listen-all-chats', place, 'listening-all-chats');
  /** Reads as Ben. */
  const read = async (chatId: string, seq: number) =>
    succeed(await ben.call('markRead', { params: { chatId }, body: { seq } }));
  const entryOf = async (chatId: string) =>
    succeed(await ben.call('getChat', { params: { chatId } }));
  const remove = (chatId: string) =>
    ann.call('removeParticipant', { params: { chatId, userId: 'ben' } });

  it('tells what was read to each connection that listens, over both transports', async () => {
    const { id: chatId } = await ann.createChat(['ben'], 'Tea');
    await ann.sendMessage(chatId, 'one');
    await ann.sendMessage(chatId, 'two');
    const devices = await Promise.all(transports.map((one) => mock.connect(one, 'ben')));
    for (const device of devices) expect(await listen(device)).toMatchObject({ stateRevision: 1 });
    const others = [await mock.connect('websocket', 'ben'), await mock.connect('socketio', 'ann')];
    await listen(others[1]!);
    await read(chatId, 1);
    const state = { readSeq: 1, unreadCount: 1, mentionCount: 0, stateRevision: 2, ...nothingSet };
    for (const device of devices) {
      expect(await device.next('my-chat-updated')).toEqual({ chatId, revision: 2, ...state });
    }
    for (const other of others) {
      const events = (await other.settled()).map(({ event }) => event);
      expect(events).not.toContain('my-chat-updated');
    }
    expect(await entryOf(chatId)).toMatchObject(state);
  });

  it('has what is set of a chat, tells it, and lists by it', async () => {
    const { id: tea } = await ann.createChat(['ben'], 'Tea');
    const { id: cake } = await ann.createChat(['ben'], 'Cake');
    const device = await mock.connect('websocket', 'ben');
    await listen(device);
    const set = async (chatId: string, body: object) =>
      succeed(await ben.call('updateOwnChat', { params: { chatId }, body }));
    const listed = async (archived: boolean) =>
      succeed(
        await ben.call<{ items: { id: string }[] }>('listChats', { query: { archived } }),
      ).items.map(({ id }) => id);
    const pinned = await set(tea, { pinned: true, markedUnread: true });
    expect(await device.next('my-chat-updated')).toEqual(pinned);
    expect(await set(tea, { pinned: true })).toEqual(pinned);
    const before = await listed(false);
    expect(before.slice(0, 2)).toEqual([tea, cake]);
    await set(cake, { archived: true, mutedUntil: '2099-01-31T12:00:00Z' });
    await ann.sendMessage(cake, 'while it is muted');
    expect(await listed(true)).toEqual([cake]);
    await set(cake, { mutedUntil: null });
    expect(await listed(true)).toEqual([cake]);
    await ann.sendMessage(cake, 'which takes it out');
    expect(await listed(true)).toEqual([]);
    expect((await listed(false)).slice(0, 2)).toEqual([tea, cake]);
    await read(tea, 0);
    expect(await entryOf(tea)).toMatchObject({ pinned: true, markedUnread: false });
    const changes = await ben.call('listOwnChanges', { query: { after: 2, limit: 1 } });
    expect(changes.body).toMatchObject({ hasMore: true, items: [{ chatId: cake }] });
  });

  it('tells of blocks, at once and to who comes back, in their order', async () => {
    const device = await mock.connect('websocket', 'ben');
    const { stateRevision } = await listen(device);
    const block = (userId: string) => ben.call('blockUser', { params: { userId } });
    for (const userId of ['cara', 'dan', 'cara']) await block(userId);
    const { id: chatId } = await ann.createChat(['ben'], 'Tea');
    await ben.call('unblockUser', { params: { userId: 'cara' } });
    const told = async () => device.next('block-changed');
    const dan = { userId: 'dan', blocked: true, stateRevision: stateRevision + 2 };
    const cara = { userId: 'cara', blocked: false, stateRevision: stateRevision + 4 };
    expect(await told()).toEqual({ ...cara, blocked: true, stateRevision: stateRevision + 1 });
    expect([await told(), await told()]).toEqual([dan, cara]);
    const back = await mock.connect('websocket', 'ben');
    await listen(back, { after: stateRevision });
    const missed = back.received.map(({ data }) => data);
    const created: unknown = expect.objectContaining({ stateRevision: stateRevision + 3 });
    expect(missed.slice(0, 3)).toEqual([dan, created, cara]);
    const page = await ben.call('listOwnChanges', { query: { after: stateRevision } });
    expect(page.body).toMatchObject({ items: [dan, { chatId }, cara] });
  });

  it('does not change when nothing is read on', async () => {
    const { id: chatId } = await ann.createChat(['ben'], 'Tea');
    await ann.sendMessage(chatId, 'one');
    await read(chatId, 1);
    const device = await mock.connect('websocket', 'ben');
    await listen(device);
    await read(chatId, 1);
    await read(chatId, 0);
    expect(await device.settled()).toHaveLength(1);
    expect(await entryOf(chatId)).toMatchObject({ readSeq: 1, stateRevision: 2 });
  });

  it('tells of coming into a chat and of being removed', async () => {
    const device = await mock.connect('websocket', 'ben');
    await listen(device);
    const { id: chatId } = await ann.createChat(['cat'], 'Tea');
    await ann.sendMessage(chatId, 'one');
    await ann.call('addParticipants', { params: { chatId }, body: { participants: ['ben'] } });
    const came = {
      chat: { id: chatId },
      stateRevision: 1,
      readSeq: 1,
      unreadCount: 0,
      mentionCount: 0,
      ...nothingSet,
    };
    expect(await device.next('chat-created')).toMatchObject(came);
    await remove(chatId);
    const removed = { chatId, stateRevision: 2, removed: true };
    expect(await device.next('my-chat-updated')).toEqual(removed);
  });

  it.each(transports)('is resumed over %s: each chat once, as it is now', async (transport) => {
    const [readOn, same] = [await ann.createChat(['ben'], 'a'), await ann.createChat(['ben'])];
    const left = await ann.createChat(['ben'], 'b');
    await ann.sendMessage(readOn.id, 'one');
    await ann.sendMessage(readOn.id, 'two');
    const before = await listen(await mock.connect(transport, 'ben'));
    await read(readOn.id, 1);
    await remove(left.id);
    const came = await ann.createChat(['ben'], 'c');
    await read(readOn.id, 2);

    const back = await mock.connect(transport, 'ben');
    const { stateRevision: after, epoch } = before;
    const reply = { status: 'success', stateRevision: 7, epoch };
    expect(await listen(back, { after, epoch })).toEqual(reply);
    expect(back.received.map(({ event, data }) => [event, data])).toEqual([
      ['my-chat-updated', { chatId: left.id, stateRevision: 5, removed: true }],
      [
        'chat-created',
        {
          chat: came,
          role: 'member',
          stateRevision: 6,
          readSeq: 0,
          unreadCount: 0,
          mentionCount: 0,
          ...nothingSet,
        },
      ],
      [
        'my-chat-updated',
        {
          chatId: readOn.id,
          revision: 2,
          stateRevision: 7,
          readSeq: 2,
          unreadCount: 0,
          mentionCount: 0,
          ...nothingSet,
        },
      ],
      ['listening-all-chats', reply],
    ]);
    expect(await entryOf(same.id)).toMatchObject({ stateRevision: 2 });

    expect(await listen(back, { after, epoch })).toEqual(reply);
    expect(await back.settled()).toHaveLength(5);
  });

  it('is not resumed from what is no place of it', async () => {
    await ann.createChat(['ben'], 'Tea');
    const device = await mock.connect('websocket', 'ben');
    for (const place of [{ after: 2 }, { after: 0, epoch: 'of-the-mock-before' }]) {
      const refusal = await device.ask('listen-all-chats', place, 'error');
      expect(refusal).toMatchObject({ code: 'CANNOT_RESUME', command: 'listen-all-chats' });
    }
    await ann.createChat(['ben'], 'Coffee');
    expect((await device.settled()).map(({ event }) => event)).toEqual(['error', 'error']);
  });
});
