import { eventually } from '../support/eventually';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { Store } from './store';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('two nodes that write to one database', () => {
  let database: TestDatabase;
  let nodes: [Store, Store];
  let chatId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    nodes = [await Store.at(database.url), await Store.at(database.url)];
  });
  beforeEach(async () => {
    chatId = await nodes[0].group(['alice', 'bob', 'carol']);
  });
  afterEach(() => Promise.all(nodes.map((node) => node.empty())));
  afterAll(() => Promise.all(nodes.map((node) => node.close())));
  afterAll(() => database.drop());

  const history = (id = chatId) => nodes[0].messages.range(id, 1, 10_000);

  /** Asks both nodes for the same, many times at once. */
  const onBoth = <T>(count: number, ask: (node: Store, number: number) => Promise<T>) =>
    Promise.all(upTo(count).flatMap((number) => nodes.map((node) => ask(node, number))));

  it('number the messages of a chat without a gap', async () => {
    const sent = await onBoth(300, (node, number) =>
      node.send(node === nodes[0] ? 'alice' : 'bob', chatId, `number ${number}`),
    );
    const stored = await history();
    expect(stored.map(({ seq }) => seq)).toEqual(upTo(600));
    expect(stored.map(({ revision }) => revision)).toEqual(upTo(600));
    expect(sent.sort((one, other) => one.seq - other.seq)).toEqual(stored);
  });

  it('each publish what they stored, in the order of revision, and together all of it', async () => {
    await onBoth(100, (node) => node.send('alice', chatId));
    const revisions = nodes.map(({ published }) =>
      published.flatMap(({ changes }) => changes.map(({ revision }) => revision)),
    );
    const ascending = (list: number[]) => [...list].sort((one, other) => one - other);
    for (const list of revisions) expect(list).toEqual(ascending(list));
    expect(ascending(revisions.flat())).toEqual(upTo(200));
  });

  it('count right what each has sent and read', async () => {
    await onBoth(100, async (node, number) => {
      await node.send(node === nodes[0] ? 'alice' : 'bob', chatId);
      if (number % 10 === 0) await node.places.markRead('alice', chatId, number);
    });
    const aliceRead = await nodes[0].places.markRead('alice', chatId, 0);
    const left = (await history()).filter(({ seq }) => seq > aliceRead!.own.readSeq);
    const ofOthers = left.filter(({ senderId }) => senderId !== 'alice');
    expect(aliceRead!.own.unreadCount).toBe(ofOthers.length);
    expect(await nodes[0].unread('bob', chatId)).toBe(100);
    expect(await nodes[1].unread('carol', chatId)).toBe(200);
  });

  it('store once what is sent to both at the same time', async () => {
    // Each node is kept busy with other messages, so the two see each id at different moments.
    const answers = await onBoth(200, async (node, number) => {
      const clientMessageId = `my-id-${number}`;
      const draft = { senderId: 'alice', chatId, content: `number ${number}`, clientMessageId };
      if (number % 7 === 0) await node.send('bob', chatId);
      return node.writer.append(draft);
    });
    for (const number of upTo(200)) {
      const same = answers.filter(({ message }) => message.content === `number ${number}`);
      expect(same.map(({ created }) => created).sort()).toEqual([false, true]);
      expect(same[0]!.message).toEqual(same[1]!.message);
    }
    const stored = await history();
    expect(stored.map(({ seq }) => seq)).toEqual(upTo(200 + 2 * 28));
    expect(await nodes[0].unread('alice', chatId)).toBe(2 * 28);
  });

  it('do not block each other when their batches name the same chats in another order', async () => {
    const [first, middle, last] = [await newChat(), await newChat(), await newChat()];
    const release = await holdChat(middle);
    const sends = [
      ...sendAsBatch(nodes[0], [first, middle, last]),
      ...sendAsBatch(nodes[1], [last, middle, first]),
    ];
    await eventually(async () => expect(await waitingForLocks()).toBe(2)).finally(release);

    await Promise.all(sends);
    for (const id of [first, middle, last]) {
      expect((await history(id)).map(({ seq }) => seq)).toEqual([1, 2]);
    }
  });

  it('make one direct chat of a pair', async () => {
    const draft = { createdBy: 'alice', participants: ['alice', 'bob'], name: undefined };
    const results = await onBoth(10, (node) =>
      node.chats.findOrCreateDirect(draft, () => undefined),
    );
    expect(new Set(results.map(({ chat }) => chat.id)).size).toBe(1);
    expect(results.filter(({ created }) => created)).toHaveLength(1);
  });

  const newChat = () => nodes[0].group(['alice', 'bob']);

  /** The first send makes a batch by itself; what comes meanwhile makes the next one. */
  function sendAsBatch(node: Store, chatIds: string[]): Promise<unknown>[] {
    return [chatId, ...chatIds].map((id) => node.send('alice', id));
  }

  /** Locks a chat's row, until the function is called that this gives. */
  async function holdChat(id: string): Promise<() => Promise<void>> {
    const runner = nodes[0].database.requests.createQueryRunner();
    await runner.startTransaction();
    await runner.query('SELECT FROM chats WHERE id = $1 FOR UPDATE', [id]);
    return async () => {
      await runner.commitTransaction();
      await runner.release();
    };
  }

  async function waitingForLocks(): Promise<number> {
    const [row] = await nodes[1].database.requests.query<{ count: number }[]>(
      `SELECT count(*)::int FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return row!.count;
  }
});
