import { Deliveries } from '../../../client/src/store/deliveries';

describe('what has reached the user', () => {
  let told: string[];
  let life: AbortController;
  let deliveries: Deliveries;

  beforeEach(() => {
    jest.useFakeTimers();
    told = [];
    life = new AbortController();
    const markDelivered = ({ path: { chatId }, body: { seq } }: Mark) => {
      told.push(`${chatId} ${seq}`);
      return Promise.reject(new Error('No network.'));
    };
    deliveries = new Deliveries({ rest: { markDelivered } as never }, life.signal);
  });
  afterEach(() => jest.useRealTimers());

  interface Mark {
    path: { chatId: string };
    body: { seq: number };
  }

  it('is told once a second for all that came in it', async () => {
    for (const seq of [1, 3, 2]) deliveries.came('chat_1', seq);
    deliveries.came('chat_2', 7);
    await jest.advanceTimersByTimeAsync(999);
    expect(told).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(told).toEqual(['chat_1 3', 'chat_2 7']);
    deliveries.came('chat_1', 4);
    await jest.advanceTimersByTimeAsync(1000);
    expect(told).toEqual(['chat_1 3', 'chat_2 7', 'chat_1 4']);
  });

  it('is not told of what is read by then, or was told before', async () => {
    deliveries.came('chat_1', 3);
    deliveries.reached('chat_1', 3);
    await jest.advanceTimersByTimeAsync(1000);
    deliveries.came('chat_1', 2);
    await jest.advanceTimersByTimeAsync(1000);
    expect(told).toEqual([]);
  });

  it('is not told after the store is closed', async () => {
    deliveries.came('chat_1', 3);
    life.abort();
    deliveries.came('chat_2', 3);
    await jest.advanceTimersByTimeAsync(1000);
    expect(told).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });
});
