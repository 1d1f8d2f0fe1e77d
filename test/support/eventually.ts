import { setTimeout as delay } from 'node:timers/promises';

// Only ends what never comes: a busy machine takes longer for what does.
const limitMs = 90_000;
const pauseMs = 20;

/** Repeats a check until it passes; in the end fails with what the check said last. */
export async function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(pauseMs);
    }
  }
}
