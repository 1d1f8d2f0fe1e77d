import { readEpoch } from '../../src/database/epoch';
import { nothingSet } from '../support/nothing-set';
import { type Store, stores } from './store';

describe.each(stores)('on %s', (_kind, open) => {
  let store: Store;

  beforeAll(async () => {
    store = await open();
  });
  afterEach(() => store.empty());
  afterAll(() => store.close());

  describe('chats', () => {
    const draft = { createdBy: 'bob', participants: ['alice', 'bob'], name: undefined };

    it('are read as they were stored', async () => {
      const stored = await store.chats.createGroup({ ...draft, name: 'Us 👋' });
      expect(stored).toMatchObject({ kind: 'group', name: 'Us 👋', createdBy: 'bob', revision: 0 });
      expect(await store.list.find('alice', stored.id)).toEqual({
        ...stored,
        ...{ readSeq: 0, unreadCount: 0, mentionCount: 0, stateRevision: 1, role: 'member' },
        ...nothingSet,
      });
    });

    it('have their participants in the order of their characters', async () => {
      const id = await store.group(['alice', 'Zoe', '_x', '10', '9', 'a-b', 'ab', 'alice2']);
      const found = await store.list.find('alice', id);
      expect(found?.participants).toEqual([...found!.participants].sort());
    });

    it('are found by their participants only', async () => {
      const id = await store.group(['alice', 'bob']);
      for (const [user, chat] of [
        ['carol', id],
        ['alice', 'chat_unknown'],
      ] as const) {
        expect(await store.list.find(user, chat)).toBeUndefined();
        expect(await store.chatLog.findHead(user, chat)).toBeUndefined();
        expect(await store.messages.findExtent(user, chat)).toBeUndefined();
        expect(await store.places.markRead(user, chat, 1)).toBeUndefined();
      }
    });

    it('are direct once for a pair', async () => {
      const first = await store.chats.findOrCreateDirect(draft, () => undefined);
      const again = await store.chats.findOrCreateDirect(
        { ...draft, createdBy: 'alice' },
        () => undefined,
      );
      expect(first).toMatchObject({ created: true, chat: { kind: 'direct', createdBy: 'bob' } });
      expect(again).toEqual({ created: false, chat: first.chat });
    });

    it('are direct once for a pair that asks 20 times at once', async () => {
      const asked = Array.from({ length: 20 }, () =>
        store.chats.findOrCreateDirect(draft, () => undefined),
      );
      const results = await Promise.all(asked);
      expect(new Set(results.map(({ chat }) => chat.id)).size).toBe(1);
      expect(results.filter(({ created }) => created)).toHaveLength(1);
      expect((await store.userLog.findHead('alice')).chats).toHaveLength(1);
    });

    it('say how far they have come', async () => {
      const [first, second] = [await store.group(['a', 'b']), await store.group(['a', 'c'])];
      await store.send('b', first);
      const epoch = await readEpoch(store.database.requests);
      const heads = [
        { id: first, revision: 1, epoch },
        { id: second, revision: 0, epoch },
      ];
      expect(await store.chatLog.findHead('b', first)).toEqual({
        ...{ revision: 1, epoch, historySeq: 0, historyRevision: 0 },
      });
      const asked = [second, 'chat_unknown', first];
      expect(new Set(await store.chatLog.headsOf(asked))).toEqual(new Set(heads));
      expect(await store.chatLog.headsOf([])).toEqual([]);
    });
  });

  describe('the list of chats', () => {
    const idsOf = (entries: Awaited<ReturnType<Store['list']['page']>>) =>
      entries.map(({ summary }) => summary.id);

    it('has the most recent activity first, and goes on after a place', async () => {
      const ids: string[] = [];
      for (const name of ['one', 'two', 'three']) ids.push(await store.group(['a', 'b'], name));
      await store.send('b', ids[0]!);
      const expected = [ids[0], ids[2], ids[1]];

      const all = await store.list.page('a', 10, undefined);
      expect(idsOf(all)).toEqual(expected);
      expect(idsOf(await store.list.page('a', 2, undefined))).toEqual(expected.slice(0, 2));
      expect(idsOf(await store.list.page('a', 10, all[0]!.place))).toEqual(expected.slice(1));
      expect(await store.list.page('a', 10, all[2]!.place)).toEqual([]);
      expect(await store.list.page('nobody', 10, undefined)).toEqual([]);
    });

    it('goes on after a place that shares its moment with others', async () => {
      for (let index = 0; index < 6; index++) await store.group(['a', 'b']);
      const sameMoment = "UPDATE chats SET last_activity_at = '2026-01-31T12:00:00.123Z'";
      await store.database.requests.query(sameMoment);
      await store.database.requests.query(
        "UPDATE participants SET listed_at = '2026-01-31T12:00:00.123Z'",
      );
      const all = await store.list.page('a', 10, undefined);
      for (const [index, { place }] of all.entries()) {
        expect(await store.list.page('a', 10, place)).toEqual(all.slice(index + 1));
      }
    });

    it('shows the newest message as the history has it', async () => {
      const chatId = await store.group(['a', 'b']);
      await store.send('a', chatId);
      const content = '"quoted" \\ {json} 😀\n';
      const draft = { senderId: 'b', chatId, content, clientMessageId: 'my-id' };
      const { message } = await store.writer.append(draft);
      const summary = await store.list.find('a', chatId);
      expect(summary).toMatchObject({ lastSeq: 2, revision: 2, unreadCount: 1 });
      expect(summary?.lastMessage).toEqual(message);
      expect(await store.messages.range(chatId, 2, 2)).toEqual([message]);
    });
  });

  describe('messages', () => {
    let chatId: string;

    beforeEach(async () => {
      chatId = await store.group(['a', 'b']);
      for (const sender of 'babba') await store.send(sender, chatId, `from ${sender}`);
    });

    it.each([
      [1, 5, [1, 2, 3, 4, 5]],
      [2, 3, [2, 3]],
      [4, 9, [4, 5]],
      [6, 9, []],
      [3, 2, []],
    ])('are read from seq %i to %i', async (first, last, expected) => {
      const messages = await store.messages.range(chatId, first, last);
      expect(messages.map(({ seq }) => seq)).toEqual(expected);
    });

    it('are read as the changes after a revision', async () => {
      const { changes, ...page } = await store.chatLog.readAfter(chatId, 1, 3);
      expect(changes.map(({ revision }) => revision)).toEqual([2, 3, 4]);
      const messages = await store.messages.range(chatId, 2, 4);
      expect(changes.map(({ message }) => message)).toEqual(messages);
      expect(page).toMatchObject({ through: 4, head: 5 });
      const none = { changes: [], through: 5, head: 5, epoch: page.epoch };
      expect(await store.chatLog.readAfter(chatId, 5, 3)).toEqual(none);
    });

    it('are read although a change of participants between them is missing', async () => {
      const { requests: dataSource } = store.database;
      // After messages 1 to 5: a removal, message 7, an addition, message 9.
      await store.participants.remove('b', chatId, 'b');
      await store.send('a', chatId);
      await store.participants.add('a', chatId, ['b']);
      await store.send('a', chatId);
      await dataSource.query('DELETE FROM participant_changes WHERE revision = 6');
      for (const after of [0, 3, 4, 5, 6, 7, 8, 9]) {
        const { changes, through } = await store.chatLog.readAfter(chatId, after, 9);
        const expected = [1, 2, 3, 4, 5, 7, 8, 9].filter((revision) => revision > after);
        expect(changes.map(({ revision }) => revision)).toEqual(expected);
        expect(through).toBe(9);
      }
    });

    it('are unread when others sent them after the place', async () => {
      expect(await store.unread('a', chatId)).toBe(3);
      const own = { ...nothingSet, readSeq: 2, unreadCount: 2, mentionCount: 0, revision: 5 };
      const moved = { own, stateRevision: 2, hasChanged: true };
      expect(await store.places.markRead('a', chatId, 2)).toEqual(moved);
      expect(await store.places.markRead('a', chatId, 1)).toEqual({ ...moved, hasChanged: false });
      const last = { ...own, readSeq: 5, unreadCount: 0 };
      expect(await store.places.markRead('a', chatId, 9)).toEqual({
        ...{ own: last, stateRevision: 3, hasChanged: true },
      });
      expect(await store.unread('b', chatId)).toBe(2);
      expect(await store.messages.findExtent('a', chatId)).toEqual({ lastSeq: 5, historySeq: 0 });
    });
  });
});
