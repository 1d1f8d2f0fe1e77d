import type { ClientBase } from 'pg';

/** How long the statements of a connection may take, in milliseconds; 0 is without a limit. */
export interface StatementLimits {
  statementMs: number;
  lockMs: number;
}

/**
 * Gives the first thing that a new connection does: it sets what the service relies on, whatever the
 * server, the database or the role has for a default. (At the start of the connection, as `options`,
 * PgBouncer would refuse them.)
 *
 * - pg reads dates in the ISO style only.
 * - The statements count on seeing what was committed before them.
 * - No statement, no wait for a lock and no transaction that was left alone lasts for ever.
 *
 * @param more what only some connections rely on, as SQL
 */
export function connectionSettings({ statementMs, lockMs }: StatementLimits, more = '') {
  const statement = `
    SET datestyle = 'ISO, MDY'; SET timezone = 'UTC'; SET client_encoding = 'UTF8';
    SET default_transaction_isolation = 'read committed';
    SET statement_timeout = ${statementMs}; SET lock_timeout = ${lockMs};
    SET idle_in_transaction_session_timeout = ${statementMs}; ${more}`;
  return async (client: ClientBase): Promise<void> => {
    await client.query(statement);
  };
}
