import { ChatFeed } from '../../src/realtime/chat-feed';
import { FakeChanges } from './fake-changes';
import { change, changes, quietCheck, stubChatId, StubClient } from './stub-transport';

describe('a connection that comes back to a chat', () => {
  let source: FakeChanges;
  let feed: ChatFeed;
  let alice: StubClient;

  beforeEach(() => {
    source = new FakeChanges();
    feed = new ChatFeed(stubChatId, Promise.resolve(), quietCheck(), source.read);
    alice = new StubClient();
  });

  const messages = (first: number, last: number) =>
    changes(first, last).map(({ revision }) => `new-message ${revision}`);

  it('gets what it missed, then what comes live', async () => {
    source.stored = changes(1, 450);
    await feed.open(450);
    const result = await feed.resume(alice.connection, 450, 3);
    await feed.accept([change(451)]);
    expect(result).toEqual({ revision: 450, moreMissed: false });
    expect(await alice.news()).toEqual(messages(4, 451));
  });

  it('gets what arrives in the moment in which it has caught up', async () => {
    source.stored = changes(1, 3);
    await feed.open(2);
    const resuming = feed.resume(alice.connection, 2, 2);
    await feed.accept([change(3)]);
    await resuming;
    expect(await alice.news()).toEqual(messages(3, 3));
  });

  it('gets all in order when changes come live while older ones are read', async () => {
    source.stored = changes(1, 5);
    await feed.open(5);
    const open = source.holdUp();
    const resuming = feed.resume(alice.connection, 5, 0);
    await feed.accept(changes(6, 7));
    open();
    await resuming;
    expect(await alice.news()).toEqual(messages(1, 7));
  });

  it('has not joined when what it missed cannot be read', async () => {
    await feed.open(5);
    source.failure = new Error('the database is away');
    await expect(feed.resume(alice.connection, 5, 0)).rejects.toThrow('the database is away');
    await feed.accept([change(6)]);
    expect(await alice.news()).toEqual([]);
    expect(feed.isIdle).toBe(true);
  });

  it('gets nothing of what came live behind changes that could not be read', async () => {
    source.stored = changes(1, 5);
    await feed.open(5);
    const open = source.holdUp();
    const resuming = feed.resume(alice.connection, 5, 0);
    await feed.accept([change(6)]);
    source.failure = new Error('the database is away');
    open();
    await expect(resuming).rejects.toThrow('the database is away');
    expect(await alice.news()).toEqual([]);

    source.failure = undefined;
    source.stored = changes(1, 6);
    expect(await feed.resume(alice.connection, 6, 0)).toMatchObject({ moreMissed: false });
    expect(await alice.news()).toEqual(messages(1, 6));
  });
});
