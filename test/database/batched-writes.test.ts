import { batchedWrites, type WhenLocked } from '../../src/batches/batched-writes';
import type { ChatItem } from '../../src/batches/lanes';

interface Named extends ChatItem {
  name: string;
  resolve(): void;
}

describe('what is written in batches', () => {
  /** What is written by a function that leaves some out; gives what was tried, once all is settled. */
  const written = async (
    names: string[],
    leavesOut: (items: Named[], attempts: string[][], whenLocked: WhenLocked) => Named[],
  ) => {
    const attempts: string[][] = [];
    const write = async (items: Named[], whenLocked: WhenLocked) => {
      await Promise.resolve();
      attempts.push(items.map(({ name }) => name));
      const left = leavesOut(items, attempts, whenLocked);
      items.filter((item) => !left.includes(item)).forEach((item) => item.resolve());
      return left;
    };
    const lanes = batchedWrites(write, { maxWaiting: 10, maxWaitMs: 3_600_000 });
    const results = await Promise.allSettled(
      names.map(
        (name) =>
          new Promise<void>((resolve, reject) =>
            lanes.add({ chatId: 'chat', name, since: performance.now(), resolve, reject }),
          ),
      ),
    );
    return { attempts, statuses: results.map(({ status }) => status) };
  };

  it('is tried until no chat is left out, also one that was waited for', async () => {
    const { attempts, statuses } = await written(['one'], (items, { length }) =>
      length < 4 ? items : [],
    );
    expect(attempts).toEqual([['one'], ['one'], ['one'], ['one']]);
    expect(statuses).toEqual(['fulfilled']);
  });

  it('is tried again after others of its batch were refused', async () => {
    const names = ['alone', 'first', 'refused', 'left out'];
    const { attempts, statuses } = await written(names, (items, { length }, whenLocked) => {
      const [{ name }] = items as [Named];
      if (whenLocked === 'leave') return name === 'alone' ? [] : items;
      if (name === 'refused') throw new Error('refused');
      return length === 6 ? items : [];
    });
    expect(attempts.slice(2)).toEqual([
      ...[['first'], ['refused', 'left out']],
      ...[['refused'], ['left out'], ['left out']],
    ]);
    expect(statuses).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('goes on in one lane while another waits, and each chat has its own in its order', async () => {
    const order: string[] = [];
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => (release = resolve));
    const write = async (items: Named[]) => {
      if (items.some(({ chatId }) => chatId === 'chat a')) await held;
      order.push(...items.map(({ name }) => name));
      items.forEach((item) => item.resolve());
      return [];
    };
    const lanes = batchedWrites(write, { maxWaiting: 10, maxWaitMs: 3_600_000 }, 2);
    const add = (chatId: string, name: string) =>
      new Promise<void>((resolve, reject) =>
        lanes.add({ chatId, name, since: performance.now(), resolve, reject }),
      );
    const waiting = ['a1', 'a2'].map((name) => add('chat a', name));
    await Promise.all(['b1', 'b2', 'b3'].map((name) => add('chat b', name)));
    expect(order).toEqual(['b1', 'b2', 'b3']);
    release();
    await Promise.all(waiting);
    expect(order.slice(3)).toEqual(['a1', 'a2']);
  });
});
