/** How long to wait between attempts. */
export interface Backoff {
  /** The longest wait before the first attempt that waits, in milliseconds; it doubles each time. */
  baseMs: number;
  /** The longest wait of all, in milliseconds. */
  capMs: number;
}

/**
 * A random wait before an attempt that waits, the first one being 0. All of the wait is random
 * ("full jitter"), so that clients which lost the service together do not come back together.
 */
export function backoffMs({ baseMs, capMs }: Backoff, attempt: number): number {
  return Math.random() * Math.min(capMs, baseMs * 2 ** attempt);
}

// What a timer can hold; one that is asked for more is over at once.
export const maxDelayMs = 2 ** 31 - 1;

/** Waits; an abort ends the wait at once, without an error. */
export function delay(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, Math.min(ms, maxDelayMs));
    if (signal?.aborted) finish();
    else signal?.addEventListener('abort', finish);
  });
}
