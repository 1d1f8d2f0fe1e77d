import { Client } from 'pg';
import type { ChatSummary } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { useService } from '../support/test-service';

interface ChatPage {
  items: ChatSummary[];
  nextCursor: string | null;
}

const chatCount = 12;

describe('paging through the list of chats', () => {
  const service = useService();
  let alice: ApiClient;
  let chatIds: string[];

  beforeEach(async () => {
    alice = await service.api('alice');
    chatIds = [];
    for (let index = 0; index < chatCount; index++) {
      chatIds.push((await alice.createChat(['bob'], `chat ${index}`)).id);
    }
  });

  async function page(limit: number, cursor?: string | null, more = {}): Promise<ChatPage> {
    const query = { limit, ...(cursor ? { cursor } : {}), ...more };
    return succeed(await alice.call<ChatPage>('listChats', { query }));
  }

  /** Every page from the first to the last. `between` is done after each page. */
  async function pages(limit: number, between: () => Promise<unknown> = () => Promise.resolve()) {
    const all: string[][] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const { items, nextCursor } = await page(limit, cursor);
      all.push(items.map(({ id }) => id));
      cursor = nextCursor;
      await between();
    }
    return all;
  }

  const newestFirst = () => [...chatIds].reverse();

  it.each([1, 5, chatCount - 1])('gives every chat once, %i at a time', async (limit) => {
    const all = await pages(limit);
    expect(all.flat()).toEqual(newestFirst());
    expect(all.slice(0, -1).every(({ length }) => length === limit)).toBe(true);
  });

  it.each([
    ['full', chatCount],
    ['not full', chatCount + 1],
    ['the second and full', chatCount / 2],
  ])('has nextCursor null on the last page when it is %s', async (_what, limit) => {
    const all = await pages(limit);
    expect(all).toHaveLength(Math.ceil(chatCount / limit));
    expect(all.flat()).toHaveLength(chatCount);
  });

  it('gives 50 chats when no limit is asked for', async () => {
    for (let index = chatCount; index < 51; index++) await alice.createChat(['bob'], 'more');
    const first = succeed(await alice.call<ChatPage>('listChats'));
    expect(first.items).toHaveLength(50);
    expect((await page(100, first.nextCursor)).items).toHaveLength(1);
  });

  it('gives no chat twice and leaves out none without news while messages arrive', async () => {
    const bob = await service.api('bob');
    // The first is still to come when it moves up, the others were given already or are given yet.
    const active = [0, 4, 8, 11].map((index) => chatIds[index]!);
    let round = 0;
    const seen = await pages(3, () => bob.sendMessage(active[round++ % active.length]!, 'news'));

    const all = seen.flat();
    expect(new Set(all).size).toBe(all.length);
    const untouched = newestFirst().filter((id) => !active.includes(id));
    expect(all.filter((id) => !active.includes(id))).toEqual(untouched);
  });

  it('gives no chat that was made after the first page', async () => {
    const first = await page(4);
    const made = await alice.createChat(['bob'], 'made meanwhile');
    const rest = await page(100, first.nextCursor);
    const ids = [...first.items, ...rest.items].map(({ id }) => id);
    expect(ids).toEqual(newestFirst());
    expect((await page(1)).items[0]!.id).toBe(made.id);
  });

  it('gives every chat once when all had their last activity in the same millisecond', async () => {
    const client = new Client({ connectionString: service.database.url });
    await client.connect();
    await client.query("UPDATE chats SET last_activity_at = '2026-01-31T12:00:00.123Z'");
    await client.query("UPDATE participants SET listed_at = '2026-01-31T12:00:00.123Z'");
    await client.end();

    const all = (await pages(5)).flat();
    expect([...all].sort()).toEqual([...chatIds].sort());
    expect((await pages(1)).flat()).toEqual(all);
  });

  it('takes the same cursor as often as it is given', async () => {
    const { nextCursor } = await page(4);
    expect(await page(4, nextCursor)).toEqual(await page(4, nextCursor));
  });

  const set = async (index: number, body: object) =>
    succeed(await alice.call('updateOwnChat', { params: { chatId: chatIds[index]! }, body }));
  const idsOf = ({ items }: ChatPage) => items.map(({ id }) => id);
  const at = (...indices: number[]) => indices.map((index) => chatIds[index]!);

  it('gives those of the archive and the others, each once, the pinned ones first', async () => {
    for (const index of [1, 5, 6]) await set(index, { pinned: true });
    for (const index of [0, 5, 9]) await set(index, { archived: true });
    const all: Record<string, string[]> = {};
    for (const archived of [true, false]) {
      let next = await page(2, null, { archived });
      const ids = idsOf(next);
      while (next.nextCursor !== null) {
        next = await page(2, next.nextCursor, { archived });
        ids.push(...idsOf(next));
      }
      all[String(archived)] = ids;
    }
    expect(all).toEqual({ true: at(5, 9, 0), false: at(6, 1, 11, 10, 8, 7, 4, 3, 2) });
  });

  it('gives all chats by activity alone when nothing is said of the archive', async () => {
    await set(3, { pinned: true });
    await set(5, { archived: true });
    expect((await pages(5)).flat()).toEqual(newestFirst());
  });

  it('goes on where it was when a chat is pinned or unpinned meanwhile', async () => {
    for (const index of [2, 4]) await set(index, { pinned: true });
    const first = await page(1, null, { archived: false });
    expect(idsOf(first)).toEqual(at(4));
    await set(4, { pinned: false });
    await set(11, { pinned: true });
    const rest = await page(100, first.nextCursor, { archived: false });
    expect(idsOf(rest)).toEqual(at(2, 10, 9, 8, 7, 6, 5, 4, 3, 1, 0));
  });

  it('refuses a cursor that says more than this service does', async () => {
    const { nextCursor } = await page(1);
    const place = JSON.parse(Buffer.from(nextCursor!, 'base64url').toString()) as unknown[];
    const cursor = Buffer.from(JSON.stringify([...place, 'starred'])).toString('base64url');
    const response = await alice.call('listChats', { query: { cursor } });
    expect(response).toMatchObject({ status: 400, body: { code: 'INVALID_CURSOR' } });
  });

  it.each(['', 'yes', 'TRUE', '1'])('refuses archived=%s', async (archived) => {
    const response = await alice.call('listChats', { query: { archived } });
    expect(response).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } });
  });
});
