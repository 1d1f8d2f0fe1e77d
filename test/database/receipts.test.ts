import type { ChatId } from '../../generated/schemas';
import { ReceiptRepository } from '../../src/receipts/receipt-repository';
import { type Store, stores } from './store';

describe.each(stores)('how far participants have come, on %s', (_kind, open) => {
  let store: Store;
  let receipts: ReceiptRepository;
  let chatId: ChatId;

  beforeAll(async () => {
    store = await open();
    receipts = new ReceiptRepository(store.database.requests);
  });
  beforeEach(async () => {
    chatId = await store.group(['alice', 'bob']);
    for (let n = 0; n < 5; n += 1) await store.send('alice', chatId);
  });
  afterEach(() => store.empty());
  afterAll(() => store.close());

  const mark = (seq: number) => receipts.tryMarkDelivered('bob', chatId, seq);
  const placesOf = async (userId: string) =>
    (await receipts.places('alice', chatId))!.places.find((one) => one.userId === userId);

  it('never goes back, and never past the newest message', async () => {
    expect(await mark(3)).toEqual({ seq: 3, hasMoved: true });
    expect(await mark(2)).toEqual({ seq: 3, hasMoved: false });
    expect(await mark(9)).toEqual({ seq: 5, hasMoved: true });
    expect(await mark(9)).toEqual({ seq: 5, hasMoved: false });
    const places = { deliveredSeq: 5, readSeq: 0, afterSeq: 0 };
    expect(await placesOf('bob')).toEqual({ userId: 'bob', ...places });
  });

  it('is as far as they have read', async () => {
    await store.places.markRead('bob', chatId, 4);
    expect(await placesOf('bob')).toMatchObject({ deliveredSeq: 4, readSeq: 4 });
    expect(await mark(3)).toEqual({ seq: 4, hasMoved: false });
    expect(await mark(5)).toEqual({ seq: 5, hasMoved: true });
  });

  it('is one place, whoever moves it at once', async () => {
    const moved = await Promise.all(
      [1, 2, 3, 4, 5].map((seq) => receipts.markDelivered('bob', chatId, seq)),
    );
    expect(moved.at(-1)).toEqual({ seq: 5, hasMoved: true });
    expect(await placesOf('bob')).toMatchObject({ deliveredSeq: 5 });
  });

  it("is none of the user's own state, and leaves what is unread as it is", async () => {
    const { head } = await store.userLog.readAfter('bob', 0, 10);
    await mark(5);
    expect((await store.userLog.readAfter('bob', 0, 10)).head).toBe(head);
    expect(await store.unread('bob', chatId)).toBe(5);
  });

  it('is not told to who takes no part', async () => {
    expect(await receipts.tryMarkDelivered('eve', chatId, 1)).toBeUndefined();
    expect(await receipts.markDelivered('eve', chatId, 1)).toBeUndefined();
    expect(await receipts.places('eve', chatId)).toBeUndefined();
  });

  it('begins for who comes later where the chat is then', async () => {
    await store.participants.add('alice', chatId, ['carol']);
    await store.send('alice', chatId);
    const places = { deliveredSeq: 5, readSeq: 5, afterSeq: 5 };
    expect(await placesOf('carol')).toEqual({ userId: 'carol', ...places });
  });

  it('waits for nobody who holds the row, but says so', async () => {
    const runner = store.database.checks.createQueryRunner();
    await runner.startTransaction();
    try {
      await runner.query(
        'UPDATE participants SET sent_since_read = 0 WHERE chat_id = $1 AND user_id = $2',
        [chatId, 'bob'],
      );
      // The embedded database has one session only, which waits for nobody.
      if (_kind === 'a Postgres server') expect(await mark(3)).toBe('held');
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
    expect(await mark(3)).toEqual({ seq: 3, hasMoved: true });
  });
});
