import type { ChatChange, Message } from '../../generated/schemas';
import { deletedContent } from '../../src/messages/tombstone';
import { HeldRows } from '../support/held-rows';
import { createTestDatabase } from '../support/test-database';
import { Store, stores } from './store';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const revisionsOf = (changes: ChatChange[]) => changes.map(({ revision }) => revision);
const versionsOf = (store: Store) =>
  store.database.requests.query<{ seq: number; version: number; content: string }[]>(
    'SELECT seq, version, content FROM message_versions ORDER BY chat_id, seq, version',
  );

describe.each(stores)('what is done with messages, on %s', (_kind, open) => {
  let store: Store;
  let chatId: string;
  let message: Message;

  beforeAll(async () => {
    store = await open();
  });
  beforeEach(async () => {
    chatId = await store.group(['alice', 'bob']);
    message = await store.send('alice', chatId, 'as it was sent');
    store.published.length = 0;
  });
  afterEach(() => store.empty());
  afterAll(() => store.close());

  const edit = (content: string, { id }: Message = message) =>
    store.service.update('alice', chatId, id, { content });
  const published = () => store.published.flatMap(({ changes }) => changes);
  const stored = async () => (await store.chatLog.readAfter(chatId, 1, 1000)).changes;

  it('is in the log as it was published, one revision after the other', async () => {
    const others = await Promise.all(upTo(5).map(() => store.send('alice', chatId)));
    store.published.length = 0;
    await Promise.all(others.flatMap((each) => upTo(8).map((turn) => edit(`turn ${turn}`, each))));
    expect(revisionsOf(published())).toEqual(upTo(40).map((index) => 7 + index));
    expect((await stored()).slice(5)).toEqual(
      published().map((change) => ({
        ...change,
        updated: expect.objectContaining({ content: 'turn 7', version: 9 }) as Message,
      })),
    );
  });

  it('comes to each as what it made of the message, with all versions kept', async () => {
    const edited = await Promise.all(upTo(12).map((turn) => edit(`turn ${turn}`)));
    expect(edited.map(({ content, version }) => [content, version])).toEqual(
      upTo(12).map((turn) => [`turn ${turn}`, turn + 2]),
    );
    const contents = ['as it was sent', ...upTo(11).map((turn) => `turn ${turn}`)];
    expect(await versionsOf(store)).toEqual(
      contents.map((content, index) => ({ seq: 1, version: index + 1, content })),
    );
  });

  it('counts mentions by what a message was before, also where one of its answers went with it', async () => {
    const { service } = store;
    const { message: root } = await service.send('alice', chatId, {
      ...{ content: 'You!', mentions: ['bob'] },
    });
    const answer = { content: 'Me?', replyTo: root.id };
    const { message: reply } = await service.send('alice', chatId, answer);
    // It has nothing to store, so what comes with it makes a batch.
    const first = edit(message.content);
    const gone = service.delete('alice', chatId, reply.id);
    const changed = service.update('alice', chatId, root.id, { mentions: [] });
    await Promise.all([first, gone, changed]);
    expect(await changed).toMatchObject({ replyCount: 0, version: 2 });
    expect(await store.list.find('bob', chatId)).toMatchObject({ mentionCount: 0 });
  });

  it('tells nothing of what is deleted with it, and keeps no version', async () => {
    const first = edit('first');
    const deletion = store.service.delete('bob', chatId, message.id).catch(() => 'refused');
    const secret = edit('secret');
    const gone = store.service.delete('alice', chatId, message.id);
    const late = edit('late').catch((error: unknown) => error);
    await Promise.all([first, secret, gone]);
    expect(await deletion).toBe('refused');
    expect(await late).toMatchObject({ code: 'MESSAGE_DELETED' });
    expect(await versionsOf(store)).toEqual([]);
    const now = await store.service.get('bob', chatId, message.id);
    expect(now).toMatchObject({ content: deletedContent, deletedBy: 'alice', version: 3 });
    expect((await stored()).map(({ updated, deleted }) => updated ?? deleted)).toEqual([
      ...[now, now, now],
    ]);
    expect(JSON.stringify(store.published.slice(1))).not.toContain('secret');
  });

  it('fails alone when the database refuses it', async () => {
    const edits = ['one', 'with \u0000', 'three'].map((content) => edit(content));
    const results = await Promise.allSettled(edits);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await store.service.get('alice', chatId, message.id)).content).toBe('three');
    expect(revisionsOf(published())).toEqual([2, 3]);
  });

  it('keeps what a newer version has added to a message', async () => {
    await store.database.requests.query(`UPDATE messages SET extra = '{"starred": true}'`);
    const edited = await edit('otherwise');
    expect(edited).toMatchObject({ content: 'otherwise', version: 2, starred: true });
    expect(await store.service.get('bob', chatId, message.id)).toEqual(edited);
  });
});

