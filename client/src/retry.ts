import { type Backoff, backoffMs, delay } from './backoff';
import { MessagingError } from './errors';

export interface RetryRules extends Backoff {
  /** How often a call is made at most. */
  attempts: number;
}

/**
 * Makes a call again while it fails with an error that is `retryable`; waits between, and at least
 * as long as the service asked for.
 */
export async function withRetries<Result>(
  rules: RetryRules,
  signal: AbortSignal | undefined,
  call: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!isRetryable(error) || attempt + 1 >= rules.attempts) throw error;
      const waitMs = Math.max(backoffMs(rules, attempt), error.retryAfterMs);
      await delay(waitMs, signal);
      if (signal?.aborted) throw aborted(signal);
    }
  }
}

/** The error of a call that its caller gave up. */
export function aborted(signal: AbortSignal): MessagingError {
  return new MessagingError('ABORTED', 'The call was aborted.', {
    retryable: false,
    cause: signal.reason,
  });
}

function isRetryable(error: unknown): error is MessagingError {
  return error instanceof MessagingError && error.retryable;
}
