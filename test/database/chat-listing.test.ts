import fc from 'fast-check';
import type { ChatListEntry } from '../../src/chats/list/chat-list-repository';
import { type Store, stores } from './store';

/** When a chat was last active, in seconds of the past, and how much earlier it was listed. */
const activities = fc.array(fc.tuple(fc.nat({ max: 7200 }), fc.integer({ min: -60, max: 300 })), {
  minLength: 1,
  maxLength: 60,
});

const idsOf = (entries: ChatListEntry[]) => entries.map(({ summary }) => summary.id);

describe.each(stores)("the list of a user's chats in %s", (_name, open) => {
  let store: Store;

  beforeAll(async () => {
    store = await open();
  });
  beforeEach(() => store.empty());
  afterAll(() => store.close());

  const query = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    store.database.requests.query(sql, values);

  const listedAgo = (userId: string, ago: string) =>
    query<{ ago: boolean }>(
      `SELECT listed_at < now() - $2::interval AS ago FROM participants WHERE user_id = $1`,
      [userId, ago],
    ).then(([row]) => row!.ago);

  const pagesOf = async (limit: number) => {
    const pages = [await store.list.page('alice', limit, undefined)];
    while (pages.at(-1)!.length === limit) {
      pages.push(await store.list.page('alice', limit, pages.at(-1)!.at(-1)!.place));
    }
    return pages.flat();
  };

  it('is by activity, page by page, however long ago each chat was listed', async () => {
    await fc.assert(
      fc.asyncProperty(activities, fc.integer({ min: 1, max: 20 }), async (chats, limit) => {
        await store.empty();
        await storeChats(chats);
        const expected = await query<{ id: string }>(
          'SELECT id FROM chats ORDER BY last_activity_at DESC, id DESC',
        );
        expect(idsOf(await pagesOf(limit))).toEqual(expected.map(({ id }) => id));
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it('has a chat moved up for all by the first message in a while', async () => {
    const chatId = await store.group(['alice', 'bob']);
    await age('1 hour');
    await store.send('bob', chatId);
    for (const userId of ['alice', 'bob']) expect(await listedAgo(userId, '1 minute')).toBe(false);
  });

  it('has a chat stay where it is by the messages that follow soon', async () => {
    const chatId = await store.group(['alice', 'bob']);
    await age('2 minutes');
    await store.send('bob', chatId);
    for (const userId of ['alice', 'bob']) expect(await listedAgo(userId, '1 minute')).toBe(true);
  });

  /** Lets what is stored have happened earlier. */
  async function age(by: string): Promise<void> {
    await query(
      `UPDATE chats SET last_activity_at = last_activity_at - $1::interval,
      listed_at = listed_at - $1::interval`,
      [by],
    );
    await query('UPDATE participants SET listed_at = listed_at - $1::interval', [by]);
  }

  async function storeChats(chats: [ago: number, earlier: number][]): Promise<void> {
    await query(
      `INSERT INTO chats (id, kind, created_by, created_at, last_activity_at)
       SELECT 'chat_' || ord, 'group', 'alice', now(), now() - ago * interval '1 second'
       FROM unnest($1::integer[]) WITH ORDINALITY AS given (ago, ord)`,
      [chats.map(([ago]) => ago)],
    );
    await query(
      `INSERT INTO participants (chat_id, user_id, listed_at)
       SELECT 'chat_' || ord, 'alice', now() - (ago + earlier) * interval '1 second'
       FROM unnest($1::integer[], $2::integer[]) WITH ORDINALITY AS given (ago, earlier, ord)`,
      [chats.map(([ago]) => ago), chats.map(([, earlier]) => earlier)],
    );
  }
});
