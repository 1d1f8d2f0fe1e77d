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
  const markAll = (marks: [UserId, ChatId, number][]) =>
    Promise.all(marks.map(([userId, id, seq]) => store.places.markRead(userId, id, seq)));

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
    ['', `SELECT FROM participants WHERE user_id = 'bob' FOR UPDATE`],
    [' by the log of its user', `SELECT FROM users WHERE id = 'bob' FOR UPDATE`],
    [', nor when it changed', `UPDATE participants SET sent_since_read = 0 WHERE user_id = 'bob'`],
    [', nor when the log went on', `UPDATE users SET revision = revision + 1 WHERE id = 'bob'`],
  ])('delays none of other chats%s', async (_what, hold) => {
    const elsewhere = await store.group(['alice', 'carol']);
    await store.send('alice', elsewhere);
    const held = await HeldRows.hold(database.url, hold);
    const bob = store.places.markRead('bob', chatId, 1);
    await eventually(async () => expect(await held.waiting()).toBe(1));
    const carol = await store.places.markRead('carol', elsewhere, 1);
    expect(carol).toMatchObject({ own: { readSeq: 1 }, hasChanged: true });
    await held.release();
    expect(await bob).toMatchObject({ own: { readSeq: 1 }, hasChanged: true });
  });

  it('fails alone when it is held for too long', async () => {
    const hasty = await Store.at(database.url, { DATABASE_LOCK_TIMEOUT: '10ms' });
    const hold = `SELECT FROM participants WHERE user_id = 'bob' FOR UPDATE`;
    const held = await HeldRows.hold(database.url, hold);
    const marks = ['bob', 'carol', 'bob'].map((userId) => hasty.places.markRead(userId, chatId, 1));
    const results = await Promise.allSettled(marks);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
    await held.release();
    const again = await hasty.places.markRead('bob', chatId, 1);
    expect(again).toMatchObject({ own: { readSeq: 1 }, hasChanged: true });
    await hasty.close();
  });
});
