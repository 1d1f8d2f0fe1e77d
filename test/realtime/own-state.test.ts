import type { EventPayloads } from '../../generated/events/gateway';
import type { OwnChat } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import type { EventClient } from '../support/event-client';
import { eventually } from '../support/eventually';
import { nothingSet } from '../support/nothing-set';
import { transports, useService } from '../support/test-service';

type Place = Pick<EventPayloads['listening-all-chats'], 'stateRevision' | 'epoch'>;

describe.each(transports)("a user's own state, over %s", (transport) => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    [alice, bob] = [await service.api('alice'), await service.api('bob')];
    ({ id: chatId } = await bob.createChat(['alice'], 'Us'));
    await bob.sendMessage(chatId, 'one');
    await bob.sendMessage(chatId, 'two');
  });

  const listening = async (userId: string) => {
    const client = await service.connect(transport, userId);
    const place = await client.ask('listen-all-chats', {}, 'listening-all-chats');
    return { client, place };
  };
  const backAt = async (userId: string, { stateRevision, epoch }: Place) => {
    const client = await service.connect(transport, userId);
    const command = { after: stateRevision, epoch };
    const place = await client.ask('listen-all-chats', command, 'listening-all-chats');
    return { client, place };
  };
  const read = async (api: ApiClient, seq: number, id = chatId) =>
    succeed(await api.call('markRead', { params: { chatId: id }, body: { seq } }));
  const remove = async (userId: string, id = chatId) =>
    succeed(await bob.call('removeParticipant', { params: { chatId: id, userId } }));
  const add = async (userId: string, id = chatId) =>
    succeed(
      await bob.call('addParticipants', {
        params: { chatId: id },
        body: { participants: [userId] },
      }),
    );
  const setOwn = async (body: object) =>
    succeed(await alice.call<OwnChat>('updateOwnChat', { params: { chatId }, body }));
  const summaryOf = async (api: ApiClient) =>
    succeed(await api.call<{ stateRevision: number }>('getChat', { params: { chatId } }));

  it('of what is read on the phone clears the laptop, and concerns nobody else', async () => {
    const phone = (await listening('alice')).client;
    const laptop = (await listening('alice')).client;
    const other = (await listening('bob')).client;
    await read(alice, 1);
    const { stateRevision } = await summaryOf(alice);
    const expected = {
      chatId,
      stateRevision,
      revision: 2,
      readSeq: 1,
      unreadCount: 1,
      mentionCount: 0,
      ...nothingSet,
    };
    for (const client of [phone, laptop]) {
      expect(await client.next('my-chat-updated')).toEqual(expected);
    }
    expect(namesOf(await other.settled())).toEqual(['listening-all-chats']);
  });

  it('of what is set on the phone is on the laptop, and concerns nobody else', async () => {
    const devices = [(await listening('alice')).client, (await listening('alice')).client];
    const other = (await listening('bob')).client;
    const mutedUntil = '2099-01-31T12:00:00.000Z';
    const set = { pinned: true, archived: true, markedUnread: true, mutedUntil };
    const own = await setOwn(set);
    expect(own).toMatchObject(set);
    for (const client of devices) expect(await client.next('my-chat-updated')).toEqual(own);
    const cleared = await setOwn({ mutedUntil: null });
    expect(cleared).not.toHaveProperty('mutedUntil');
    for (const client of devices) expect(await client.next('my-chat-updated')).toEqual(cleared);
    expect(namesOf(await other.settled())).toEqual(['listening-all-chats']);
  });

  it('is not told of again when it is set to what it is', async () => {
    const { client } = await listening('alice');
    await setOwn({ pinned: true });
    await setOwn({ pinned: true });
    await client.next('my-chat-updated');
    expect(namesOf(await client.settled())).toEqual(['listening-all-chats', 'my-chat-updated']);
  });

  it('that was set meanwhile comes before the reply, as it is now', async () => {
    const { client, place } = await listening('alice');
    await client.close();
    await setOwn({ pinned: true, archived: true });
    await setOwn({ markedUnread: true });
    await bob.sendMessage(chatId, 'three');
    const back = await backAt('alice', place);
    const { data } = back.client.received[0]!;
    const now = { pinned: true, archived: false, markedUnread: true };
    expect(data).toMatchObject({ chatId, stateRevision: place.stateRevision + 2, ...now });
  });

  it('is nothing set when the user is put into the chat once more', async () => {
    await setOwn({ pinned: true, archived: true, markedUnread: true });
    const { client } = await listening('alice');
    await remove('alice');
    await add('alice');
    expect(await client.next('chat-created')).toMatchObject(nothingSet);
  });

  it('is not told of again when nothing new was read', async () => {
    const { client } = await listening('alice');
    await read(alice, 2);
    await read(alice, 2);
    await read(alice, 1);
    await client.next('my-chat-updated');
    expect(namesOf(await client.settled())).toEqual(['listening-all-chats', 'my-chat-updated']);
  });

  it('has in the list the revision that the event has', async () => {
    const { client } = await listening('alice');
    await read(alice, 2);
    const { stateRevision } = await client.next('my-chat-updated');
    const { items } = succeed(await alice.call<{ items: object[] }>('listChats'));
    expect(items).toMatchObject([{ id: chatId, readSeq: 2, unreadCount: 0, stateRevision }]);
  });

  it('that was missed comes before the reply: once for each chat, and as it is now', async () => {
    const { client, place } = await listening('alice');
    await client.close();
    await read(alice, 1);
    await read(alice, 2);
    const { id: second } = await bob.createChat(['alice'], 'Second');
    const { id: third } = await bob.createChat(['alice'], 'Third');
    await remove('alice', third);

    const back = await backAt('alice', place);
    expect(storyOf(back.client)).toEqual([
      `${chatId} read to 2, 0 unread`,
      `put into ${second}`,
      `removed from ${third}`,
      'listening',
    ]);
    const revisions = back.client.received.map(
      ({ data }) => (data as { stateRevision: number }).stateRevision,
    );
    expect(revisions).toEqual([...revisions].sort((one, other) => one - other));
    expect(back.place.stateRevision).toBe(place.stateRevision + 5);
  });

  it('goes on after what was missed, with the news of the chats that are new', async () => {
    const { client, place } = await listening('alice');
    await client.close();
    const { id: second } = await bob.createChat(['alice'], 'Second');
    await bob.sendMessage(second, 'before she is back');
    const back = await backAt('alice', place);
    await bob.sendMessage(second, 'after it');
    await bob.sendMessage(chatId, 'in the old one');
    await read(alice, 1, second);
    await back.client.next('my-chat-updated');
    await eventually(() =>
      expect(newsOf(back.client)).toEqual(
        expect.arrayContaining(['before she is back', 'after it', 'in the old one']),
      ),
    );
    expect(newsOf(back.client)).toHaveLength(3);
    expect(storyOf(back.client)[0]).toBe(`put into ${second}`);
  });

  it('that was seen is not given again', async () => {
    const { client } = await listening('alice');
    await read(alice, 2);
    const { stateRevision } = await client.next('my-chat-updated');
    await client.close();
    const { epoch } = (await listening('alice')).place;
    const back = await backAt('alice', { stateRevision, epoch });
    expect(storyOf(back.client)).toEqual(['listening']);
    expect(back.place).toEqual({ status: 'success', stateRevision, epoch });
  });

  it('tells who was removed and added again both, in order', async () => {
    const { client } = await listening('alice');
    await remove('alice');
    await add('alice');
    await bob.sendMessage(chatId, 'welcome back');
    await eventually(() => expect(newsOf(client)).toContain('welcome back'));
    const names = namesOf(client.received);
    expect(names.lastIndexOf('chat-created')).toBeLessThan(names.lastIndexOf('chat-updated'));
    expect(names.filter((name) => name === 'chat-created')).toHaveLength(1);
    expect(removalsIn(client)).toEqual([chatId]);
  });

  it.each([
    ['is ahead of it', (place: Place) => ({ after: place.stateRevision + 1, epoch: place.epoch })],
    ['is of another epoch', (place: Place) => ({ after: place.stateRevision, epoch: 'another' })],
  ])('refuses a place that %s, and can be listened to all the same', async (_what, commandOf) => {
    const { place } = await listening('alice');
    const client = await service.connect(transport, 'alice');
    const { code, retryable } = await client.ask('listen-all-chats', commandOf(place), 'error');
    expect({ code, retryable }).toEqual({ code: 'CANNOT_RESUME', retryable: false });
    expect(await client.ask('listen-all-chats', {}, 'listening-all-chats')).toEqual(place);
    await bob.sendMessage(chatId, 'three');
    await client.next('chat-updated');
  });

  it('is told from where it goes on to who listens twice', async () => {
    const { client } = await listening('alice');
    await read(alice, 2);
    const { stateRevision } = await client.next('my-chat-updated');
    const again = await client.ask('listen-all-chats', { after: 0 }, 'listening-all-chats');
    expect(again).toMatchObject({ stateRevision });
    const after = namesOf(await client.settled());
    expect(after).toEqual(['listening-all-chats', 'my-chat-updated', 'listening-all-chats']);
  });

  it('does not come after all chats were left', async () => {
    const { client } = await listening('alice');
    await client.ask('leave-all-chats', {}, 'all-chats-left');
    await read(alice, 2);
    expect(namesOf(await client.settled())).toEqual(['listening-all-chats', 'all-chats-left']);
  });
});

