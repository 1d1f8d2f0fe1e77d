import { Batcher, type Waiting } from '../../src/batches/batcher';

describe('what waits for its batch', () => {
  let end: () => void;
  afterEach(() => end());

  /** A batcher whose first batch does not end before the test. */
  const stuck = (limits: { maxWaiting: number; maxWaitMs: number }) => {
    const ended = new Promise<void>((resolve) => (end = resolve));
    const batcher = new Batcher<Waiting>(() => ended, limits);
    return () =>
      new Promise<never>((_, reject) => batcher.add({ since: performance.now(), reject }));
  };
  const unavailable = { code: 'SERVICE_UNAVAILABLE' };

  it('is refused when it waits too long', async () => {
    const add = stuck({ maxWaiting: 10, maxWaitMs: 1 });
    void add();
    await expect(add()).rejects.toMatchObject(unavailable);
  });

  it('is refused at once when too many wait', async () => {
    const add = stuck({ maxWaiting: 2, maxWaitMs: 3_600_000 });
    [1, 2, 3].forEach(() => void add());
    await expect(add()).rejects.toMatchObject(unavailable);
  });
});
