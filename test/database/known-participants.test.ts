import type { ChatId, UserId } from '../../generated/schemas';
import { KnownParticipants } from '../../src/chats/membership/known-participants';
import { UserRepository } from '../../src/users/user-repository';
import { type Store, stores } from './store';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => `user-${index}`);

describe.each(stores)('who is known to take part, on %s', (_kind, open) => {
  let store: Store;
  let now: number;
  let known: KnownParticipants;
  let queries: number;

  beforeAll(async () => {
    store = await open();
  });
  beforeEach(() => {
    now = 1000;
    queries = 0;
    const { requests } = store.database;
    known = new KnownParticipants(requests, store.chats, { now: () => now });
    const pool = (requests.driver as unknown as { master: { query: () => unknown } }).master;
    const query = pool.query.bind(pool);
    jest.spyOn(pool, 'query').mockImplementation((...values) => {
      queries += 1;
      return query(...values);
    });
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => store.close());

  const change = async (chatId: ChatId, users: { added: UserId[]; removed: UserId[] }) => {
    if (users.added.length > 0) await store.participants.add('bob', chatId, users.added);
    for (const userId of users.removed) await store.participants.remove(userId, chatId, userId);
  };
  const refusal = { code: 'CHAT_NOT_FOUND' };

  it('is asked once for all who do, within 10 seconds', async () => {
    const chatId = await store.group(['alice', 'bob']);
    queries = 0;
    const asked = ['alice', 'bob', 'alice'].map((userId) => known.isToldOf(userId, chatId));
    expect(await Promise.all([...asked, known.isToldOf('bob', chatId)])).toEqual([
      true,
      true,
      true,
      true,
    ]);
    now += 9999;
    await known.isToldOf('bob', chatId);
    expect(queries).toBe(1);
    now += 2;
    await known.isToldOf('bob', chatId);
    expect(queries).toBe(2);
  });

  it('is nobody else', async () => {
    const chatId = await store.group(['alice', 'bob']);
    await expect(known.isToldOf('eve', chatId)).rejects.toMatchObject(refusal);
    await expect(known.isToldOf('alice', 'chat_none')).rejects.toMatchObject(refusal);
  });

  it('is who has just come, and who was removed for 10 seconds at most', async () => {
    const chatId = await store.group(['alice', 'bob']);
    await known.isToldOf('alice', chatId);
    await change(chatId, { added: ['carol'], removed: [] });
    expect(await known.isToldOf('carol', chatId)).toBe(true);
    await change(chatId, { added: [], removed: ['carol'] });
    now += 10_001;
    await expect(known.isToldOf('carol', chatId)).rejects.toMatchObject(refusal);
  });

  it('is told nothing in a chat of more than 100, of whom each is asked for once', async () => {
    const chatId = await store.group(upTo(101).concat('zoe'));
    queries = 0;
    const asked = ['zoe', 'user-7', 'zoe'].map((userId) => known.isToldOf(userId, chatId));
    expect(await Promise.all(asked)).toEqual([false, false, false]);
    const first = queries;
    await Promise.all(upTo(101).map((userId) => known.isToldOf(userId, chatId)));
    await known.isToldOf('zoe', chatId);
    expect(queries - first).toBeLessThanOrEqual(1);
    await expect(known.isToldOf('eve', chatId)).rejects.toMatchObject(refusal);
    expect(await known.hidingReceipts(await store.group(upTo(100)), [])).toEqual([]);
    expect(await known.hidingReceipts(chatId, [])).toBeUndefined();
  });

  it('may share no receipts: also who has just come, and who says so at this node', async () => {
    const users = new UserRepository(store.database.requests);
    const chatId = await store.group(['alice', 'bob']);
    await users.update('carol', { receipts: false });
    expect(await known.hidingReceipts(chatId, ['alice'])).toEqual([]);
    await change(chatId, { added: ['carol'], removed: [] });
    expect(await known.hidingReceipts(chatId, ['carol'])).toEqual(['carol']);
    await users.update('carol', { receipts: true });
    expect(await known.hidingReceipts(chatId, ['carol'])).toEqual(['carol']);
    known.forget('carol');
    expect(await known.hidingReceipts(chatId, ['carol'])).toEqual([]);
  });
});
