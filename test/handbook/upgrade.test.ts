import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { apiAt } from '../support/dev-session';
import { ProcessSandbox } from '../support/service-process';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { codeBlocks } from './code-blocks';
import { describeWithPrograms } from './describe-with-program';
import { unpackRelease } from './released-service';
import { VersionNode } from './version-node';

const run = promisify(execFile);
const [whatWasDone] = codeBlocks('backup.md', 'bash');

/** What a newer version may do to the tables, so that the one before it can be started again. */
const additions = `
  ALTER TABLE chats ADD COLUMN added_later jsonb;
  ALTER TABLE messages ADD COLUMN added_later text NOT NULL DEFAULT 'as before';
  CREATE TABLE added_later (chat_id text REFERENCES chats (id) ON DELETE CASCADE);
  INSERT INTO migrations (timestamp, name, kind) VALUES (9999999999999, '9998-add', 'expand');
`;

/** What it may do only when no version that needs it is to be started again. */
const removal = `
  ALTER TABLE participants DROP COLUMN sent_since_read;
  INSERT INTO migrations (timestamp, name, kind) VALUES (9999999999999, '9999-forget', 'contract');
`;

describe('the handbook for an upgrade and the way back', () => {
  const sandbox = new ProcessSandbox();
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => sandbox.cleanUp());
  afterEach(() => database.drop());

  it('has nodes that go on, and start, on tables that a newer version has added to', async () => {
    const environment = { DATABASE_URL: database.url, DATA_DIR: await sandbox.folder() };
    const before = await sandbox.start(environment);
    const alice = await apiAt(before.url, 'alice');
    const { id: chatId } = await alice.createChat(['bob']);
    await alice.sendMessage(chatId, 'before the upgrade');
    await database.run(additions);
    await alice.sendMessage(chatId, 'while it goes on');
    const after = await sandbox.start(environment);
    const bob = await apiAt(after.url, 'bob');
    await bob.sendMessage(chatId, 'after the way back');
    const { body } = await bob.call('listMessages', { params: { chatId } });
    expect(body).toMatchObject({
      items: [
        { seq: 1, content: 'before the upgrade' },
        { seq: 2, content: 'while it goes on' },
        { seq: 3, content: 'after the way back' },
      ],
    });
  });

  it('has the released version start again on the tables of this one', async () => {
    const environment = { DATABASE_URL: database.url, DATA_DIR: await sandbox.folder() };
    const current = new VersionNode(await sandbox.start(environment));
    const { id: chatId } = await current.createChat('alice', ['bob'], 'Back');
    const sent = await current.send('alice', chatId, 'before the way back');
    await current.edit(sent, 'edited before the way back');
    current.process.signal('SIGTERM');
    await current.process.ended;
    const program = await unpackRelease(await sandbox.folder());
    const released = new VersionNode(await sandbox.start(environment, { program }));
    await released.send('bob', chatId, 'after it');
    expect(await released.lastMessages('alice', chatId)).toMatchObject([
      { seq: 1, content: 'edited before the way back' },
      { seq: 2, content: 'after it' },
    ]);
  });

  it('has no node start on tables of which a newer version took something away', async () => {
    await database.run(removal);
    const environment = { DATABASE_URL: database.url, DATA_DIR: await sandbox.folder() };
    const { code, errors } = await sandbox.spawn(environment).ended;
    expect(code).toBe(1);
    expect(errors).toBe(
      "The tables of the database are a newer version's, which took away what this one needs " +
        '(9999-forget). Start that version or a newer one, or restore the backup from before the ' +
        'upgrade.\n',
    );
  });

  describeWithPrograms('psql')('and the database', () => {
    it('tells what was done to its tables', async () => {
      const env = { PATH: process.env.PATH, DATABASE_URL: database.url };
      const { stdout } = await run('bash', ['-euc', whatWasDone!], { env });
      expect(stdout).toMatch(/^ 0002-list-by-activity +\| contract$/m);
    });
  });
});