const namesOf = (events: { event: string }[]) => events.map(({ event }) => event);

/** The contents of the messages in the news that a client got. */
function newsOf({ received }: EventClient): string[] {
  return received.flatMap(({ event, data }) => {
    const { lastMessage } = data as EventPayloads['chat-updated'];
    return event === 'chat-updated' && lastMessage !== undefined ? [lastMessage.content] : [];
  });
}

/** The chats of which a client was told in the list that its user was removed. */
function removalsIn({ received }: EventClient): string[] {
  return received.flatMap(({ event, data }) => {
    const { chatId, removed } = data as EventPayloads['chat-updated'];
    return event === 'chat-updated' && removed !== undefined ? [chatId] : [];
  });
}

/** What a client was told of its user's own state, in one line each. */
function storyOf({ received }: EventClient): string[] {
  return received.flatMap(({ event, data }) => {
    if (event === 'listening-all-chats') return ['listening'];
    if (event === 'chat-created') {
      return [`put into ${(data as EventPayloads['chat-created']).chat.id}`];
    }
    if (event !== 'my-chat-updated') return [];
    const { chatId, removed, readSeq, unreadCount } = data as EventPayloads['my-chat-updated'];
    return [
      removed ? `removed from ${chatId}` : `${chatId} read to ${readSeq}, ${unreadCount} unread`,
    ];
  });
}
