import type { Pool, PoolClient } from 'pg';

/**
 * Does work as one transaction of a connection. Statements are planned once in it, and rows are found by
 * index: a plan that is kept must not have been made for tables that were small then.
 */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  // A pool watches only those connections that nobody uses. What a lost one fails is the next query.
  client.on('error', toldByTheNextQuery);
  let failure: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // A connection on which this fails is of no more use.
    failure = await client.query('ROLLBACK').then(
      () => undefined,
      (reason: Error) => reason,
    );
    throw error;
  } finally {
    client.off('error', toldByTheNextQuery);
    client.release(failure);
  }
}

const toldByTheNextQuery = () => undefined;

const begin = `BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off;
  SET LOCAL enable_mergejoin = off; SET LOCAL plan_cache_mode = force_generic_plan`;
