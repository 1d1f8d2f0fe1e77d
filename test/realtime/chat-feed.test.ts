import { ChatFeed } from '../../src/realtime/chat-feed';
import { FakeChanges } from './fake-changes';
import { change, changes, quietCheck, stubChatId, StubClient } from './stub-transport';

describe('the feed of a chat', () => {
  let source: FakeChanges;
  let feed: ChatFeed;
  let alice: StubClient;

  beforeEach(() => {
    source = new FakeChanges();
    feed = new ChatFeed(stubChatId, Promise.resolve(), quietCheck(), source.read);
    alice = new StubClient();
  });

  const joinedFrom = async (revision: number) => {
    await feed.open(revision);
    feed.join(alice.connection, revision);
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
    await feed.accept([change(9)]);
    open();
    await catchingUp;
    expect(source.readsAfter).toEqual([0, 3]);
  });

  it('keeps changes that come before it is opened', async () => {
    feed.join(alice.connection, 1);
    await feed.accept(changes(1, 3));
    expect(await alice.news()).toEqual([]);
    await feed.open(1);
    expect(await alice.news()).toEqual(messages(2, 3));
  });

  it('is opened once: a later revision does not skip changes', async () => {
    await joinedFrom(0);
    await feed.open(5);
    await feed.accept([change(1)]);
    expect(feed.delivered).toBe(1);
    expect(await alice.news()).toEqual(messages(1, 1));
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
    expect(feed.join(late.connection, 2)).toBe(2);
    await feed.accept(changes(1, 3));
    expect(await late.news()).toEqual(messages(3, 3));
    expect(await alice.news()).toEqual(messages(1, 3));
  });

  it('tells a connection that joins with an old revision where it starts', async () => {
    await joinedFrom(0);
    await feed.accept(changes(1, 4));
    const late = new StubClient();
    expect(feed.join(late.connection, 2)).toBe(4);
    expect(await late.news()).toEqual([]);
  });

  it('sends messages to who joined and news to who listens', async () => {
    const bob = new StubClient('bob');
    await joinedFrom(0);
    feed.listen(bob.connection, 0);
    await feed.accept([change(1)]);
    expect(await alice.news()).toEqual(['new-message 1']);
    expect(await bob.news()).toEqual(['chat-updated 1']);
  });

  it('is idle when no one joined or listens any more', async () => {
    await joinedFrom(0);
    feed.listen(alice.connection, 0);
    feed.leave(alice.connection);
    expect(feed.isIdle).toBe(false);
    feed.stopListening(alice.connection);
    expect(feed.isIdle).toBe(true);
  });
});
