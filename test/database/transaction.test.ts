import { once } from 'node:events';
import { Client, Pool } from 'pg';
import { inTransaction } from '../../src/database/transaction';
import { createEmptyDatabase, type TestDatabase } from '../support/test-database';

describe('a transaction', () => {
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    await database.run('CREATE TABLE things (name text PRIMARY KEY)');
  });
  beforeEach(() => {
    pool = new Pool({ connectionString: database.url, max: 1 });
  });
  afterEach(async () => {
    await pool.end();
    await database.run('DELETE FROM things');
  });
  afterAll(() => database.drop());

  const names = async () => {
    const { rows } = await pool.query<{ name: string }>('SELECT name FROM things');
    return rows.map(({ name }) => name);
  };

  it('is stored as a whole', async () => {
    const done = await inTransaction(pool, async (client) => {
      await client.query("INSERT INTO things VALUES ('one')");
      await client.query("INSERT INTO things VALUES ('two')");
      return 'done';
    });
    expect(done).toBe('done');
    expect(await names()).toEqual(['one', 'two']);
  });

  it('leaves nothing when it fails, and the connection to others', async () => {
    const failing = inTransaction(pool, async (client) => {
      await client.query("INSERT INTO things VALUES ('one')");
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await names()).toEqual([]);
    expect(pool.totalCount).toBe(1);
  });

  it('fails alone when its connection is lost between two statements', async () => {
    const lost = inTransaction(pool, async (client) => {
      await client.query("INSERT INTO things VALUES ('one')");
      const ended = once(client, 'end');
      await terminate((client as unknown as { processID: number }).processID);
      await ended;
      await client.query("INSERT INTO things VALUES ('two')");
    });
    await expect(lost).rejects.toThrow();
    expect(await names()).toEqual([]);
  });

  /** Ends a connection as a server does that is shut down. */
  async function terminate(processId: number): Promise<void> {
    const other = new Client({ connectionString: database.url });
    await other.connect();
    await other.query('SELECT pg_terminate_backend($1)', [processId]);
    await other.end();
  }
});
