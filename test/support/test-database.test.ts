import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from './test-database';

let database: TestDatabase;
let client: Client;

beforeEach(async () => {
  database = await createTestDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterEach(async () => {
  await client.end();
  await database.drop();
});

test('many can be made from the template at once', async () => {
  const databases = await Promise.all(Array.from({ length: 8 }, createTestDatabase));
  expect(new Set(databases.map(({ url }) => url)).size).toBe(8);
  await Promise.all(databases.map((each) => each.drop()));
});

test('emptying deletes all rows, whatever refers to what, and keeps the list of migrations', async () => {
  await client.query(`
    CREATE TABLE first (id int PRIMARY KEY);
    CREATE TABLE "Second" (first_id int REFERENCES first);
    CREATE TABLE IF NOT EXISTS migrations (id serial, timestamp bigint NOT NULL, name varchar NOT NULL);
    INSERT INTO first VALUES (1);
    INSERT INTO "Second" VALUES (1);
    INSERT INTO migrations (timestamp, name) VALUES (1, 'first')`);
  await database.empty();
  const { rows } = await client.query(`
    SELECT (SELECT count(*)::int FROM first) AS first, (SELECT count(*)::int FROM "Second") AS second,
           (SELECT count(*) > 0 FROM migrations) AS migrations`);
  expect(rows).toEqual([{ first: 0, second: 0, migrations: true }]);
});

test('a database without tables can be emptied', async () => {
  await expect(database.empty()).resolves.toBeUndefined();
});

test('a dropped database is gone, whoever was connected', async () => {
  const other = await createTestDatabase();
  const connected = new Client({ connectionString: other.url });
  const closed = new Promise((resolve) => connected.on('error', resolve));
  await connected.connect();
  await other.drop();
  await closed;
  await expect(new Client({ connectionString: other.url }).connect()).rejects.toThrow('not exist');
});
