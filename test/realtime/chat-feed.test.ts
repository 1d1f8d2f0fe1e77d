import { ChatFeed } from '../../src/realtime/chat-feed';
import { FakeChanges } from './fake-changes';
import { change, changes, quietCheck, stubChatId, StubClient } from './stub-transport';

describe('the feed of a chat', () => {
  let source: FakeChanges;
  let feed: ChatFeed;
  let alice: StubClient;

  beforeEach(() => {
    source = new FakeChanges();
    feed = new ChatFeed(stubChatId, quietCheck(), source.read);
    alice = new StubClient();
  });

  const joinedFrom = async (revision: number) => {
    await feed.open(revision);
    feed.join(alice.connection).startAfter(revision);
  };
  const messages = (first: number, last: number) =>
    changes(first, last).map(({ revision }) => `new-message ${revision}`);

  it('delivers the next change at once, without asking the database', async () => {
    await joinedFrom(0);
    await feed.accept([change(1)]);
    await feed.accept(changes(2, 3));
    expect(await alice.news()).toEqual(messages(1, 3));
    expect(source.readsAfter).toEqual([]);
  });

  it('drops what it delivered before', async () => {
    await joinedFrom(0);
    await feed.accept(changes(1, 2));
    await feed.accept(changes(1, 3));
    expect(await alice.news()).toEqual(messages(1, 3));
    expect(source.readsAfter).toEqual([]);
  });

  it('reads what lies between before it delivers what came too early', async () => {
    source.stored = changes(1, 5);
    await joinedFrom(1);
    await feed.accept([change(5)]);
    expect(await alice.news()).toEqual(messages(2, 5));
    expect(source.readsAfter).toEqual([1]);
  });

  it('reads a long gap to its end', async () => {
    source.stored = changes(1, 450);
    await joinedFrom(0);
    await feed.accept([change(450)]);
    expect(await alice.news()).toEqual(messages(1, 450));
  });

  it('delivers what is committed up to a gap, and the rest when that is committed', async () => {
    source.stored = [change(1), change(3)];
    await joinedFrom(0);
    await feed.accept([change(3)]);
    expect(await alice.news()).toEqual(messages(1, 1));

    source.stored = changes(1, 3);
    await feed.catchUp();
    expect(await alice.news()).toEqual(messages(1, 3));
  });

  it('delivers once what comes by both ways while it reads', async () => {
    const open = source.holdUp();
    source.stored = changes(1, 3);
    await joinedFrom(0);
    const catchingUp = feed.accept([change(3)]);
    await feed.accept(changes(1, 2));
    open();
    await catchingUp;
    expect(await alice.news()).toEqual(messages(1, 3));
  });

  it('reads once more for a gap that shows while it reads', async () => {
    const open = source.holdUp();
    source.stored = changes(1, 3);
    await joinedFrom(0);
    const catchingUp = feed.accept([change(3)]);
    source.stored = changes(1, 3);
    const readingAgain = feed.accept([change(9)]);
    open();
    await Promise.all([catchingUp, readingAgain]);
    expect(source.readsAfter).toEqual([0, 3]);
  });

  it('keeps changes that come before it is opened', async () => {
    feed.join(alice.connection).startAfter(1);
    await feed.accept(changes(1, 3));
    expect(await alice.news()).toEqual([]);
    await feed.open(1);
    expect(await alice.news()).toEqual(messages(2, 3));
  });

  it('goes on after a failed read where it stopped', async () => {
    source.stored = changes(1, 3);
    await joinedFrom(0);
    source.failure = new Error('the database is away');
    await expect(feed.accept([change(3)])).rejects.toThrow('the database is away');
    expect(await alice.news()).toEqual([]);

    source.failure = undefined;
    await feed.catchUp();
    expect(await alice.news()).toEqual(messages(1, 3));
  });

  it('gives a connection nothing up to the revision at which it joined', async () => {
    await joinedFrom(0);
    const late = new StubClient();
    // It read revision 2 from the database while 1 and 2 were still on their way here.
    feed.join(late.connection).startAfter(2);
    expect(feed.progressOf(late.connection)).toBe(2);
    await feed.accept(changes(1, 3));
    expect(await late.news()).toEqual(messages(3, 3));
    expect(await alice.news()).toEqual(messages(1, 3));
  });

  it('holds what comes for a connection until it is told where to start', async () => {
    await joinedFrom(0);
    const late = new StubClient();
    const follower = feed.join(late.connection);
    await feed.accept(changes(1, 4));
    expect(await late.news()).toEqual([]);

    follower.startAfter(2);
    await feed.accept([change(5)]);
    expect(await late.news()).toEqual(messages(3, 5));
  });

  it('gives a connection that left meanwhile nothing of what was held', async () => {
    await joinedFrom(0);
    const late = new StubClient();
    const follower = feed.join(late.connection);
    await feed.accept([change(1)]);
    feed.leave(late.connection);
    follower.startAfter(0);
    expect(await late.news()).toEqual([]);
  });

  it('ends with the change that removes the user, and not with one that is past', async () => {
    const removal = (revision: number) => ({ revision, removed: ['alice'] });
    await feed.open(0);
    feed.join(alice.connection).startAfter(1);
    await feed.accept([removal(1), change(2), removal(3), change(4)]);
    expect(await alice.news()).toEqual(['new-message 2', 'participants-changed 3']);
    expect(feed.isIdle).toBe(true);
  });

  it('sends messages to who joined and news to who listens', async () => {
    const bob = new StubClient('bob');
    await joinedFrom(0);
    feed.listen(bob.connection).startAfter(0);
    await feed.accept([change(1)]);
    expect(await alice.news()).toEqual(['new-message 1']);
    expect(await bob.news()).toEqual(['chat-updated 1']);
  });

  it('is idle when no one joined or listens any more', async () => {
    await joinedFrom(0);
    feed.listen(alice.connection).startAfter(0);
    feed.leave(alice.connection);
    expect(feed.isIdle).toBe(false);
    feed.stopListening(alice.connection);
    expect(feed.isIdle).toBe(true);
  });
});
