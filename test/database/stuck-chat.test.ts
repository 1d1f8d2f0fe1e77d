import { eventually } from '../support/eventually';
import { HeldRows, holdChat } from '../support/held-rows';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { Store } from './store';
import { toServiceError } from '../../src/to-service-error';

const codeOf = (result: PromiseSettledResult<unknown>) =>
  result.status === 'rejected' ? toServiceError(result.reason).code : 'stored';

describe('a chat that another session holds', () => {
  let database: TestDatabase;
  let patient: Store;
  let hasty: Store;
  let stuck: string;
  let other: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    patient = await Store.at(database.url, { DATABASE_LOCK_TIMEOUT: '10m' });
    hasty = await Store.at(database.url, { DATABASE_LOCK_TIMEOUT: '10ms' });
  });
  beforeEach(async () => {
    stuck = await patient.group(['alice', 'bob']);
    other = await patient.group(['alice', 'bob']);
  });
  afterEach(() => patient.empty());
  afterAll(() => Promise.all([patient, hasty].map((store) => store.close())));
  afterAll(() => database.drop());

  const contents = async (chatId: string) =>
    (await patient.messages.range(chatId, 1, 100)).map(({ content }) => content);

  /** Waits until the send that came first waits for the row. */
  const untilItWaits = (held: HeldRows) =>
    eventually(async () => expect(await held.waiting()).toBe(1));

  it('delays only itself, and keeps the order of its messages', async () => {
    const held = await holdChat(database.url, stuck);
    const first = patient.send('alice', stuck, '1');
    await untilItWaits(held);
    const sends = ['2', '3'].map((content) => patient.send('bob', stuck, content));
    // They are stored while the row is still held.
    await patient.send('alice', other, 'meanwhile');
    sends.push(patient.send('alice', stuck, '4'));
    await Promise.all([1, 2].map(() => patient.send('bob', other, 'meanwhile')));

    await held.release();
    await Promise.all([first, ...sends]);
    expect(await contents(stuck)).toEqual(['1', '2', '3', '4']);
    expect(await contents(other)).toEqual(['meanwhile', 'meanwhile', 'meanwhile']);
    await patient.send('alice', stuck, '5');
    expect(await contents(stuck)).toHaveLength(5);
  });

  it('fails only its own senders when it is held for too long, and they may try again', async () => {
    const held = await holdChat(database.url, stuck);
    const results = await Promise.allSettled([
      ...[stuck, other, stuck, other].map((chatId) => hasty.send('alice', chatId)),
    ]);
    expect(results.map(codeOf)).toEqual([
      ...['SERVICE_UNAVAILABLE', 'stored', 'SERVICE_UNAVAILABLE', 'stored'],
    ]);
    await held.release();
    await hasty.send('alice', stuck, 'again');
    expect(await contents(stuck)).toEqual(['again']);
  });

  it('delays only itself when a participation is held', async () => {
    const sql = 'SELECT FROM participants WHERE chat_id = $1 AND user_id = $2 FOR UPDATE';
    const held = await HeldRows.hold(database.url, sql, [stuck, 'alice']);
    const sends = [stuck, other].map((chatId) => patient.send('alice', chatId));
    await sends[1];
    expect(await contents(stuck)).toEqual([]);
    await held.release();
    await sends[0];
    expect(await contents(stuck)).toHaveLength(1);
  });

  it('lets each sender whose message cannot be stored fail alone', async () => {
    const results = await Promise.allSettled([
      patient.send('alice', other, 'first'),
      patient.send('alice', stuck, 'one'),
      patient.send('bob', stuck, 'a\0b'),
      patient.send('alice', stuck, 'two'),
      patient.send('bob', other, 'second'),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
    ]);
    expect(await contents(stuck)).toEqual(['one', 'two']);
    expect(await contents(other)).toEqual(['first', 'second']);
  });

  it('stores nothing of who was removed while they waited', async () => {
    const held = await HeldRows.hold(
      database.url,
      `WITH locked AS (UPDATE chats SET revision = revision + 1 WHERE id = $1)
       DELETE FROM participants WHERE chat_id = $1 AND user_id = $2`,
      [stuck, 'bob'],
    );
    const sends = ['bob', 'alice', 'bob'].map((userId) => patient.send(userId, stuck, userId));
    await untilItWaits(held);
    await held.release();
    const results = await Promise.allSettled(sends);
    expect(results.map(codeOf)).toEqual(['CHAT_NOT_FOUND', 'stored', 'CHAT_NOT_FOUND']);
    expect(await contents(stuck)).toEqual(['alice']);
  });
});
