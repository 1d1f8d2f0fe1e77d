import { Batcher, type Waiting } from '../../src/messages/batcher';

describe('what waits for its batch', () => {
  /** A batcher whose first batch never ends. */
  const stuck = (limits: { maxWaiting: number; maxWaitMs: number }) => {
    const batcher = new Batcher<Waiting>(() => new Promise(() => undefined), limits);
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
