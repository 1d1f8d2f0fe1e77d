import { Client } from 'pg';
import { apiAt } from '../support/dev-session';
import { ProcessSandbox } from '../support/service-process';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** What a newer version may do to the tables, so that the one before it can be started again. */
const additions = `
  ALTER TABLE chats ADD COLUMN added_later jsonb;
  ALTER TABLE messages ADD COLUMN added_later text NOT NULL DEFAULT 'as before';
  CREATE TABLE added_later (chat_id text REFERENCES chats (id) ON DELETE CASCADE);
  INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'AddedLater9999999999999');
`;

describe('the handbook for an upgrade and the way back', () => {
  const sandbox = new ProcessSandbox();
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => sandbox.cleanUp());
  afterEach(() => database.drop());

  async function upgradeTables(): Promise<void> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(additions).finally(() => client.end());
  }

  it('has nodes that go on, and start, on tables that a newer version has added to', async () => {
    const environment = { DATABASE_URL: database.url, DATA_DIR: await sandbox.folder() };
    const before = await sandbox.start(environment);
    const alice = await apiAt(before.url, 'alice');
    const { id: chatId } = await alice.createChat(['bob']);
    await alice.sendMessage(chatId, 'before the upgrade');
    await upgradeTables();
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
});
