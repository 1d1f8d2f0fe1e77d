import { Typists } from '../../../client/src/store/typists';

describe('who types', () => {
  let changes: number;
  let typists: Typists;

  beforeEach(() => {
    jest.useFakeTimers();
    changes = 0;
    typists = new Typists(() => (changes += 1));
  });
  afterEach(() => jest.useRealTimers());

  // By the clock of a service that is a year behind.
  const take = (userId: string, typing = true) =>
    typists.take({ chatId: 'chat_1', userId, typing, expiresAt: '2025-01-31T12:00:06.000Z' });

  it('are those who began, in that order, until they end', () => {
    take('bob');
    take('carol');
    take('bob', false);
    take('dave', false);
    expect([typists.userIds, changes]).toEqual([['carol'], 3]);
  });

  it('type no more 6 seconds after it was told last', () => {
    take('bob');
    jest.advanceTimersByTime(3000);
    take('carol');
    take('bob');
    jest.advanceTimersByTime(5999);
    expect(typists.userIds).toEqual(['bob', 'carol']);
    jest.advanceTimersByTime(1);
    expect(typists.userIds).toEqual([]);
  });

  it('are the same array as long as nobody begins or ends', () => {
    take('bob');
    const { userIds } = typists;
    take('bob');
    typists.end(['eve']);
    expect(typists.userIds).toBe(userIds);
    expect(changes).toBe(1);
  });

  it('leave no timer behind', () => {
    take('bob');
    take('carol');
    typists.clear();
    expect([typists.userIds, jest.getTimerCount()]).toEqual([[], 0]);
  });
});
