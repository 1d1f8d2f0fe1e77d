import type { ChatSummary, OwnChat } from '../../generated/schemas';
import { type ApiClient, problemOf, succeed } from '../support/api-client';
import { insertChats } from '../support/chat-rows';
import { nothingSet } from '../support/nothing-set';
import { useService } from '../support/test-service';

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
const past = '2020-01-31T12:00:00.000Z';

describe('what users set for themselves of a chat', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
    chatId = (await bob.createChat(['alice', 'carol'], 'Us')).id;
  });

  const update = async (body: object, api = alice) =>
    succeed(await api.call<OwnChat>('updateOwnChat', { params: { chatId }, body }));
  const summary = async (api = alice) =>
    succeed(await api.call<ChatSummary>('getChat', { params: { chatId } }));
  const read = async (seq: number) =>
    succeed(await alice.call('markRead', { params: { chatId }, body: { seq } }));
  const isArchived = async () => (await summary()).archived;

  it('is nothing at first', async () => {
    const chat = await summary();
    expect(chat).toMatchObject(nothingSet);
    expect(chat).not.toHaveProperty('mutedUntil');
  });

  it('is answered, stands with the chat, and is nobody else’s', async () => {
    const mutedUntil = tomorrow();
    const before = await summary();
    const set = { pinned: true, archived: true, markedUnread: true, mutedUntil };
    const counts = { readSeq: 0, unreadCount: 0, mentionCount: 0 };
    const stateRevision = before.stateRevision + 1;
    expect(await update(set)).toEqual({ chatId, stateRevision, revision: 0, ...counts, ...set });
    expect(await summary()).toEqual({ ...before, ...set, stateRevision });
    expect(await summary(bob)).toMatchObject(nothingSet);
  });

  it('stays as it is where nothing is said of it, and null ends muting', async () => {
    await update({ pinned: true, mutedUntil: tomorrow() });
    expect(await update({ markedUnread: true })).toMatchObject({
      pinned: true,
      markedUnread: true,
    });
    const unmuted = await update({ mutedUntil: null });
    expect(unmuted).not.toHaveProperty('mutedUntil');
    expect(unmuted).toMatchObject({ pinned: true, markedUnread: true });
  });

  it('does not move the log when it is like that already', async () => {
    const mutedUntil = '2099-01-31T12:00:00.5Z';
    const set = { pinned: true, archived: true, markedUnread: true, mutedUntil };
    const first = await update(set);
    expect(first.mutedUntil).toBe('2099-01-31T12:00:00.500Z');
    expect(await update(set)).toEqual(first);
    expect(await update({ mutedUntil: '2099-01-31T12:00:00.500Z' })).toEqual(first);
  });

  it.each([{ mutedUntil: past }, { mutedUntil: '9999-12-31T23:59:59.999999999Z' }])(
    'takes any moment to mute until: $mutedUntil',
    async (set) => {
      expect(await update(set)).toMatchObject({ mutedUntil: set.mutedUntil.slice(0, 23) + 'Z' });
    },
  );

  it.each([
    {},
    { pinned: null },
    { pinned: 1 },
    { mutedUntil: 'tomorrow' },
    { mutedUntil: '2026-02-30T12:00:00Z' },
    { mutedUntil: '2026-01-31T12:00:00+02:00' },
    { mutedUntil: '0000-01-31T12:00:00Z' },
    { mutedUntil: '2016-12-31T23:59:60Z' },
    { muted: true },
  ])('is refused as %j', async (body) => {
    const response = await alice.call('updateOwnChat', { params: { chatId }, body });
    expect(problemOf(response, 400).code).toBe('INVALID_REQUEST');
  });

  it('is refused to strangers and to who was removed as if there was no such chat', async () => {
    const stranger = await service.api('mallory');
    const params = { chatId, userId: 'alice' };
    succeed(await bob.call('removeParticipant', { params }));
    for (const api of [stranger, alice]) {
      const response = await api.call('updateOwnChat', { params, body: { pinned: true } });
      expect(problemOf(response, 404).code).toBe('CHAT_NOT_FOUND');
    }
  });

  it('is nothing again for who was removed and comes back', async () => {
    await update({ pinned: true, archived: true, markedUnread: true, mutedUntil: tomorrow() });
    const params = { chatId, userId: 'alice' };
    succeed(await bob.call('removeParticipant', { params }));
    succeed(await bob.call('addParticipants', { params, body: { participants: ['alice'] } }));
    const chat = await summary();
    expect(chat).toMatchObject(nothingSet);
    expect(chat).not.toHaveProperty('mutedUntil');
  });

  describe('the mark as unread', () => {
    it('counts no message, and goes when the chat is marked as read', async () => {
      await bob.sendMessage(chatId, 'one');
      await read(1);
      expect(await update({ markedUnread: true })).toMatchObject({ unreadCount: 0 });
      const { stateRevision } = await summary();
      await read(1);
      const after = { markedUnread: false, stateRevision: stateRevision + 1 };
      expect(await summary()).toMatchObject(after);
      await read(1);
      expect(await summary()).toMatchObject(after);
    });

    it('goes when more is read, as one change', async () => {
      await bob.sendMessage(chatId, 'one');
      const { stateRevision } = await update({ markedUnread: true });
      await read(1);
      const after = { markedUnread: false, readSeq: 1, stateRevision: stateRevision + 1 };
      expect(await summary()).toMatchObject(after);
    });

    it('stays when an older message is marked as read late', async () => {
      await bob.sendMessage(chatId, 'one');
      await bob.sendMessage(chatId, 'two');
      await read(2);
      await update({ markedUnread: true });
      await read(1);
      expect(await summary()).toMatchObject({ markedUnread: true, readSeq: 2 });
    });

    it('goes in a chat without messages too', async () => {
      await update({ markedUnread: true });
      await read(0);
      expect(await summary()).toMatchObject({ markedUnread: false });
    });
  });

  describe('the archive', () => {
    const say = (api = bob) => api.sendMessage(chatId, 'Hello!');

    it.each(['bob', 'alice'])(
      'is left by the next message, of %s, without a change',
      async (sender) => {
        await say();
        const { stateRevision } = await update({ archived: true });
        await say(sender === 'bob' ? bob : alice);
        expect(await summary()).toMatchObject({ archived: false, stateRevision });
      },
    );

    it('is not left by who comes to the chat', async () => {
      await update({ archived: true });
      const body = { participants: ['dave'] };
      succeed(await bob.call('addParticipants', { params: { chatId }, body }));
      expect(await isArchived()).toBe(true);
    });

    it('is not left by what comes while the chat is muted', async () => {
      await update({ archived: true, mutedUntil: tomorrow() });
      await say();
      expect(await isArchived()).toBe(true);
    });

    it('is not left later by what came while the chat was muted', async () => {
      await update({ archived: true, mutedUntil: tomorrow() });
      await say();
      expect(await update({ mutedUntil: null })).toMatchObject({ archived: true });
      expect(await isArchived()).toBe(true);
      await say();
      expect(await isArchived()).toBe(false);
    });

    it('is left by the next message of a chat that was muted until before', async () => {
      await update({ archived: true, mutedUntil: past });
      await say();
      expect(await isArchived()).toBe(false);
    });

    it('does not take back by muting a chat that a message took out', async () => {
      await update({ archived: true });
      await say();
      expect(await update({ mutedUntil: tomorrow() })).toMatchObject({ archived: false });
      expect(await isArchived()).toBe(false);
    });

    it('takes a chat again that a message took out', async () => {
      await update({ archived: true });
      await say();
      const { stateRevision } = await summary();
      const again = { archived: true, stateRevision: stateRevision + 1 };
      expect(await update({ archived: true })).toMatchObject(again);
    });

    it('does not move the log when a chat is to leave that a message took out', async () => {
      const { stateRevision } = await update({ archived: true });
      await say();
      expect(await update({ archived: false })).toMatchObject({ archived: false, stateRevision });
    });
  });

  describe('pins', () => {
    const pinOther = (id: string, pinned: boolean) =>
      alice.call('updateOwnChat', { params: { chatId: id }, body: { pinned } });

    it('are a hundred at most, also when many are pinned at once', async () => {
      const ids = Array.from({ length: 105 }, (_, n) => `chat_${n}`);
      await insertChats(service.database.url, { ids, participants: ['alice', 'bob'] });
      const answers = await Promise.all(ids.map((id) => pinOther(id, true)));
      const refused = answers.filter(({ status }) => status !== 200);
      expect(refused.map((answer) => problemOf(answer, 409).code)).toEqual(
        Array.from({ length: 5 }, () => 'TOO_MANY_PINNED_CHATS'),
      );
      const pinned = ids.filter((_, n) => answers[n]!.status === 200);
      expect((await pinOther(pinned[0]!, true)).status).toBe(200);
      succeed(await pinOther(pinned[0]!, false));
      await update({ pinned: true });
    });
  });
});
