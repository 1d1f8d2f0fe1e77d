import { setTimeout as delay } from 'node:timers/promises';
import { now } from './stamp';

const quietMs = 3000;
const pollMs = 5;

/**
 * Waits until so much was received; gives up when nothing has come for a while.
 *
 * @returns when the last came, in microseconds of this process's clock
 */
export async function untilCame(expected: number, received: () => number): Promise<number> {
  let lastCame = now();
  let last = received();
  while (last < expected && now() - lastCame < quietMs * 1000) {
    await delay(pollMs);
    const current = received();
    if (current > last) lastCame = now();
    last = current;
  }
  return lastCame;
}
