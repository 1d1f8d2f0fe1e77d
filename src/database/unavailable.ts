import { types } from 'node:util';

// Postgres' SQLSTATE classes and codes that say that it, not the query, is at fault: class 08 is
// connection exceptions, 53 insufficient resources, 57P01 to 57P03 a server that shuts down or
// starts up, 57P05 and 25P03 a connection that it ended because it was idle, 25006 a server that has
// become read-only. (PostgreSQL manual, appendix A.)
const unavailableStates = /^(08...|53...|57P0[1235]|25P03|25006)$/;

// A statement that took too long or waited too long for a lock, or that lost against others: 57014,
// 55P03, 40P01 (deadlock), 40001 (serialization). Nothing of it was done, and it may work later.
const givenUpStates = /^(57014|55P03|40P01|40001)$/;

const unavailableSystemErrors = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'ENETUNREACH'],
]);

// pg tells these by their text only (pg 8.23: client.js, pg-pool's index.js).
const unavailableMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|Query runner already released|Database connection provided by a query runner was already released|The embedded database)/;

/** Whether an error says that the database does not answer, so that the same may work later. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  const code = sqlState(error);
  if (unavailableStates.test(code) || unavailableSystemErrors.has(code)) return true;
  return unavailableMessages.test(error.message);
}

/** Whether Postgres gave a statement up that may work when it is tried again. */
export function isGivenUp(error: unknown): boolean {
  return givenUpStates.test(sqlState(error));
}

/** The code of a failure: Postgres' SQLSTATE, or the system's; empty when it has none. */
export function sqlState(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
