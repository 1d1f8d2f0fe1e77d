import { types } from 'node:util';

// Postgres' SQLSTATE classes and codes that say that it, not the query, is at fault: class 08 is
// connection exceptions, 53 insufficient resources, 57P01 to 57P03 a server that shuts down or
// starts up, 25006 a server that has become read-only. (PostgreSQL manual, appendix A.)
const unavailableStates = /^(08...|53...|57P0[123]|25006)$/;

const unavailableSystemErrors = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'ENETUNREACH'],
]);

// pg tells these by their text only (pg 8.23: client.js, pg-pool's index.js).
const unavailableMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|The embedded database)/;

/** Whether an error says that the database does not answer, so that the same may work later. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  const code = (error as { code?: unknown }).code;
  if (
    typeof code === 'string' &&
    (unavailableStates.test(code) || unavailableSystemErrors.has(code))
  ) {
    return true;
  }
  return unavailableMessages.test(error.message);
}
