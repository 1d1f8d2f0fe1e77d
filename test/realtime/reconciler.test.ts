import type { ChatChange } from '../../generated/schemas';
import type { Logs, ReadLog } from '../../src/log/log';
import { ChatFeed } from '../../src/realtime/delivery/chat-feed';
import { RevisionCheck } from '../../src/realtime/delivery/reconciler';
import { insertChats, insertMessage, insertParticipant } from '../support/chat-rows';
import { eventually } from '../support/eventually';
import { HeldRows } from '../support/held-rows';
import { TestService, transports, useService } from '../support/test-service';
import { pageOf } from './fake-changes';
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

/** The log of one chat. */
function logsAt(revision: () => number, readAfter: ReadLog<ChatChange>): Logs<ChatChange> {
  return { readAfter, headsOf: () => Promise.resolve([{ id: stubChatId, ...headAt(revision()) }]) };
}

describe('the check of revisions', () => {
  let committed: number;
  let lost: number;
  let reads: number;
  let feed: ChatFeed;
  let check: RevisionCheck<ChatChange>;
  let alice: StubClient;

  const readChanges = (_chatId: string, after: number, limit: number) => {
    reads += 1;
    const place = { after, limit, head: committed, epoch: stubEpoch };
    return Promise.resolve(pageOf(changes(lost + 1, committed), place));
  };

  beforeEach(() => {
    committed = 0;
    lost = 0;
    reads = 0;
    feed = new ChatFeed(stubChatId, quietCheck(), readChanges, quietLog());
    alice = new StubClient();
    check = new RevisionCheck(
      [feed],
      logsAt(() => committed, readChanges),
    );
  });

  const join = async () => {
    await feed.open(headAt(0));
    feed.join(alice.connection).startAfter(0);
  };

  it('delivers what no publication announced', async () => {
    await join();
    committed = 2;
    await check.run();
    await check.run();
    expect(await alice.news()).toEqual(['new-message 1', 'new-message 2']);
  });

  it('does not wait for what live delivery reads', async () => {
    const neverRead = () => new Promise<never>(() => undefined);
    feed = new ChatFeed(stubChatId, quietCheck(), neverRead, quietLog());
    check = new RevisionCheck(
      [feed],
      logsAt(() => committed, readChanges),
    );
    await join();
    committed = 1;
    await check.run();
    await check.run();
    expect(await alice.news()).toEqual(['new-message 1']);
  });

  it('does not read what is merely on its way', async () => {
    await join();
    committed = 1;
    await check.run();
    await feed.accept([change(1)]);
    await check.run();
    expect(reads).toBe(0);
  });

  it('does not read for a chat that moves on at each check', async () => {
    await join();
    for (committed = 1; committed <= 5; committed += 1) {
      await check.run();
      await feed.accept([change(committed)]);
    }
    expect(reads).toBe(0);
  });

  it('passes over what is not to be had, and does not ask for it again', async () => {
    await join();
    lost = 2;
    committed = 2;
    for (let round = 0; round < 4; round += 1) await check.run();
    expect(await alice.news()).toEqual([]);
    expect(reads).toBe(1);

    await feed.accept([change(3)]);
    expect(await alice.news()).toEqual(['new-message 3']);
  });

  it('goes back with a chat of which an earlier state was restored', async () => {
    await join();
    await feed.accept(changes(1, 5));
    committed = 2;
    await check.run();
    await feed.accept([change(3)]);
    const expected = [1, 2, 3, 4, 5].map((revision) => `new-message ${revision}`);
    expect(await alice.news()).toEqual([...expected, 'error CANNOT_RESUME', 'new-message 3']);
  });

  it('does not read for a chat that is not delivered yet', async () => {
    committed = 5;
    await check.run();
    await check.run();
    expect(reads).toBe(0);
  });
});

