import type { ChatId, UserId } from '../../generated/schemas';
import { eventually } from '../support/eventually';
import { HeldRows } from '../support/held-rows';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { Store, stores } from './store';

describe.each(stores)('places that are moved in one batch, on %s', (_kind, open) => {
  let store: Store;
  let chatId: ChatId;
  let other: ChatId;

  beforeAll(async () => {
    store = await open();
  });
  beforeEach(async () => {
    chatId = await store.group(['alice', 'bob', 'carol']);
    other = await store.group(['alice', 'bob']);
    for (let n = 0; n < 5; n += 1) await store.send('alice', chatId);
    await store.send('alice', other);
  });
  afterEach(() => store.empty());
  afterAll(() => store.close());

  /** The first goes alone; the others come while it is on its way. */
  const markAll = async (marks: [UserId, ChatId, number][]) => {
    const all = marks.map(([userId, id, seq]) => store.places.tryMarkRead(userId, id, seq));
    return (await Promise.all(all)).map((marked) => {
      if (marked === 'held') throw new Error('Nobody holds it.');
      return marked;
    });
  };

  it('are each as far as was asked, and each a change of its user', async () => {
    const [, bob, carol, bobElsewhere, eve] = await markAll([
      ['alice', chatId, 1],
      ['bob', chatId, 3],
      ['carol', chatId, 9],
      ['bob', other, 1],
      ['eve', chatId, 1],
    ]);
    expect(bob).toMatchObject({ own: { readSeq: 3, unreadCount: 2 }, hasChanged: true });
    expect(carol).toMatchObject({ own: { readSeq: 5, unreadCount: 0 }, hasChanged: true });
    expect(bobElsewhere).toMatchObject({ own: { readSeq: 1 }, hasChanged: true });
    expect(eve).toBeUndefined();
    const revisions = [bob!.stateRevision, bobElsewhere!.stateRevision].sort();
    expect(revisions).toEqual([3, 4]);
  });

  it('are as far as the furthest of those for one place, which is one change', async () => {
    const [, ...marks] = await markAll([
      ['alice', chatId, 1],
      ['bob', chatId, 2],
      ['bob', chatId, 4],
      ['bob', chatId, 1],
    ]);
    expect(marks.map((mark) => mark!.own.readSeq)).toEqual([4, 4, 4]);
    expect(marks.filter((mark) => mark!.hasChanged)).toHaveLength(1);
    expect(new Set(marks.map((mark) => mark!.stateRevision))).toEqual(new Set([3]));
  });

  it('stay where they are of who has read further', async () => {
    await store.places.markRead('bob', chatId, 4);
    const [, bob, carol] = await markAll([
      ['alice', chatId, 1],
      ['bob', chatId, 2],
      ['carol', chatId, 2],
    ]);
    expect(bob).toMatchObject({ own: { readSeq: 4 }, hasChanged: false });
    expect(carol).toMatchObject({ own: { readSeq: 2 }, hasChanged: true });
  });
});

describe('a place that another session holds', () => {
  let database: TestDatabase;
  let store: Store;
  let chatId: ChatId;

  beforeAll(async () => {
    database = await createTestDatabase();
    store = await Store.at(database.url, { DATABASE_LOCK_TIMEOUT: '10m' });
  });
  beforeEach(async () => {
    chatId = await store.group(['alice', 'bob', 'carol']);
    await store.send('alice', chatId);
  });
  afterEach(() => store.empty());
  afterAll(() => store.close());
  afterAll(() => database.drop());

  it.each([
    ['its row', `SELECT FROM participants WHERE user_id = 'bob' FOR UPDATE`],
    ['the log of its user', `SELECT FROM users WHERE id = 'bob' FOR UPDATE`],
    ['its row, which changes', `UPDATE participants SET sent_since_read = 0 WHERE user_id = 'bob'`],
    [
      'the log of its user, which goes on',
      `UPDATE users SET revision = revision + 1 WHERE id = 'bob'`,
    ],
  ])('is left out of its batch, and moved by who waits: %s', async (_how, hold) => {
    const held = await HeldRows.hold(database.url, hold);
    const marks = ['alice', 'bob', 'carol'].map((userId) =>
      store.places.tryMarkRead(userId, chatId, 1),
    );
    const [, bob, carol] = await Promise.all(marks);
    expect(bob).toBe('held');
    expect(carol).toMatchObject({ own: { readSeq: 1 }, hasChanged: true });
    const waiting = store.places.markRead('bob', chatId, 1);
    await eventually(async () => expect(await held.waiting()).toBe(1));
    await held.release();
    expect(await waiting).toMatchObject({ own: { readSeq: 1 }, hasChanged: true });
  });

  it('is moved by itself where Postgres gives its batch up', async () => {
    const held = await HeldRows.hold(database.url, 'LOCK TABLE user_chats');
    expect(await store.places.tryMarkRead('bob', chatId, 1)).toBe('held');
    await held.release();
    const bob = await store.places.markRead('bob', chatId, 1);
    expect(bob).toMatchObject({ own: { readSeq: 1 }, hasChanged: true });
  });
});
