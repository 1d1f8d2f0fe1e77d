import { closeCodes } from '../../generated/events/close-codes';
import { ChatFeed } from '../../src/realtime/delivery/chat-feed';
import { FakeChanges } from './fake-changes';
import {
  change,
  changes,
  headAt,
  message,
  quietCheck,
  quietLog,
  stubChatId,
  StubClient,
  stubEpoch,
} from './stub-transport';

describe('the feed of a chat', () => {
  let source: FakeChanges;
  let feed: ChatFeed;
  let alice: StubClient;

  beforeEach(() => {
    source = new FakeChanges();
    feed = new ChatFeed(stubChatId, quietCheck(), source.read, quietLog());
    alice = new StubClient();
  });

  const joinedFrom = async (revision: number) => {
    await feed.open(headAt(revision));
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

  it('passes over what is missing in the database', async () => {
    const bob = new StubClient('bob');
    source.stored = [change(1), change(4), change(5)];
    await joinedFrom(0);
    feed.listen(bob.connection).startAfter(0);
    await feed.accept([change(5)]);
    await feed.accept([change(6)]);
    expect(await alice.news()).toEqual([...messages(1, 1), ...messages(4, 6)]);
    expect(await bob.news()).toEqual([1, 4, 5, 6].map((revision) => `chat-updated ${revision}`));
    expect(source.readsAfter).toEqual([0]);
  });

  it('does not wait for what is missing at the end', async () => {
    source.stored = [change(1)];
    source.head = 3;
    await joinedFrom(0);
    await feed.catchUp();
    await feed.accept([change(4)]);
    expect(await alice.news()).toEqual([...messages(1, 1), ...messages(4, 4)]);
    expect(source.readsAfter).toEqual([0]);
  });

  it('passes over a whole page of it', async () => {
    source.stored = [...changes(1, 200), ...changes(600, 650)];
    source.head = 660;
    await joinedFrom(0);
    await feed.catchUp();
    expect(await alice.news()).toEqual([...messages(1, 200), ...messages(600, 650)]);
    expect(feed.delivered).toBe(660);
  });

  it('is silent, to who joined, about a kind of change that it does not know', async () => {
    const bob = new StubClient('bob');
    await joinedFrom(0);
    feed.listen(bob.connection).startAfter(0);
    await feed.accept([change(1), { revision: 2, kind: 'poll-closed' }, change(3)]);
    expect(await alice.news()).toEqual([...messages(1, 1), ...messages(3, 3)]);
    expect(await bob.news()).toEqual([1, 2, 3].map((revision) => `chat-updated ${revision}`));
  });

  it('goes back when it reads that the chat is not as far any more', async () => {
    await joinedFrom(3);
    source.stored = changes(1, 2);
    source.head = 2;
    await feed.catchUp();
    await feed.accept([change(3)]);
    expect(await alice.news()).toEqual(['error CANNOT_RESUME', ...messages(3, 3)]);
  });

  it.each<[string, () => void | Promise<void>]>([
    ['the check finds', () => feed.noticeHead(headAt(7, 'epoch_2'), 3)],
    ['it reads', () => feed.catchUp()],
    ['a publication makes it read', () => feed.accept([change(4)], 'epoch_2')],
  ])('sends away who follows in another epoch, which %s', async (_what, notice) => {
    const [bob, late] = [new StubClient('bob'), new StubClient('carol')];
    await joinedFrom(0);
    feed.listen(bob.connection).startAfter(0);
    await feed.accept(changes(1, 3), stubEpoch);
    source.stored = changes(1, 7);
    source.epoch = 'epoch_2';
    await notice();
    for (const { transport } of [alice, bob]) {
      expect(transport.closings).toEqual([closeCodes.RESTORED]);
    }
    feed.join(late.connection).startAfter(7);
    await feed.accept([change(8)], 'epoch_2');
    expect(await alice.news()).toEqual(messages(1, 3));
    expect(await late.news()).toEqual(messages(8, 8));
  });

  it('takes nothing that was published in another epoch', async () => {
    await joinedFrom(0);
    source.stored = changes(1, 2);
    const other = {
      revision: 1,
      kind: 'message-sent',
      message: { ...message(1), id: 'msg_other' },
    };
    await feed.accept([other], 'epoch_0');
    expect(await alice.news()).toEqual(messages(1, 2));
    // An older node does not say of which epoch it is.
    await feed.accept([change(3)], undefined);
    expect(await alice.news()).toEqual(messages(1, 3));
  });

  it('goes back when another message comes in the place of the last one', async () => {
    const bob = new StubClient('bob');
    await joinedFrom(0);
    feed.listen(bob.connection).startAfter(0);
    await feed.accept(changes(1, 3));
    const other = {
      revision: 3,
      kind: 'message-sent',
      message: { ...message(3), id: 'msg_other' },
    };
    await feed.accept([other, change(4)]);
    const told = [...messages(1, 3), 'error CANNOT_RESUME', ...messages(3, 4)];
    expect(await alice.news()).toEqual(told);
    expect(await bob.news()).toEqual([1, 2, 3, 3, 4].map((revision) => `chat-updated ${revision}`));
  });

  it('goes back when the head that a connection was told of is behind what is found', async () => {
    await joinedFrom(0);
    const told = new StubClient();
    // It read revision 2 from the database while 1 and 2 were still on their way here.
    feed.noticeHead(headAt(2), 0);
    feed.join(told.connection).startAfter(2);
    feed.noticeHead(headAt(1), 2);
    source.stored = changes(1, 2);
    await feed.catchUp();
    expect(await told.news()).toEqual(['error CANNOT_RESUME', ...messages(2, 2)]);
    expect(await alice.news()).toEqual(['error CANNOT_RESUME', ...messages(1, 2)]);
  });

  it('goes back with a chat whose head is behind what was delivered', async () => {
    const asking = new StubClient();
    await joinedFrom(0);
    await feed.accept(changes(1, 5));
    const subscription = feed.join(asking.connection);
    feed.noticeHead(headAt(2), 5);
    // A second one finds that it went back already.
    feed.noticeHead(headAt(2), 5);
    subscription.startAfter(5);
    await feed.accept([change(3)]);
    const told = ['error CANNOT_RESUME', ...messages(3, 3)];
    expect(await alice.news()).toEqual([...messages(1, 5), ...told]);
    expect(await asking.news()).toEqual(told);
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
    await feed.open(headAt(1));
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
    const subscription = feed.join(late.connection);
    await feed.accept(changes(1, 4));
    expect(await late.news()).toEqual([]);

    subscription.startAfter(2);
    await feed.accept([change(5)]);
    expect(await late.news()).toEqual(messages(3, 5));
  });

  it('gives a connection that left meanwhile nothing of what was held', async () => {
    await joinedFrom(0);
    const late = new StubClient();
    const subscription = feed.join(late.connection);
    await feed.accept([change(1)]);
    feed.leave(late.connection);
    subscription.startAfter(0);
    expect(await late.news()).toEqual([]);
  });

  it('ends with the change that removes the user, and not with one that is past', async () => {
    const removal = (revision: number) => ({
      ...{ revision, kind: 'participants-changed', removed: ['alice'] },
    });
    await feed.open(headAt(0));
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
