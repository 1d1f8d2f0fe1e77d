import { MessagingError } from '../index';

/** Makes a call, which waits between its attempts, as long as that may succeed and no one ends it. */
export async function keepTrying<Result>(
  signal: AbortSignal,
  call: () => Promise<Result>,
): Promise<Result> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const mayPass = error instanceof MessagingError && error.retryable;
      if (!mayPass || signal.aborted) throw error;
    }
  }
}
