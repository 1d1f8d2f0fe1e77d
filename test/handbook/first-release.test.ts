import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';
import type { ChatChangePage, ChatPage, MessagePage } from '../../generated/http/types';
import type { ChatSummary, Message } from '../../generated/schemas';
import { openEmbeddedDatabase } from '../../src/database/embedded/embedded-database';
import { range, revisionsOf } from '../realtime/revisions';
import { type ApiClient, succeed } from '../support/api-client';
import { apiAt } from '../support/dev-session';
import { eventually } from '../support/eventually';
import { ProcessSandbox, type ServiceProcess } from '../support/service-process';
import { createEmptyDatabase, type TestDatabase } from '../support/test-database';
import { WebSocketClient } from '../support/websocket-client';

const dump = path.join(__dirname, 'database-1.0.0.sql');
const team = 'chat_01m8dcgfdwfzvt74gk57kaqqg7';
const direct = 'chat_01m8dcgfv3fzvt74ja8he6z63v';

describe.each<[string, (sandbox: ProcessSandbox) => Promise<Filled>]>([
  ['a Postgres database', fillPostgres],
  ['an embedded database', fillEmbedded],
])('%s that contract 1.0.0 filled', (_, fill) => {
  const sandbox = new ProcessSandbox();
  let filled: Filled;
  let service: ServiceProcess;
  let alice: ApiClient;
  let bob: ApiClient;

  // What only reads comes first.
  beforeAll(async () => {
    filled = await fill(sandbox);
    service = await sandbox.start(filled.environment);
    [alice, bob] = [await apiAt(service.url, 'alice'), await apiAt(service.url, 'bob')];
  });
  afterAll(() => sandbox.cleanUp());
  afterAll(() => filled?.database?.drop());

  const unread = async (api: ApiClient, chatId: string) =>
    succeed(await api.call<ChatSummary>('getChat', { params: { chatId } })).unreadCount;
  const changesAfter = async (after: number) => {
    const request = { params: { chatId: team }, query: { after } };
    return succeed(await bob.call<ChatChangePage>('listChanges', request)).items;
  };
  const messagesOf = async (chatId: string) => {
    const request = { params: { chatId }, query: { limit: 100 } };
    return succeed(await bob.call<MessagePage>('listMessages', request)).items;
  };

  it('has its chats in the list, by activity and with what is unread, its history and changes', async () => {
    expect(await listedBy(bob)).toEqual([
      ['Team', 4, 'Back on Monday.'],
      ['Lunch', 0, 'Soup?'],
      [undefined, 0, 'direct 5'],
      ['Empty', 0, undefined],
    ]);
    expect([await unread(alice, team), await unread(alice, direct)]).toEqual([4, 2]);
    expect((await messagesOf(team)).map(({ seq, content }) => [seq, content])).toEqual([
      [1, 'Welcome!'],
      [2, 'Hello.'],
      [3, 'What did I miss?'],
      [4, 'Not much. 😀'],
      [5, 'Where is Carol?'],
      [6, 'On holiday.'],
      [7, 'Back on Monday.'],
    ]);
    expect(await changesAfter(0)).toMatchObject([
      { revision: 1, kind: 'message-sent', message: { content: 'Welcome!' } },
      { revision: 2, message: { content: 'Hello.' } },
      { revision: 3, kind: 'participants-changed', added: ['dave', 'erin'] },
      { revision: 4, message: { content: 'What did I miss?' } },
      { revision: 5, message: { content: 'Not much. 😀' } },
      { revision: 6, kind: 'participants-changed', removed: ['carol'] },
      { revision: 7, kind: 'participants-changed', removed: ['erin'] },
      { revision: 8, message: { content: 'Where is Carol?' } },
      { revision: 9, message: { content: 'On holiday.' } },
      { revision: 10, message: { content: 'Back on Monday.' } },
    ]);
    for (const after of range(0, 10)) {
      const revisions = (await changesAfter(after)).map(({ revision }) => revision);
      expect(revisions).toEqual(range(after + 1, 10));
    }
  });

  it('goes on: old messages are edited and deleted, new ones sent, clients resume', async () => {
    const url = `${service.url.replace('http', 'ws')}/messaging?userId=bob`;
    const client = await WebSocketClient.open(url);
    await client.ask('join-chat', { chatId: team, after: 3 }, 'chat-joined');
    const [first, second] = await messagesOf(team);
    const edited = { params: { chatId: team, messageId: first!.id }, body: { content: 'Hi!' } };
    succeed(await alice.call<Message>('updateMessage', edited));
    succeed(await bob.call('deleteMessage', { params: { chatId: team, messageId: second!.id } }));
    const repeated = await alice.sendMessage(team, 'Welcome!', 'alice-1');
    expect(repeated).toMatchObject({ id: first!.id, content: 'Hi!', version: 2 });
    const sent = await alice.sendMessage(team, 'Here again.', 'alice-3');
    expect(sent).toMatchObject({ seq: 8, revision: 13 });
    const added = { params: { chatId: team }, body: { participants: ['carol'] } };
    succeed(await alice.call('addParticipants', added));
    expect((await alice.createChat(['bob'])).id).toBe(direct);

    expect(await messagesOf(team)).toMatchObject([
      { content: 'Hi!' },
      { deletedBy: 'bob' },
      ...range(3, 8).map((seq) => ({ seq })),
    ]);
    expect([await unread(alice, team), await unread(bob, team)]).toEqual([3, 5]);
    expect((await listedBy(bob))[0]).toEqual(['Team', 5, 'Here again.']);
    await eventually(() => expect(revisionsOf(client, team)).toEqual(range(4, 14)));
    await client.close();
    client.assertContractKept();
  });
});

/** Name, unread count and last message of a user's chats, read in pages of one. */
async function listedBy(api: ApiClient) {
  const chats: ChatSummary[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { limit: 1, ...(cursor === undefined ? {} : { cursor }) };
    const page = succeed(await api.call<ChatPage>('listChats', { query }));
    chats.push(...page.items);
    cursor = page.nextCursor;
  }
  return chats.map(({ name, unreadCount, lastMessage }) => [
    ...[name, unreadCount, lastMessage?.content],
  ]);
}

interface Filled {
  environment: Record<string, string>;
  database?: TestDatabase;
}

async function fillPostgres(sandbox: ProcessSandbox): Promise<Filled> {
  const database = await createEmptyDatabase();
  await database.run(await readFile(dump, 'utf8'));
  const DATA_DIR = await sandbox.folder();
  return { database, environment: { DATABASE_URL: database.url, DATA_DIR } };
}

/** In a folder that was started before, in place of the tables of this version. */
async function fillEmbedded(sandbox: ProcessSandbox): Promise<Filled> {
  const DATA_DIR = await sandbox.startedFolder();
  const embedded = await openEmbeddedDatabase(path.join(DATA_DIR, 'database'));
  const client = new Client({ ssl: false, stream: () => embedded.connect() });
  await client.connect();
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await client.query(await readFile(dump, 'utf8'));
  await client.end();
  await embedded.close();
  return { environment: { DATA_DIR } };
}
