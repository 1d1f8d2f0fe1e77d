import type { UserChange } from '../../src/log/user-change';
import { type Store, stores } from './store';

describe.each(stores)("a user's log on %s", (_kind, open) => {
  let store: Store;

  beforeAll(async () => {
    store = await open();
  });
  afterEach(() => store.empty());
  afterAll(() => store.close());

  const add = (chatId: string, ...added: string[]) => store.participants.add('bob', chatId, added);
  const remove = (chatId: string, userId: string) =>
    store.participants.remove(userId, chatId, userId);
  const read = (userId: string, chatId: string, seq: number) =>
    store.places.markRead(userId, chatId, seq);
  const sql = (statement: string, values: unknown[] = []): Promise<unknown> =>
    store.database.requests.query(statement, values);
  const changesOf = async (userId: string, after = 0, limit = 100) =>
    (await store.userLog.readAfter(userId, after, limit)).changes.map(told);

  it('tells of the chats that they were put into, with nothing read and nothing unread', async () => {
    const first = await store.group(['alice', 'bob'], 'Us');
    await store.send('bob', first);
    const second = await store.group(['bob', 'carol']);
    await store.send('bob', second);
    await add(second, 'alice');
    await store.send('bob', second);

    const { changes, ...page } = await store.userLog.readAfter('alice', 0, 10);
    expect(changes).toMatchObject([
      {
        ...{
          revision: 1,
          chatId: first,
          own: { revision: 0, readSeq: 0, unreadCount: 0, mentionCount: 0 },
        },
        joined: {
          chat: {
            id: first,
            kind: 'group',
            name: 'Us',
            lastSeq: 0,
            revision: 0,
            createdBy: 'alice',
          },
          role: 'owner',
        },
      },
      {
        ...{
          revision: 2,
          chatId: second,
          own: { revision: 2, readSeq: 1, unreadCount: 0, mentionCount: 0 },
        },
        joined: {
          chat: { participants: ['alice', 'bob', 'carol'], participantCount: 3, lastSeq: 1 },
        },
      },
    ]);
    const [usChat, otherChat] = changes.map((one) => ('joined' in one ? one.joined : undefined));
    expect(otherChat!.chat).not.toHaveProperty('name');
    expect(usChat!.chat.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(page).toMatchObject({ through: 2, head: 2 });
  });

  it('tells of a chat as it is now when more happened since than is told one by one', async () => {
    const chatId = await store.group(['alice', 'bob']);
    await Promise.all(Array.from({ length: 1001 }, () => store.send('bob', chatId)));
    const [change] = (await store.userLog.readAfter('alice', 0, 10)).changes;
    expect(change).toMatchObject({
      own: { revision: 1001, readSeq: 0, unreadCount: 1001, mentionCount: 0 },
      joined: { chat: { lastSeq: 1001, revision: 1001 } },
    });
  });

  it('tells of each block and of its end, once and as it is now', async () => {
    await store.group(['alice', 'bob']);
    expect(await store.blocks.set('alice', 'mallory', true)).toBe(2);
    expect(await store.blocks.set('alice', 'mallory', true)).toBeUndefined();
    expect(await store.blocks.set('alice', 'oscar', true)).toBe(3);
    const all = await changesOf('alice', 1);
    expect(all).toEqual(['2 blocks mallory', '3 blocks oscar']);
    expect(await store.blocks.set('alice', 'mallory', false)).toBe(4);
    expect(await store.blocks.set('alice', 'mallory', false)).toBeUndefined();
    expect(await changesOf('alice', 1)).toEqual(['3 blocks oscar', '4 unblocks mallory']);
    expect(await changesOf('mallory')).toEqual([]);
  });

  it('has a revision for each block, whatever else changes at the same time', async () => {
    const others = ['bob', 'carol', 'dave', 'erin'];
    await Promise.all(
      others.flatMap((userId) => [
        store.blocks.set('alice', userId, true),
        store.blocks.set(userId, 'alice', true),
        store.group(['alice', userId]),
      ]),
    );
    const { head, changes } = await store.userLog.readAfter('alice', 0, 100);
    expect(changes.map(({ revision }) => revision)).toEqual(
      Array.from({ length: head }, (_, n) => n + 1),
    );
    expect(head).toBe(2 * others.length);
  });

  it('tells once how far they have read, however often they read on', async () => {
    const chatId = await store.group(['alice', 'bob']);
    for (let seq = 1; seq <= 3; seq += 1) {
      await store.send('bob', chatId);
      await read('alice', chatId, seq);
    }
    await read('alice', chatId, 3);
    expect(await changesOf('alice')).toEqual([`1 put into ${chatId}`, `4 ${chatId} read to 3`]);
    expect(await changesOf('alice', 1)).toEqual([`4 ${chatId} read to 3`]);
    expect(await changesOf('alice', 4)).toEqual([]);
    expect(await changesOf('bob')).toEqual([`1 put into ${chatId}`]);
  });

  it('does not grow by what they send', async () => {
    const chatId = await store.group(['alice', 'bob']);
    await store.send('alice', chatId);
    expect(await changesOf('alice')).toEqual([`1 put into ${chatId}`]);
  });

  it('tells of a removal, and of being put into the chat once more', async () => {
    const chatId = await store.group(['alice', 'bob']);
    await remove(chatId, 'alice');
    expect(await changesOf('alice')).toEqual([`2 removed from ${chatId}`]);
    await store.send('bob', chatId);
    await add(chatId, 'alice');
    expect(await changesOf('alice')).toEqual([`3 put into ${chatId}`]);
    await read('alice', chatId, 1);
    await remove(chatId, 'alice');
    expect(await changesOf('alice', 2)).toEqual([`4 removed from ${chatId}`]);
  });

  it('tells of the removal from a chat that was deleted', async () => {
    const chatId = await store.group(['alice', 'bob']);
    await sql('DELETE FROM chats WHERE id = $1', [chatId]);
    expect(await changesOf('alice')).toEqual([`2 removed from ${chatId}`]);
  });

  it('has what a version wrote that knows nothing of it', async () => {
    const [first, second] = [
      await store.group(['bob', 'carol']),
      await store.group(['bob', 'dave']),
    ];
    await store.send('bob', first);
    await sql(
      `INSERT INTO participants (chat_id, user_id) VALUES ($1, 'alice'), ($2, 'alice'), ($2, 'erin')`,
      [first, second],
    );
    await sql(`UPDATE participants SET read_seq = 1 WHERE chat_id = $1 AND user_id = 'alice'`, [
      first,
    ]);
    const inOrder = [first, second].sort();
    expect(await changesOf('alice')).toEqual([
      ...inOrder.map((chatId, index) => `${index + 1} put into ${chatId}`),
      `3 ${first} read to 1`,
    ]);
    expect(await changesOf('erin')).toEqual([`1 put into ${second}`]);
  });

  it('is read page by page, without a gap', async () => {
    const chatIds: string[] = [];
    for (let n = 0; n < 7; n += 1) chatIds.push(await store.group(['alice', 'bob']));
    for (const chatId of chatIds) await store.send('bob', chatId);
    for (const chatId of chatIds.slice(2)) await read('alice', chatId, 1);
    await remove(chatIds[0]!, 'alice');
    const all = await changesOf('alice');
    expect(all).toHaveLength(6 + 5 + 1);

    const paged: string[] = [];
    let after = 0;
    for (let head = 1; after < head;) {
      const page = await store.userLog.readAfter('alice', after, 3);
      paged.push(...page.changes.map(told));
      expect(page.through).toBeGreaterThan(after);
      ({ head, through: after } = page);
    }
    expect(paged).toEqual(all);
  });

  it('begins at 0 for who was never in a chat', async () => {
    expect(await store.userLog.headsOf(['nobody'])).toMatchObject([{ id: 'nobody', revision: 0 }]);
    expect(await store.userLog.findHead('nobody')).toMatchObject({ revision: 0, chats: [] });
    const page = { changes: [], through: 0, head: 0 };
    expect(await store.userLog.readAfter('nobody', 0, 9)).toMatchObject(page);
  });

  it('has a revision for each change, whatever happens at once in other chats', async () => {
    const users = ['alice', 'bob', 'carol', 'dave'];
    const chatIds = await Promise.all(users.map(() => store.group(users)));
    await Promise.all(chatIds.map((chatId) => store.send('bob', chatId)));
    await Promise.all(
      chatIds.flatMap((chatId, index) => [
        ...users.map((userId) => read(userId, chatId, 1)),
        store.participants.add(users[index]!, chatId, [`friend-${index}`, 'erin', 'frank']),
        remove(chatId, users[(index + 1) % users.length]!),
      ]),
    );
    for (const userId of [...users, 'erin', 'frank']) {
      const { head, through, changes } = await store.userLog.readAfter(userId, 0, 100);
      expect(through).toBe(head);
      const last = changes.at(-1)!;
      expect(last.revision).toBe(head);
      const revisions = changes.map(({ revision }) => revision);
      expect(new Set(revisions).size).toBe(revisions.length);
    }
  });
});

/** A change in one line. */
function told({ revision, ...change }: UserChange): string {
  if ('blocked' in change)
    return `${revision} ${change.blocked ? 'blocks' : 'unblocks'} ${change.userId}`;
  const { chatId, own, joined } = change;
  if (own === undefined) return `${revision} removed from ${chatId}`;
  if (joined !== undefined) return `${revision} put into ${chatId}`;
  return `${revision} ${chatId} read to ${own.readSeq}`;
}
