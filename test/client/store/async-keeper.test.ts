import { type Action, sending } from '../../../client/src/store/action';
import { AsyncKeeper } from '../../../client/src/store/async-keeper';
import { LaterStorage } from './store-sandbox';

describe('what is kept in a storage that answers later', () => {
  let errors: unknown[];

  beforeEach(() => {
    errors = [];
  });

  const keeperOf = (userId: string, storage: LaterStorage) =>
    new AsyncKeeper(storage, userId, (error) => errors.push(error));
  const readBy = (keeper: AsyncKeeper) =>
    new Promise<Action[]>((resolve) => keeper.readActions(resolve));
  const draftBy = (keeper: AsyncKeeper) =>
    new Promise<string>((resolve) => keeper.readDraft('chat_1', resolve));

  it('is of one user, also where the name of another begins so', async () => {
    const storage = new LaterStorage();
    const other = keeperOf('a:b', storage);
    const action = sending('chat_1', 'from a:b');
    other.putAction(action);
    other.writeDraft('chat_1', 'typed by a:b');
    const keeper = keeperOf('a', storage);
    expect([await readBy(keeper), await draftBy(keeper)]).toEqual([[], '']);
    expect([await readBy(other), await draftBy(other)]).toEqual([[action], 'typed by a:b']);
  });

  it('has an action in its place when it is kept once more', async () => {
    const storage = new LaterStorage();
    const [first, second] = [sending('chat_1', 'first'), sending('chat_1', 'second')];
    const before = keeperOf('alice', storage);
    before.putAction(first);
    before.putAction(second);
    const keeper = keeperOf('alice', storage);
    expect(await readBy(keeper)).toEqual([first, second]);
    const refused = { ...first, refusal: { code: 'NOT_ALLOWED', message: 'No.', errors: [] } };
    keeper.putAction(refused as unknown as Action);
    expect(await readBy(keeperOf('alice', storage))).toEqual([refused, second]);
  });

  it('is in the order in which it was written, also when the clock is set back', async () => {
    const storage = new LaterStorage();
    const actions = ['one', 'two', 'three'].map((content) => sending('chat_1', content));
    const [before, after] = [keeperOf('alice', storage), keeperOf('alice', storage)];
    const clock = jest.spyOn(Date, 'now').mockReturnValue(2000);
    before.putAction(actions[0]!);
    clock.mockReturnValue(1000);
    before.putAction(actions[1]!);
    await readBy(after);
    after.putAction(actions[2]!);
    clock.mockRestore();
    expect(await readBy(keeperOf('alice', storage))).toEqual(actions);
  });

  it('is given without what cannot be read', async () => {
    const storage = new LaterStorage();
    const keeper = keeperOf('alice', storage);
    const action = sending('chat_1', 'whole');
    await storage.setItem('messaging-outbox:alice:broken', '{');
    keeper.putAction(action);
    expect(await readBy(keeper)).toEqual([action]);
    expect(errors).toEqual([expect.any(SyntaxError)]);
  });

  it('is not waited for without end', async () => {
    jest.useFakeTimers();
    const storage = new LaterStorage();
    storage.hold();
    const read = readBy(keeperOf('alice', storage));
    await jest.advanceTimersByTimeAsync(5000);
    jest.useRealTimers();
    expect(await read).toEqual([]);
    expect(errors).toEqual([new Error('The storage does not answer.')]);
  });
});
