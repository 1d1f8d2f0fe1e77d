import { once } from 'node:events';
import { Deadline } from '../../client/src/deadline';

describe('the deadline of a call', () => {
  it('gives it up when the time has passed', async () => {
    const deadline = new Deadline(1, new AbortController().signal);
    await once(deadline.signal, 'abort');
    expect(deadline.hasPassed).toBe(true);
  });

  it('gives it up when its caller does, before or after it began', () => {
    const caller = new AbortController();
    const before = new Deadline(60_000, caller.signal);
    caller.abort();
    const after = new Deadline(60_000, caller.signal);
    for (const deadline of [before, after]) {
      deadline.clear();
      expect(deadline.signal.aborted).toBe(true);
      expect(deadline.hasPassed).toBe(false);
    }
  });
});
