import type { ChatChange, ChatSummary, Message } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { insertChats, insertMessages } from '../support/chat-rows';
import { TestService } from '../support/test-service';

/** What a page of items may have, and room for what is around them. */
const maxPageBytes = 512 * 1024 + 1024;
const size = (body: unknown) => Buffer.byteLength(JSON.stringify(body));

// The largest chat there can be, with names as long as they may be.
const strangers = Array.from({ length: 999 }, (_, index) => `u${index}`.padEnd(255, 'x'));
const everyone = ['alice', ...strangers].sort();

let service: TestService;
let alice: ApiClient;

beforeAll(async () => {
  service = await TestService.start();
});
beforeEach(async () => {
  alice = await service.api('alice');
});
afterEach(() => service.reset());
afterAll(() => service.close());

describe('the list of chats of a thousand', () => {
  const chatIds = Array.from({ length: 40 }, (_, index) => `chat_large${index}`);

  beforeEach(() => insertChats(service.database.url, { ids: chatIds, participants: everyone }));

  it('names the first hundred participants of each, and says how many there are', async () => {
    const { items } = succeed(
      await alice.call<{ items: ChatSummary[] }>('listChats', { query: { limit: 1 } }),
    );
    expect(items[0]).toMatchObject({
      participants: everyone.slice(0, 100),
      participantCount: everyone.length,
    });
  });

  it('comes in pages of half a mebibyte, and is whole', async () => {
    const seen: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const query = { limit: 100, ...(cursor === undefined ? {} : { cursor }) };
      const page = succeed(
        await alice.call<{ items: ChatSummary[]; nextCursor: string | null }>('listChats', {
          query,
        }),
      );
      expect(size(page)).toBeLessThan(maxPageBytes);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen.sort()).toEqual([...chatIds].sort());
  });

  it('has them with the first hundred of their participants also when one is asked for', async () => {
    const params = { chatId: chatIds[0]! };
    const chat = succeed(await alice.call<ChatSummary>('getChat', { params }));
    expect(chat.participants).toEqual(everyone.slice(0, 100));
    expect(chat.participantCount).toBe(everyone.length);
  });
});

describe('a history of the longest messages', () => {
  const chatId = 'chat_long';
  const count = 100;
  // Four bytes for each character.
  const content = '🦜'.repeat(4000);

  interface HistoryPage {
    items: Message[];
    hasOlder: boolean;
    hasNewer: boolean;
  }

  beforeEach(async () => {
    await insertChats(service.database.url, { ids: [chatId], participants: ['alice', 'bob'] });
    await insertMessages(service.database.url, { chatId, senderId: 'bob', content, count });
  });

  const history = async (query: Record<string, number>) => {
    const page = succeed(
      await alice.call<HistoryPage>('listMessages', {
        params: { chatId },
        query: { limit: 100, ...query },
      }),
    );
    expect(size(page)).toBeLessThan(maxPageBytes);
    return page;
  };

  it('is read backwards in pages of half a mebibyte', async () => {
    const seqs: number[] = [];
    let page: HistoryPage;
    do {
      page = await history(seqs.length === 0 ? {} : { before: seqs[0]! });
      seqs.unshift(...page.items.map(({ seq }) => seq));
      expect(page.hasNewer).toBe(seqs.at(-1)! < count || seqs.length > page.items.length);
    } while (page.hasOlder);
    expect(seqs).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  });

  it('is read forwards in the same way', async () => {
    const seqs: number[] = [];
    let page: HistoryPage;
    do {
      page = await history({ after: seqs.at(-1) ?? 0 });
      seqs.push(...page.items.map(({ seq }) => seq));
      expect(page.hasOlder).toBe(seqs.length > page.items.length);
    } while (page.hasNewer);
    expect(seqs).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  });

  it.each([1, 2, 50, 99, 100])('has around %i what is nearest to it', async (around) => {
    const { items, hasOlder, hasNewer } = await history({ around });
    const seqs = items.map(({ seq }) => seq);
    const [first, last] = [seqs[0]!, seqs.at(-1)!];
    expect(seqs).toEqual(seqs.map((_, index) => first + index));
    expect(seqs).toContain(around);
    expect({ hasOlder, hasNewer }).toEqual({ hasOlder: first > 1, hasNewer: last < count });
    const [before, after] = [around - first, last - around];
    const isCut = { before: first > 1, after: last < count };
    if (isCut.before && isCut.after) expect(Math.abs(before - after)).toBeLessThanOrEqual(1);
    else expect(isCut.before ? before >= after : after >= before).toBe(true);
    expect(seqs.length).toBeGreaterThan(30);
  });

  it('is caught up with in the same way', async () => {
    const revisions: number[] = [];
    let page: { items: ChatChange[]; hasMore: boolean };
    do {
      const query = { after: revisions.at(-1) ?? 0, limit: 100 };
      page = succeed(await alice.call<typeof page>('listChanges', { params: { chatId }, query }));
      expect(size(page)).toBeLessThan(maxPageBytes);
      revisions.push(...page.items.map(({ revision }) => revision));
    } while (page.hasMore);
    expect(revisions).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  });
});
