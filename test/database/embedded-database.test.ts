import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import { DataSource, EntitySchema, type MigrationInterface, type QueryRunner } from 'typeorm';
import {
  type EmbeddedDatabase,
  openEmbeddedDatabase,
} from '../../src/database/embedded/embedded-database';
import { FolderLockedError } from '../../src/database/embedded/folder-lock';
import { copyStartedFolder } from '../support/started-folder';
import { Child } from './child-process';
import { makeTemporaryFolder, removeFolder } from './temporary-folder';
import { connected, message, query, rowsAndTags, startup, unfinishedQuery } from './wire-client';

const LARGE = 8 * 1024 * 1024;

let folder: string;
let database: EmbeddedDatabase;
let pool: Pool;

function newClient(): Client {
  return new Client({ stream: () => database.connect() });
}

function newPool(): Pool {
  return new Pool({
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 10_000,
    stream: () => database.connect(),
  });
}

describe('an open database', () => {
  beforeAll(async () => {
    folder = await copyStartedFolder();
    database = await openEmbeddedDatabase(folder);
  });

  afterAll(async () => {
    await database.close();
    await removeFolder(folder);
  });

  beforeEach(() => {
    pool = newPool();
  });

  afterEach(async () => {
    await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await pool.end();
  });

  describe('answers queries', () => {
    test('with rows, and with the error code of what is refused', async () => {
      await pool.query('CREATE TABLE chat (id text PRIMARY KEY, seq int NOT NULL)');
      await pool.query('INSERT INTO chat VALUES ($1, $2)', ['chat_1', 1]);

      const refused = (sql: string): Promise<unknown> => pool.query(sql);
      await expect(refused(`INSERT INTO chat VALUES ('chat_1', 2)`)).rejects.toMatchObject({
        code: '23505',
        constraint: 'chat_pkey',
      });
      await expect(refused('SELEC')).rejects.toMatchObject({ code: '42601' });
      expect((await pool.query('SELECT * FROM chat')).rows).toEqual([{ id: 'chat_1', seq: 1 }]);
    });

    test('with arrays as parameters', async () => {
      const { rows } = await pool.query(
        `SELECT text, place::int FROM unnest($1::text[]) WITH ORDINALITY AS t (text, place)`,
        [['one', 'comma, "quote"', null]],
      );
      expect(rows).toEqual([
        { text: 'one', place: 1 },
        { text: 'comma, "quote"', place: 2 },
        { text: null, place: 3 },
      ]);
    });

    test('with a large parameter and a large result', async () => {
      const large = 'é'.repeat(LARGE / 2);
      const { rows } = await pool.query<{ same: string }>('SELECT $1::text AS same', [large]);
      expect(rows[0]?.same === large).toBe(true);
    });

    test('with many rows', async () => {
      const { rows } = await pool.query<{ n: number }>(
        'SELECT n FROM generate_series(1, 200000) n',
      );
      expect(rows).toHaveLength(200_000);
      expect(rows.every(({ n }, index) => n === index + 1)).toBe(true);
    });

    test('of many callers at once, each with its own answer', async () => {
      const numbers = Array.from({ length: 500 }, (_, index) => index);
      const answers = await Promise.all(
        numbers.map((n) =>
          n % 7 === 0
            ? pool.query('SELECT 1 / $1::int AS n', [0]).catch(() => n)
            : pool.query<{ n: number }>('SELECT $1::int AS n', [n]).then(({ rows }) => rows[0]?.n),
        ),
      );
      expect(answers).toEqual(numbers);
    });

    test('however the bytes are cut, in order, and all before the end', async () => {
      const bytes = Buffer.concat([
        startup(),
        query('SELECT 1'),
        unfinishedQuery('SELECT 2'),
        message('S'),
        query('SELECT 3; SELECT 4'),
        message('X'),
      ]);
      const ended = async (chunks: Buffer[]): Promise<string[]> => {
        const stream = await connected(database.connect());
        for (const chunk of chunks) stream.write(chunk);
        return rowsAndTags(await buffer(stream));
      };
      const expected = ['1', '2', '3', '4'].flatMap((value) => [value, 'SELECT 1']);
      const singleBytes = Array.from(bytes, (byte) => Buffer.of(byte));
      const halves = [bytes.subarray(0, 40), bytes.subarray(40)];

      expect(await ended([bytes])).toEqual(expected);
      expect(await ended(singleBytes)).toEqual(expected);
      expect(await ended(halves)).toEqual(expected);
    });
  });

  describe('keeps transactions apart', () => {
    beforeEach(async () => {
      await pool.query('CREATE TABLE note (text text)');
    });

    const notes = async (): Promise<string[]> =>
      (await pool.query<{ text: string }>('SELECT text FROM note')).rows.map(({ text }) => text);

    test('a rollback takes back its own rows only', async () => {
      const client = await pool.connect();
      const others = Promise.all(
        ['a', 'b'].map((t) => pool.query('INSERT INTO note VALUES ($1)', [t])),
      );
      await client.query('BEGIN');
      await client.query(`INSERT INTO note VALUES ('taken back')`);
      await client.query('ROLLBACK');
      client.release();
      await others;
      expect(await notes()).toEqual(['a', 'b']);
    });

    test('a savepoint takes back what came after it', async () => {
      const client = await pool.connect();
      await client.query(`BEGIN; INSERT INTO note VALUES ('kept'); SAVEPOINT s`);
      await expect(client.query('SELECT 1 / 0')).rejects.toMatchObject({ code: '22012' });
      await client.query('ROLLBACK TO s; COMMIT');
      client.release();
      expect(await notes()).toEqual(['kept']);
    });

    test('a transaction that its client abandons is undone', async () => {
      const client = await pool.connect();
      await client.query(`BEGIN; INSERT INTO note VALUES ('abandoned')`);
      client.release(true);
      expect(await notes()).toEqual([]);
    });

    test.each(['INSERT INTO note VALUES (1)', 'SELECT 1 / 0'])(
      'a connection cut within a command leaves nothing behind: %s',
      async (sql) => {
        await pool.end();
        const stream = await connected(database.connect());
        stream.write(Buffer.concat([startup(), query('BEGIN'), unfinishedQuery(sql)]));
        stream.destroy();
        const client = newClient();
        await client.connect();
        expect((await client.query('SELECT * FROM note')).rows).toEqual([]);
        await client.query(`INSERT INTO note VALUES ('next')`);
        await client.end();
        pool = newPool();
        expect(await notes()).toEqual(['next']);
      },
    );

    test('a command cut before its end is not committed by the next connection', async () => {
      await pool.end();
      const stream = await connected(database.connect());
      stream.write(Buffer.concat([startup(), unfinishedQuery('INSERT INTO note VALUES (1)')]));
      stream.destroy();
      pool = newPool();
      expect(await notes()).toEqual([]);
    });

    test('settings, prepared statements and temporary tables end with their connection', async () => {
      const named = { name: 'same-name', text: 'SELECT 1 AS n' };
      const client = await pool.connect();
      await client.query(`CREATE TEMP TABLE mine (n int); SET work_mem = '1MB'`);
      await client.query(named);
      client.release(true);

      expect((await pool.query({ ...named, text: 'SELECT 2 AS n' })).rows).toEqual([{ n: 2 }]);
      expect((await pool.query(`SELECT to_regclass('mine') AS mine`)).rows).toEqual([
        { mine: null },
      ]);
      expect((await pool.query('SHOW work_mem')).rows).not.toEqual([{ work_mem: '1MB' }]);
    });
  });

  describe('serves one connection at a time', () => {
    test('the next one connects when the one before has ended', async () => {
      const first = newClient();
      const second = newClient();
      await first.connect();
      let secondConnected = false;
      const waiting = second.connect().then(() => (secondConnected = true));
      await first.query('SELECT 1');
      expect(secondConnected).toBe(false);
      await first.end();
      await waiting;
      expect((await second.query('SELECT 2 AS n')).rows).toEqual([{ n: 2 }]);
      await second.end();
    });

    test('one that gives up waiting is not in the way of others', async () => {
      const first = newClient();
      await first.connect();
      const impatient = new Client({
        connectionTimeoutMillis: 1,
        stream: () => database.connect(),
      });
      await expect(impatient.connect()).rejects.toThrow();
      await first.end();
      expect((await pool.query('SELECT 3 AS n')).rows).toEqual([{ n: 3 }]);
    });

    test('a client that wants TLS is told what to change, and others go on', async () => {
      const client = new Client({ ssl: true, stream: () => database.connect() });
      await expect(client.connect()).rejects.toThrow('ssl: false');
      expect((await pool.query('SELECT 4 AS n')).rows).toEqual([{ n: 4 }]);
    });
  });

  test('works as the data source of TypeORM: migrations, entities, transactions', async () => {
    class CreateNote1700000000000 implements MigrationInterface {
      readonly name = 'CreateNote1700000000000';

      async up(runner: QueryRunner): Promise<void> {
        await runner.query('CREATE TABLE note (id serial PRIMARY KEY, text text UNIQUE NOT NULL)');
        await runner.query('CREATE INDEX note_text ON note (lower(text))');
      }

      async down(runner: QueryRunner): Promise<void> {
        await runner.query('DROP TABLE note');
      }
    }
    const Note = new EntitySchema<{ id: number; text: string }>({
      name: 'note',
      columns: {
        id: { type: 'int', primary: true, generated: true },
        text: { type: 'text', unique: true },
      },
    });
    await pool.end();
    const source = new DataSource({
      type: 'postgres',
      entities: [Note],
      migrations: [CreateNote1700000000000],
      extra: {
        max: 1,
        idleTimeoutMillis: 0,
        connectionTimeoutMillis: 10_000,
        stream: () => database.connect(),
      },
    });
    await source.initialize();
    expect(await source.runMigrations()).toHaveLength(1);

    await source.transaction((manager) => manager.insert(Note, { text: 'kept' }));
    const failing = source.transaction(async (manager) => {
      await manager.insert(Note, { text: 'taken back' });
      await manager.insert(Note, { text: 'kept' });
    });
    await expect(failing).rejects.toMatchObject({ driverError: { code: '23505' } });
    expect(await source.getRepository(Note).find()).toEqual([{ id: 1, text: 'kept' }]);
    await source.destroy();
    pool = newPool();
  });

  test('a second opening of the folder is refused', async () => {
    await expect(openEmbeddedDatabase(folder)).rejects.toThrow(FolderLockedError);
    expect((await pool.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
  });
});

describe('a database of its own', () => {
  beforeEach(async () => {
    folder = await copyStartedFolder();
    database = await openEmbeddedDatabase(folder);
    pool = newPool();
  });

  afterEach(async () => {
    await pool.end();
    await database.close();
    await removeFolder(folder);
  });

  test('what was written is there after closing and opening again', async () => {
    await pool.query('CREATE TABLE note AS SELECT 42 AS n');
    await pool.end();
    await database.close();

    database = await openEmbeddedDatabase(folder);
    pool = newPool();
    expect((await pool.query('SELECT n FROM note')).rows).toEqual([{ n: 42 }]);
  });

  test('a second opening of the folder is refused although the lock file was deleted', async () => {
    await rm(join(folder, 'lock'));
    await expect(openEmbeddedDatabase(folder)).rejects.toThrow(FolderLockedError);
    expect((await pool.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
  });

  test('closing ends open connections with an error, and refuses new ones', async () => {
    const client = newClient();
    const lost = new Promise<Error>((resolve) => client.on('error', resolve));
    await client.connect();
    const answered = client.query('SELECT 5 AS n');
    await Promise.all([database.close(), database.close()]);

    expect((await answered).rows).toEqual([{ n: 5 }]);
    expect((await lost).message).toBe('The embedded database is closed');
    await expect(newClient().connect()).rejects.toThrow('The embedded database is closed');
  });
});

describe('in a process of its own', () => {
  beforeAll(async () => {
    folder = await copyStartedFolder();
  });

  afterAll(() => removeFolder(folder));

  test('a folder in use by another process is refused, and says by which', async () => {
    const holder = new Child('hold-folder.ts', folder);
    await holder.line();
    await expect(openEmbeddedDatabase(folder)).rejects.toThrow(
      `The folder ${folder} is in use by another process (pid ${holder.pid})`,
    );
    await holder.kill();
  });

  test('a process killed while it writes has lost no acknowledged row', async () => {
    const writer = new Child('write-rows.ts', folder);
    for (let lines = 0; lines < 300; lines++) await writer.line();
    await writer.kill();
    const acknowledged = 300 + (await writer.rest()).length;

    database = await openEmbeddedDatabase(folder);
    const client = newClient();
    await client.connect();
    const { rows } = await client.query<{ n: number }>('SELECT n FROM written ORDER BY n');
    expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
    expect(rows.every(({ n }, index) => n === index + 1)).toBe(true);
    await client.query('INSERT INTO written VALUES (0)');
    await client.end();
    await database.close();
  });

  test('a first start that was killed is begun anew', async () => {
    const newFolder = await makeTemporaryFolder();
    try {
      const first = new Child('open-and-close.ts', newFolder);
      while (!existsSync(join(newFolder, 'pgdata', 'PG_VERSION'))) await delay(1);
      await first.kill();

      const second = new Child('open-and-close.ts', newFolder);
      expect(await second.rest()).toEqual(['closed']);
    } finally {
      await removeFolder(newFolder);
    }
  });

  test('nothing keeps the process alive after closing', async () => {
    const child = new Child('open-and-close.ts', folder);
    expect(await child.rest()).toEqual(['closed']);
    expect(await child.exitCode()).toBe(0);
  });

  test('a crash of the database is an error of its clients, not of the process', async () => {
    const child = new Child('crash-worker.ts', folder);
    const stopped = 'The embedded database has stopped';
    expect(await child.rest()).toEqual(['answered', stopped, stopped, 'closed']);
    expect(await child.exitCode()).toBe(0);
  });
});

test('a folder that holds no usable database is an error, and is given free', async () => {
  folder = await copyStartedFolder();
  try {
    await removeFolder(join(folder, 'pgdata', 'global'));
    await expect(openEmbeddedDatabase(folder)).rejects.toThrow('does not start');
    await expect(openEmbeddedDatabase(folder)).rejects.toThrow('does not start');
  } finally {
    await removeFolder(folder);
  }
});
