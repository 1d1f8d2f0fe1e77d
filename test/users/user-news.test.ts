import type { UserNewsItem } from '../../src/users/user-repository';
import { UserNews } from '../../src/users/user-news';

describe('news of what users are called', () => {
  let names: Record<string, string>;
  let told: string[];
  let isAvailable: boolean;
  let warn: jest.Mock;
  let news: UserNews;

  const item = (id: string): UserNewsItem => ({
    user: { id, name: names[id]! },
    chatIds: ['chat_1'],
  });
  const rename = (userId: string, name: string) => {
    names[userId] = name;
    news.changed([userId]);
  };
  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  beforeEach(() => {
    jest.useFakeTimers();
    names = {};
    told = [];
    isAvailable = true;
    warn = jest.fn();
    const find = (userIds: string[]) =>
      isAvailable ? Promise.resolve(userIds.map(item)) : Promise.reject(new Error('No database.'));
    news = new UserNews(
      { news: find },
      { userUpdated: ({ name }, chatIds) => told.push(`${name} in ${chatIds.join()}`) },
      { warn },
    );
  });
  afterEach(() => jest.useRealTimers());

  it('come at once, then once a second, as the users are then', async () => {
    rename('alice', 'Al');
    await pass(0);
    expect(told).toEqual(['Al in chat_1']);
    for (const name of ['Ally', 'Alice']) rename('alice', name);
    await pass(999);
    expect(told).toHaveLength(1);
    names.alice = 'Alice A.';
    await pass(1);
    expect(told.slice(1)).toEqual(['Alice A. in chat_1']);
    rename('alice', 'Alice B.');
    await pass(999);
    expect(told).toHaveLength(2);
    await pass(1);
    expect(told.slice(2)).toEqual(['Alice B. in chat_1']);
  });

  it('come at once again after a second without any, and leave no timer behind', async () => {
    rename('alice', 'Al');
    await pass(1000);
    expect(jest.getTimerCount()).toBe(0);
    rename('alice', 'Alice');
    await pass(0);
    expect(told).toEqual(['Al in chat_1', 'Alice in chat_1']);
  });

  it('of one do not hold up those of another', async () => {
    rename('alice', 'Alice');
    rename('bob', 'Bob');
    await pass(0);
    expect(told).toEqual(['Alice in chat_1', 'Bob in chat_1']);
  });

  it('come to nobody when the database cannot tell, which is logged, and come again later', async () => {
    isAvailable = false;
    rename('alice', 'Al');
    await pass(1000);
    expect(told).toEqual([]);
    expect(warn).toHaveBeenCalledTimes(1);
    isAvailable = true;
    rename('alice', 'Alice');
    await pass(0);
    expect(told).toEqual(['Alice in chat_1']);
  });
});