describe('what is done with messages, by several nodes', () => {
  it('has each revision once, and the message as the last of them left it', async () => {
    const database = await createTestDatabase();
    const nodes = await Promise.all([Store.at(database.url), Store.at(database.url)]);
    try {
      const chatId = await nodes[0].group(['alice', 'bob']);
      const { id } = await nodes[0].send('alice', chatId);
      const edits = upTo(60).map((turn) =>
        nodes[turn % 2]!.service.update('alice', chatId, id, { content: `turn ${turn}` }),
      );
      const edited = await Promise.all(edits);
      const versions = edited.map(({ version }) => version).sort((one, other) => one - other);
      expect(versions).toEqual(upTo(60).map((index) => index + 2));
      const { changes } = await nodes[0].chatLog.readAfter(chatId, 0, 1000);
      expect(revisionsOf(changes)).toEqual(upTo(61).map((index) => index + 1));
      const last = edited.find(({ version }) => version === 61);
      expect(await nodes[1].service.get('bob', chatId, id)).toEqual(last);
    } finally {
      await Promise.all(nodes.map((node) => node.close()));
      await database.drop();
    }
  });

  it('is planned once, however many come at a time', async () => {
    const database = await createTestDatabase();
    const store = await Store.at(database.url);
    try {
      const chatId = await store.group(['alice', 'bob']);
      const { id } = await store.send('alice', chatId);
      const edit = (content: string) => store.service.update('alice', chatId, id, { content });
      for (const turn of upTo(8)) await edit(`turn ${turn}`);
      await Promise.all(upTo(40).map((turn) => edit(`at once ${turn}`)));
      const { rows } = await store.database.writes.changes.query(
        `SELECT name, custom_plans::integer FROM pg_prepared_statements ORDER BY name`,
      );
      expect(rows).toEqual([
        { name: 'read-messages', custom_plans: 0 },
        { name: 'store-changes', custom_plans: 0 },
      ]);
    } finally {
      await store.close();
      await database.drop();
    }
  });

  it('goes on in other chats while one is locked', async () => {
    const database = await createTestDatabase();
    const store = await Store.at(database.url, { DATABASE_LOCK_TIMEOUT: '1m' });
    try {
      const [stuck, free] = [await store.group(['alice', 'bob']), await store.group(['alice'])];
      const [inStuck, inFree] = [await store.send('alice', stuck), await store.send('alice', free)];
      const edit = ({ chatId, id }: Message, content: string) =>
        store.service.update('alice', chatId, id, { content });
      const lock = 'SELECT FROM chats WHERE id = $1 FOR UPDATE';
      const held = await HeldRows.hold(database.url, lock, [stuck]);
      const waiting = upTo(3).map((turn) => edit(inStuck, `turn ${turn}`));
      try {
        for (const turn of upTo(5)) await edit(inFree, `turn ${turn}`);
      } finally {
        await held.release();
      }
      expect((await Promise.all(waiting)).map(({ version }) => version)).toEqual([2, 3, 4]);
    } finally {
      await store.close();
      await database.drop();
    }
  });
});