describe.each(transports)('a message that was stored but never announced, over %s', (transport) => {
  const service = useService();

  it('arrives all the same, before the next one', async () => {
    const chatId = 'chat_silent';
    const { url } = service.database;
    await insertChats(url, { ids: [chatId], participants: ['alice', 'bob'] });
    const alice = await service.connect(transport, 'alice');
    await alice.ask('join-chat', { chatId }, 'chat-joined');
    await insertMessage(url, { chatId, id: 'msg_1', senderId: 'bob', content: 'silent' });

    expect(await alice.next('new-message')).toMatchObject({
      revision: 1,
      message: { id: 'msg_1' },
    });
  });

  it('arrives with the next one that is announced, in order', async () => {
    const { url } = service.database;
    const bob = await service.api('bob');
    const { id: chatId } = await bob.createChat(['alice']);
    const alice = await service.connect(transport, 'alice');
    await alice.ask('join-chat', { chatId }, 'chat-joined');
    await insertMessage(url, { chatId, id: 'msg_1', senderId: 'bob', content: 'silent' });
    await bob.sendMessage(chatId, 'announced');

    expect(await alice.next('new-message')).toMatchObject({ message: { content: 'silent' } });
    expect(await alice.next('new-message')).toMatchObject({ message: { content: 'announced' } });
  });
});

describe.each(transports)('a chat that was stored but never announced, over %s', (transport) => {
  let service: TestService;

  beforeEach(async () => {
    service = await TestService.start();
  });
  afterEach(() => service.close());

  it('is told all the same, also right after the start of the service', async () => {
    const { url } = service.database;
    const alice = await service.connect(transport, 'alice');
    await alice.ask('listen-all-chats', {}, 'listening-all-chats');
    await insertChats(url, { ids: ['chat_silent'], participants: ['bob', 'alice'] });
    await insertMessage(url, { chatId: 'chat_silent', id: 'msg_1', senderId: 'bob', content: 'x' });

    expect(await alice.next('chat-created')).toMatchObject({ chat: { id: 'chat_silent' } });
    await (await service.api('bob')).sendMessage('chat_silent', 'next');
    const news = [await alice.next('chat-updated')];
    while (news.at(-1)!.lastMessage?.content !== 'next')
      news.push(await alice.next('chat-updated'));
    expect(news.at(-1)).toMatchObject({ revision: 2 });
  });
});

describe('while resumes hold every connection of live delivery', () => {
  const service = useService({
    DATABASE_DELIVERY_CONNECTIONS: '1',
    DATABASE_LOCK_TIMEOUT: '10m',
    DATABASE_STATEMENT_TIMEOUT: '10m',
    DATABASE_WAIT_TIMEOUT: '10m',
  });

  it('a chat that was never announced to someone who joined it is found all the same', async () => {
    const { url } = service.database;
    await insertChats(url, { ids: ['chat_long', 'chat_silent'], participants: ['bob', 'carol'] });
    await insertMessage(url, { chatId: 'chat_long', id: 'msg_1', senderId: 'bob', content: 'x' });
    const [alice, bob] = [await service.webSocket('alice'), await service.webSocket('bob')];
    await alice.ask('listen-all-chats', {}, 'listening-all-chats');
    await bob.ask('join-chat', { chatId: 'chat_silent' }, 'chat-joined');
    const held = await HeldRows.hold(url, 'LOCK participant_changes IN ACCESS EXCLUSIVE MODE');
    const resumed = bob.ask('join-chat', { chatId: 'chat_long', after: 0 }, 'chat-joined');
    try {
      await eventually(async () => expect(await held.waiting()).toBe(1));
      await insertParticipant(url, 'chat_silent', 'alice');
      expect(await alice.next('chat-created')).toMatchObject({ chat: { id: 'chat_silent' } });
      expect(await held.waiting()).toBe(1);
    } finally {
      await held.release();
    }
    expect(await resumed).toMatchObject({ revision: 1 });
  });
});
