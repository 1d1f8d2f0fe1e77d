import { ChatFeed } from '../../src/realtime/delivery/chat-feed';
import { FakeChanges } from './fake-changes';
import {
  change,
  changes,
  headAt,
  quietCheck,
  quietLog,
  stubChatId,
  StubClient,
  stubEpoch,
} from './stub-transport';

describe('a connection that comes back to a chat', () => {
  let source: FakeChanges;
  let feed: ChatFeed;
  let alice: StubClient;

  beforeEach(() => {
    source = new FakeChanges();
    feed = new ChatFeed(stubChatId, quietCheck(), source.read, quietLog());
    alice = new StubClient();
  });

  const messages = (first: number, last: number) =>
    changes(first, last).map(({ revision }) => `new-message ${revision}`);

  /** Joins, and starts live where the replay ends. */
  const resume = async (after: number, last: number, epoch?: string) => {
    const subscription = feed.join(alice.connection);
    const head = { ...headAt(last), historySeq: 0, historyRevision: 0 };
    const through = await feed.replay(subscription, { revision: after, epoch }, head);
    subscription.startAfter(last);
    return through;
  };

  it('gets what it missed, then what comes live', async () => {
    source.stored = changes(1, 450);
    await feed.open(headAt(450));
    expect(await resume(3, 450, stubEpoch)).toBe(450);
    await feed.accept([change(451)]);
    expect(await alice.news()).toEqual(messages(4, 451));
  });

  it('gets a thousand changes, and is told that there were more', async () => {
    source.stored = changes(1, 1500);
    await feed.open(headAt(1500));
    expect(await resume(100, 1500)).toBe(1100);
    await feed.accept([change(1501)]);
    expect(await alice.news()).toEqual([...messages(101, 1100), ...messages(1501, 1501)]);
  });

  it('gets all in order when changes come live while older ones are read', async () => {
    source.stored = changes(1, 7);
    await feed.open(headAt(5));
    const open = source.holdUp();
    const resuming = resume(0, 6);
    await feed.accept(changes(6, 7));
    open();
    await resuming;
    expect(await alice.news()).toEqual(messages(1, 7));
  });

  it('gets nothing of what came live behind changes that could not be read', async () => {
    await feed.open(headAt(5));
    source.failure = new Error('the database is away');
    await expect(resume(0, 5)).rejects.toThrow('the database is away');
    await feed.accept([change(6)]);
    expect(await alice.news()).toEqual([]);
  });

  it('gets what there is of it, up to where it is told of', async () => {
    const missing = [2, 300, 449, 450];
    source.stored = changes(1, 452).filter(({ revision }) => !missing.includes(revision));
    await feed.open(headAt(450));
    expect(await resume(1, 450)).toBe(450);
    await feed.accept(changes(451, 452));
    const given = [...messages(3, 299), ...messages(301, 448), ...messages(451, 452)];
    expect(await alice.news()).toEqual(given);
  });

  it.each([
    ['the chat has not come as far', 5, stubEpoch],
    ['its place is of another epoch', 3, 'epoch_0'],
  ])('cannot when %s, and gets nothing live', async (_what, after, epoch) => {
    source.stored = changes(1, 4);
    await feed.open(headAt(4));
    await expect(resume(after, 4, epoch)).rejects.toMatchObject({ code: 'CANNOT_RESUME' });
    await feed.accept([change(5)]);
    expect(await alice.news()).toEqual([]);
  });

  it.each([
    ['is of another epoch', { epoch: 'epoch_2' }],
    ['has gone back behind it', { head: 2, stored: changes(1, 2) }],
  ])('cannot when what it missed %s by the time it is read', async (_what, restored) => {
    source.stored = changes(1, 5);
    await feed.open(headAt(5));
    Object.assign(source, restored);
    await expect(resume(3, 5)).rejects.toMatchObject({ code: 'CANNOT_RESUME' });
  });

  it('is given nothing more of what it missed when it left meanwhile', async () => {
    source.stored = changes(1, 5);
    await feed.open(headAt(5));
    const open = source.holdUp();
    const resuming = resume(0, 5);
    feed.leave(alice.connection);
    open();
    await resuming;
    expect(await alice.news()).toEqual([]);
  });
});
