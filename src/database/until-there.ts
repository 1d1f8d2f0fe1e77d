import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../logger';
import { isDatabaseUnavailable } from './unavailable';

const retryMs = 500;

/** The database was not there in time. The message names it, and not the password. */
export class DatabaseAwayError extends Error {
  override readonly name = 'DatabaseAwayError';

  constructor(where: string, cause: unknown) {
    super(`The database ${where} does not answer`, { cause });
  }
}

/**
 * Tries to open a database until it answers: services of one machine start in any order. Throws
 * DatabaseAwayError after `limitMs`, and at once what waiting does not mend, such as a wrong password.
 */
export async function untilThere<T>(
  url: string,
  limitMs: number,
  log: Logger,
  open: () => Promise<T>,
): Promise<T> {
  const { hostname, port, pathname } = new URL(url);
  const where = `at ${hostname}:${port || 5432}${pathname}`;
  const giveUpAt = Date.now() + limitMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await open();
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      if (Date.now() + retryMs > giveUpAt) throw new DatabaseAwayError(where, error);
      if (attempt === 1) {
        log.warn(
          { host: hostname, port: Number(port || 5432), reason: (error as Error).message },
          'waiting for the database, which does not answer yet',
        );
      }
      await delay(retryMs);
    }
  }
}
