import { once } from 'node:events';
import { Client, Pool } from 'pg';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../src/database/database';
import { inTransaction } from '../../src/database/transaction';
import { toServiceError } from '../../src/to-service-error';
import { eventually } from '../support/eventually';
import { openTestDatabase } from '../support/open-database';
import {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
} from '../support/test-database';

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

describe('a transaction of a request whose connection is lost', () => {
  let testDatabase: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openTestDatabase({ url: testDatabase.url });
  });
  afterAll(() => database.close());
  afterAll(() => testDatabase.drop());

  it.each([
    ['before its next statement', (manager: EntityManager) => manager.query('SELECT 1')],
    ['before it is committed', () => Promise.resolve()],
  ])('%s is to be tried again', async (_when, further) => {
    const lost = database.requests.transaction(async (manager) => {
      const [{ id }] = await manager.query<[{ id: number }]>('SELECT pg_backend_pid() AS id');
      await testDatabase.run(`SELECT pg_terminate_backend(${id})`);
      await eventually(() => expect(manager.queryRunner!.isReleased).toBe(true));
      await further(manager);
    });
    const failure = await lost.catch(toServiceError);
    expect(failure).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });
});
