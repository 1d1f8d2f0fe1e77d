import { ChatFeed } from '../../src/realtime/delivery/chat-feed';
import { FakeChanges } from './fake-changes';
import { change, changes, quietCheck, quietLog, stubChatId, StubClient } from './stub-transport';

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
  const resume = async (after: number, last: number) => {
    const follower = feed.join(alice.connection);
    const moreMissed = await feed.replay(follower, after, last);
    follower.startAfter(last);
    return moreMissed;
  };

  it('gets what it missed, then what comes live', async () => {
    source.stored = changes(1, 450);
    await feed.open(450);
    expect(await resume(3, 450)).toBe(false);
    await feed.accept([change(451)]);
    expect(await alice.news()).toEqual(messages(4, 451));
  });

  it('gets a thousand changes, and is told that there were more', async () => {
    source.stored = changes(1, 1500);
    await feed.open(1500);
    expect(await resume(100, 1500)).toBe(true);
    await feed.accept([change(1501)]);
    expect(await alice.news()).toEqual([...messages(101, 1100), ...messages(1501, 1501)]);
  });

  it('gets all in order when changes come live while older ones are read', async () => {
    source.stored = changes(1, 7);
    await feed.open(5);
    const open = source.holdUp();
    const resuming = resume(0, 6);
    await feed.accept(changes(6, 7));
    open();
    await resuming;
    expect(await alice.news()).toEqual(messages(1, 7));
  });

  it('gets nothing of what came live behind changes that could not be read', async () => {
    await feed.open(5);
    source.failure = new Error('the database is away');
    await expect(resume(0, 5)).rejects.toThrow('the database is away');
    await feed.accept([change(6)]);
    expect(await alice.news()).toEqual([]);
  });

  it.each<{ what: string; after: number; last: number; missing?: number; given: string[] }>([
    { what: 'the chat has not come as far', after: 5, last: 4, given: [] },
    { what: 'the next change is missing', after: 1, last: 9, missing: 2, given: [] },
    { what: 'a later one is', after: 3, last: 450, missing: 300, given: messages(4, 203) },
    { what: 'the last one is', after: 7, last: 9, missing: 9, given: messages(8, 8) },
  ])('cannot when $what, and gets nothing live', async ({ after, last, missing, given }) => {
    source.stored = changes(1, last).filter(({ revision }) => revision !== missing);
    await feed.open(last);
    await expect(resume(after, last)).rejects.toMatchObject({ code: 'CANNOT_RESUME' });
    await feed.accept([change(last + 1)]);
    expect(await alice.news()).toEqual(given);
  });

  it('is given nothing more of what it missed when it left meanwhile', async () => {
    source.stored = changes(1, 5);
    await feed.open(5);
    const open = source.holdUp();
    const resuming = resume(0, 5);
    feed.leave(alice.connection);
    open();
    await resuming;
    expect(await alice.news()).toEqual([]);
  });
});
