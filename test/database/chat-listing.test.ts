import fc from 'fast-check';
import type { ChatListEntry } from '../../src/chats/list/chat-list-repository';
import type { Selection } from '../../src/chats/list/chat-list-statements';
import { type Store, stores } from './store';

/** When a chat was last active, in seconds of the past, and how much earlier it was listed. */
const activities = fc.array(fc.tuple(fc.nat({ max: 7200 }), fc.integer({ min: -60, max: 300 })), {
  minLength: 1,
  maxLength: 60,
});

/** What is set of each of them: whether it is pinned, and whether it is in the archive or came out of it. */
const settings = fc.array(
  fc.tuple(fc.boolean(), fc.constantFrom<Place>('archive', 'came out', 'list')),
  { minLength: 60, maxLength: 60 },
);
type Place = 'archive' | 'came out' | 'list';

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

  const pagesOf = async (limit: number, selection?: Selection) => {
    const pages = [await store.list.page('alice', limit, undefined, selection)];
    while (pages.at(-1)!.length === limit) {
      const { place } = pages.at(-1)!.at(-1)!;
      pages.push(await store.list.page('alice', limit, place, selection));
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

  it.each<[Selection, (place: Place) => boolean]>([
    ['archived', (place) => place === 'archive'],
    ['others', (place) => place !== 'archive'],
  ])(
    'of those that are %s has the pinned ones first, page by page',
    async (selection, isWanted) => {
      await fc.assert(
        fc.asyncProperty(
          ...([activities, settings, fc.integer({ min: 1, max: 20 })] as const),
          async (chats, set, limit) => {
            await store.empty();
            await storeChats(chats);
            await setAll(set.slice(0, chats.length));
            const all = await query<{ ord: number; id: string }>(
              `SELECT substr(id, 6)::integer - 1 AS ord, id FROM chats
             ORDER BY last_activity_at DESC, id DESC`,
            );
            const wanted = all.filter(({ ord }) => isWanted(set[ord]![1]));
            const isPinned = ({ ord }: { ord: number }) => set[ord]![0];
            const expected = [
              ...wanted.filter(isPinned),
              ...wanted.filter((one) => !isPinned(one)),
            ];
            const entries = await pagesOf(limit, selection);
            expect(idsOf(entries)).toEqual(expected.map(({ id }) => id));
            const isArchived = entries.map(({ summary }) => summary.archived);
            expect(isArchived).toEqual(entries.map(() => selection === 'archived'));
            expect(await pagesOf(limit)).toHaveLength(chats.length);
          },
        ),
        { numRuns: 40, seed: 1 },
      );
    },
  );

  it('of those in the archive loses one that a message took out, and the others have it', async () => {
    const [first, second] = [
      await store.group(['alice', 'bob']),
      await store.group(['alice', 'bob']),
    ];
    for (const chatId of [first, second]) {
      await store.ownChats.update('alice', chatId, { archived: true });
    }
    expect(idsOf(await pagesOf(10, 'archived'))).toEqual([second, first]);
    expect(await pagesOf(10, 'others')).toEqual([]);
    for (const chatId of [first, second]) {
      await store.send('bob', chatId);
      expect(idsOf(await pagesOf(10, 'others'))).toContain(chatId);
    }
    expect(await pagesOf(10, 'archived')).toEqual([]);
  });

  it('of those in the archive loses also a chat whose row someone else holds for a moment', async () => {
    const [first, second] = [
      await store.group(['alice', 'bob']),
      await store.group(['alice', 'bob']),
    ];
    for (const chatId of [first, second]) {
      await store.ownChats.update('alice', chatId, { archived: true });
      await store.send('bob', chatId);
    }
    const hold = 'SELECT FROM participants WHERE user_id = $1 AND chat_id = $2 FOR UPDATE';
    const runner = store.database.requests.createQueryRunner();
    await runner.startTransaction();
    await runner.query(hold, ['alice', first]);
    const reading = pagesOf(10, 'others');
    await runner.commitTransaction();
    await runner.release();
    expect(idsOf(await reading)).toEqual([second, first]);
    expect(await pagesOf(10, 'archived')).toEqual([]);
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

  /** Of the chats of `storeChats`, in their order: a message came after those that came out were archived. */
  async function setAll(set: [isPinned: boolean, place: Place][]): Promise<void> {
    await query('UPDATE chats SET last_seq = 1');
    await query(
      `UPDATE participants SET is_pinned = s.is_pinned, is_in_archive = s.place <> 'list',
         archived_seq = CASE s.place WHEN 'archive' THEN 1 WHEN 'came out' THEN 0 END
       FROM unnest($1::boolean[], $2::text[]) WITH ORDINALITY AS s (is_pinned, place, ord)
       WHERE chat_id = 'chat_' || s.ord`,
      [set.map(([isPinned]) => isPinned), set.map(([, place]) => place)],
    );
  }

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
