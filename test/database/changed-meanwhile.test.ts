import type { ChatChange, Message } from '../../generated/schemas';
import { deletedContent } from '../../src/messages/tombstone';
import { holdChat } from '../support/held-rows';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { Store } from './store';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const revisionsOf = (changes: ChatChange[]) => changes.map(({ revision }) => revision);
const publishedBy = (node: Store, chatId: string) =>
  node.published.flatMap((each) => (each.chatId === chatId ? each.changes : []));

describe('what happens after a message was read, and before what became of it is stored', () => {
  let database: TestDatabase;
  let here: Store;
  let there: Store;
  let chatId: string;
  let message: Message;

  beforeAll(async () => {
    database = await createTestDatabase();
    here = await Store.at(database.url, { DATABASE_LOCK_TIMEOUT: '10m' });
    there = await Store.at(database.url);
  });
  beforeEach(async () => {
    chatId = await here.group(['alice', 'bob']);
    message = await here.send('alice', chatId, 'as it was sent');
    here.published.length = 0;
    there.published.length = 0;
  });
  afterEach(() => here.empty());
  afterAll(() => Promise.all([here, there].map((node) => node.close())));
  afterAll(() => database.drop());

  const edit = (node: Store, content: string, { id, ...other }: Message = message) =>
    node.service.update('alice', other.chatId, id, { content });
  const react = (node: Store, userId: string) =>
    node.reactions.add({ userId, chatId, messageId: message.id }, '👍');
  const versions = async () => {
    const sql = 'SELECT content FROM message_versions WHERE chat_id = $1 ORDER BY version';
    const rows = await here.database.requests.query<{ content: string }[]>(sql, [chatId]);
    return rows.map(({ content }) => content);
  };
  const log = async () => (await here.chatLog.readAfter(chatId, 1, 1000)).changes;

  /** Does something before the node here stores the next batch, which it has read. */
  const meanwhile = (action: () => Promise<unknown>) => {
    const { changes } = here.database.writes;
    const query = changes.query.bind(changes) as (statement: unknown) => Promise<unknown>;
    const queryAfter = async (statement: { name: string }) => {
      if (statement.name === 'store-changes') {
        Object.assign(changes, { query });
        await action();
      }
      return query(statement);
    };
    Object.assign(changes, { query: queryAfter });
  };

  it('is what an edit is made of', async () => {
    meanwhile(() => edit(there, 'theirs'));
    expect(await edit(here, 'mine')).toMatchObject({ content: 'mine', version: 3 });
    expect(await versions()).toEqual(['as it was sent', 'theirs']);
    expect(revisionsOf(await log())).toEqual([2, 3]);
    expect(revisionsOf(publishedBy(here, chatId))).toEqual([3]);
    expect(revisionsOf(publishedBy(there, chatId))).toEqual([2]);
  });

  it('is what an edit of another version is refused for', async () => {
    meanwhile(() => edit(there, 'theirs'));
    const change = { content: 'mine', ifVersion: 1 };
    const mine = here.service.update('alice', chatId, message.id, change);
    await expect(mine).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
    expect(await versions()).toEqual(['as it was sent']);
    expect(revisionsOf(await log())).toEqual([2]);
    expect(publishedBy(here, chatId)).toEqual([]);
  });

  it('is a deletion, of which no edit brings anything back', async () => {
    meanwhile(() => there.service.delete('alice', chatId, message.id));
    await expect(edit(here, 'mine')).rejects.toMatchObject({ code: 'MESSAGE_DELETED' });
    expect(await versions()).toEqual([]);
    expect((await here.service.get('bob', chatId, message.id)).content).toBe(deletedContent);
  });

  it('is counted with the reaction that was read without it', async () => {
    meanwhile(() => react(there, 'bob'));
    const counted = { emoji: '👍', count: 2, userIds: ['bob', 'alice'] };
    expect((await react(here, 'alice')).reaction).toMatchObject(counted);
    expect((await here.service.get('bob', chatId, message.id)).reactions).toEqual([counted]);
  });

  it('counts a reaction once that came there as well', async () => {
    meanwhile(() => react(there, 'alice'));
    const counted = { count: 1, userIds: ['alice'], reacted: true };
    expect((await react(here, 'alice')).reaction).toMatchObject(counted);
    expect(revisionsOf(await log())).toEqual([2]);
  });

  it('keeps out who was removed', async () => {
    const bobs = await here.send('bob', chatId, "bob's");
    meanwhile(() =>
      database.run(
        `WITH moved AS (UPDATE chats SET revision = revision + 1 WHERE id = '${chatId}')
         DELETE FROM participants WHERE chat_id = '${chatId}' AND user_id = 'bob'`,
      ),
    );
    const edited = here.service.update('bob', chatId, bobs.id, { content: 'once more' });
    await expect(edited).rejects.toMatchObject({ code: 'CHAT_NOT_FOUND' });
    expect((await here.service.get('alice', chatId, bobs.id)).content).toBe("bob's");
  });

  it('has a batch decided again in its order', async () => {
    meanwhile(() => there.send('bob', chatId));
    const first = edit(here, 'first');
    const gone = here.service.delete('alice', chatId, message.id);
    const late = edit(here, 'late').catch(({ code }: { code: string }) => code);
    await Promise.all([first, gone]);
    expect(await late).toBe('MESSAGE_DELETED');
    expect(revisionsOf(await log())).toEqual([2, 3, 4]);
    expect(revisionsOf(publishedBy(here, chatId))).toEqual([3, 4]);
  });

  it('delays no other chat', async () => {
    const other = await here.send('alice', await here.group(['alice']));
    // It has nothing to store, so what comes with it makes a batch.
    const before = edit(here, message.content);
    const holding = new Promise<Awaited<ReturnType<typeof holdChat>>>((resolve) =>
      meanwhile(async () => resolve(await holdChat(database.url, chatId))),
    );
    const inHeld = upTo(3).map((turn) => edit(here, `turn ${turn}`));
    const inOther = upTo(3).map((turn) => edit(here, `turn ${turn}`, other));
    expect((await Promise.all([before, ...inOther])).at(-1)!.version).toBe(4);
    // The other chat may be stored in another lane, and so before this one is held.
    const held = await holding;
    expect(publishedBy(here, chatId)).toEqual([]);
    await held.release();
    expect((await Promise.all(inHeld)).map(({ version }) => version)).toEqual([2, 3, 4]);
    expect(await versions()).toEqual(['as it was sent', 'turn 0', 'turn 1']);
  });

  it('is in the log once, whatever two nodes do at the same time', async () => {
    const users = upTo(20).map((index) => `user-${index}`);
    const chats = await Promise.all(upTo(4).map(() => here.group(['alice', ...users])));
    const messages = await Promise.all(chats.map((id) => here.send('alice', id, 'first')));
    const acts = upTo(20).flatMap((turn) =>
      messages.flatMap((each, index) => {
        const node = (turn + index) % 2 === 0 ? here : there;
        const place = { userId: users[turn]!, chatId: each.chatId, messageId: each.id };
        return [
          node.send('alice', each.chatId),
          edit(node, `turn ${turn}`, each),
          node.reactions.add(place, '👍'),
        ];
      }),
    );
    await Promise.all(acts);
    for (const { chatId: id, id: messageId } of messages) {
      const { changes } = await here.chatLog.readAfter(id, 0, 1000);
      expect(revisionsOf(changes)).toEqual(upTo(61).map((index) => index + 1));
      const published = [here, there].flatMap((node) => revisionsOf(publishedBy(node, id)));
      expect(published.sort((one, next) => one - next)).toEqual(revisionsOf(changes));
      const now = await there.service.get('alice', id, messageId);
      expect(now).toMatchObject({ version: 21, reactions: [{ emoji: '👍', count: 20 }] });
      const reacted = await here.reactions.page(
        { userId: 'alice', chatId: id, messageId },
        { limit: 100 },
      );
      expect(reacted.items.map(({ userId }) => userId).sort()).toEqual([...users].sort());
    }
  });
});
