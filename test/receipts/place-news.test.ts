import type { Signal } from '../../src/log/signal';
import { PlaceNews, readUpdated } from '../../src/receipts/place-news';

describe('news of how far participants have read', () => {
  let signals: Signal[];
  let hidingReceipts: (chatId: string) => Promise<string[] | undefined>;
  let news: PlaceNews;

  beforeEach(() => {
    jest.useFakeTimers();
    signals = [];
    hidingReceipts = () => Promise.resolve([]);
    news = new PlaceNews(
      readUpdated,
      { hidingReceipts: (chatId) => hidingReceipts(chatId) },
      { signalled: (_chatId, signal) => signals.push(signal) },
    );
  });
  afterEach(() => jest.useRealTimers());

  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);
  const told = () =>
    signals.map(({ event }) => {
      const { chatId, reads } = event.data as { chatId: string; reads: unknown[] };
      return [chatId, ...reads.map((read) => Object.values(read as object).join(' '))];
    });

  it('come at once, then once a second with the last place of each', async () => {
    news.moved('chat_1', 'alice', 1);
    await pass(0);
    expect(told()).toEqual([['chat_1', 'alice 1']]);
    for (const seq of [2, 4, 3]) news.moved('chat_1', 'alice', seq);
    news.moved('chat_1', 'bob', 1);
    await pass(999);
    expect(told()).toHaveLength(1);
    await pass(1);
    expect(told()[1]).toEqual(['chat_1', 'alice 4', 'bob 1']);
    news.moved('chat_1', 'bob', 2);
    await pass(1000);
    expect(told()[2]).toEqual(['chat_1', 'bob 2']);
  });

  it('come at once again after a second without any', async () => {
    news.moved('chat_1', 'alice', 1);
    await pass(1000);
    news.moved('chat_1', 'alice', 2);
    await pass(0);
    expect(told()).toEqual([
      ['chat_1', 'alice 1'],
      ['chat_1', 'alice 2'],
    ]);
  });

  it('of one chat do not hold up those of another, and leave no timer behind', async () => {
    news.moved('chat_1', 'alice', 1);
    news.moved('chat_2', 'alice', 1);
    await pass(0);
    expect(told()).toEqual([
      ['chat_1', 'alice 1'],
      ['chat_2', 'alice 1'],
    ]);
    await pass(1000);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('of two moments do not take the place of each other', async () => {
    news.moved('chat_1', 'alice', 1);
    news.moved('chat_1', 'bob', 1);
    await pass(1000);
    expect(new Set(signals.map(({ key }) => key)).size).toBe(2);
  });

  it('are neither of who shares no receipts, nor for them', async () => {
    hidingReceipts = () => Promise.resolve(['alice']);
    news.moved('chat_1', 'alice', 1);
    await pass(1000);
    expect(told()).toEqual([]);
    news.moved('chat_1', 'bob', 1);
    news.moved('chat_1', 'alice', 2);
    await pass(1000);
    expect(told()).toEqual([['chat_1', 'bob 1']]);
    expect(signals[0]!.exceptFor).toEqual(['alice']);
  });

  it('come to nobody in a chat of too many, or when the database cannot tell', async () => {
    hidingReceipts = (chatId) =>
      chatId === 'chat_1' ? Promise.resolve(undefined) : Promise.reject(new Error('No database.'));
    news.moved('chat_1', 'alice', 1);
    news.moved('chat_2', 'alice', 1);
    await pass(1000);
    expect(told()).toEqual([]);
  });
});
