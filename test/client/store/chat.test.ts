import type { MessagingClient } from '../../../client/src';
import { restoreChat } from '../../support/chat-rows';
import { eventually } from '../../support/eventually';
import { transports, useService } from '../../support/test-service';
import { makeChat } from '../client-sandbox';
import { inShort, StoreSandbox, watch } from './store-sandbox';

describe.each(transports)('a chat of the store, over %s', (transport) => {
  const sandbox = new StoreSandbox();
  afterEach(() => sandbox.cleanUp());
  const service = useService();
  let alice: MessagingClient;
  let bob: MessagingClient;
  let chatId: string;

  beforeEach(async () => {
    [alice, bob] = [clientOf('alice'), clientOf('bob')];
    chatId = await makeChat(alice, ['alice', 'bob']);
  });

  const clientOf = (userId: string) => sandbox.client(transport, { url: service.url, userId });
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => `${from + index}`);
  const say = async (contents: string[]) => {
    for (const content of contents) await alice.sendMessage(chatId, content);
  };

  it('has its newest messages, then what comes, with no hole while others send', async () => {
    await say(numbers(1, 10));
    const sending = say(numbers(11, 80));
    const chat = sandbox.store(bob).chat(chatId);
    const shown = watch(chat);
    await eventually(() => expect(shown().status).toBe('ready'));
    await chat.loadOlder();
    await sending;
    await eventually(() => expect(inShort(shown())).toEqual(numbers(1, 80)));
    expect(shown()).toMatchObject({ hasOlder: false, hasNewer: false });
    expect(shown().chat).toMatchObject({ readSeq: 0, unreadCount: 80 });
  });

  it('reads older pages, in which edits and deletions show that come meanwhile', async () => {
    await say(numbers(1, 60));
    const { items } = await alice.rest.listMessages({ path: { chatId }, query: { limit: 100 } });
    const chat = sandbox.store(bob).chat(chatId);
    const shown = watch(chat);
    await eventually(() => expect(inShort(shown())).toEqual(numbers(11, 60)));
    expect(shown().hasOlder).toBe(true);
    const edit = (seq: number) =>
      alice.rest.updateMessage({
        path: { chatId, messageId: items[seq - 1]!.id },
        body: { content: `edited ${seq}` },
      });
    await Promise.all([edit(5), chat.loadOlder(), edit(6), edit(55)]);
    await alice.rest.deleteMessage({ path: { chatId, messageId: items[6]!.id } });
    const after = numbers(1, 60);
    for (const seq of [5, 6, 55]) after[seq - 1] = `edited ${seq}`;
    after[6] = '(deleted)';
    await eventually(() => expect(inShort(shown())).toEqual(after));
    expect(shown().hasOlder).toBe(false);
  });

  it('keeps no more messages than it may, and reads again what it let go', async () => {
    await say(numbers(1, 30));
    const chat = sandbox.store(bob, { maxMessages: 10 }).chat(chatId);
    const shown = watch(chat);
    await eventually(() => expect(inShort(shown())).toEqual(numbers(21, 30)));
    await say(numbers(31, 35));
    await eventually(() => expect(inShort(shown())).toEqual(numbers(26, 35)));
    expect(shown()).toMatchObject({ hasOlder: true, hasNewer: false });
    await chat.loadOlder();
    expect(inShort(shown())).toEqual(numbers(16, 25));
    expect(shown()).toMatchObject({ hasOlder: true, hasNewer: true });
    await say(['36']);
    await eventually(() => expect(shown().chat).toMatchObject({ lastSeq: 36, unreadCount: 36 }));
    expect(inShort(shown())).toEqual(numbers(16, 25));
    await chat.loadNewer();
    expect(inShort(shown())).toEqual(numbers(26, 35));
    await chat.loadNewest();
    expect(inShort(shown())).toEqual(numbers(27, 36));
    expect(shown()).toMatchObject({ hasOlder: true, hasNewer: false });
  });

  it('jumps to a message, with what happens meanwhile, and comes back to the newest', async () => {
    await say(numbers(1, 60));
    const { items } = await alice.rest.listMessages({ path: { chatId }, query: { limit: 100 } });
    const chat = sandbox.store(bob, { maxMessages: 11 }).chat(chatId);
    const shown = watch(chat);
    await chat.loadAround(items[19]!.id);
    expect(inShort(shown())).toEqual(numbers(15, 25));
    expect(shown()).toMatchObject({ hasOlder: true, hasNewer: true });
    const messageId = items[19]!.id;
    await alice.rest.updateMessage({ path: { chatId, messageId }, body: { content: 'edited' } });
    await say(['61']);
    chat.send('62');
    await eventually(() => expect(shown().chat).toMatchObject({ lastSeq: 62 }));
    expect(inShort(shown())).toEqual([...numbers(15, 19), 'edited', ...numbers(21, 25)]);
    await chat.loadAround(58);
    expect(inShort(shown()).slice(-2)).toEqual(['61', '62']);
    expect(shown()).toMatchObject({ hasOlder: true, hasNewer: false });
    await Promise.all([chat.loadAround(20), chat.loadNewest()]);
    expect(inShort(shown())).toEqual(numbers(52, 62));
    await Promise.all([
      chat.loadNewest(),
      chat.loadOlder(),
      chat.loadAround(3),
      chat.loadAround(8),
    ]);
    expect(inShort(shown())).toEqual(numbers(3, 13));
    const missing = chat.loadAround('msg_01k7m3wc2hf6pabd0s9t7v5xyz');
    await expect(missing).rejects.toMatchObject({ code: 'MESSAGE_NOT_FOUND', status: 404 });
    expect(inShort(shown())).toEqual(numbers(3, 13));
  });

  it('stays as it is where nothing changes, and tells its listeners once of many changes', async () => {
    await say(['one', 'two']);
    const network = await sandbox.network(service.url);
    const store = sandbox.store(sandbox.client(transport, { url: network.url, userId: 'bob' }));
    const chat = store.chat(chatId);
    let told = 0;
    chat.subscribe(() => (told += 1));
    await eventually(() => expect(chat.getSnapshot().status).toBe('ready'));
    const before = chat.getSnapshot();
    expect(chat.getSnapshot()).toBe(before);
    expect(store.chat(chatId)).toBe(chat);
    network.freeze();
    await Promise.all(numbers(1, 300).map((content) => alice.sendMessage(chatId, content)));
    told = 0;
    network.cut();
    await eventually(() => expect(chat.getSnapshot().messages).toHaveLength(302));
    expect(chat.getSnapshot().messages.slice(0, 2)).toEqual(before.messages);
    expect(chat.getSnapshot().messages[0]).toBe(before.messages[0]);
    expect(told).toBeLessThan(100);
  });

  it('tells of a listener that throws, and tells the others nevertheless', async () => {
    const errors: unknown[] = [];
    const onError = (error: unknown) => errors.push(error);
    const client = sandbox.client(transport, { url: service.url, userId: 'bob', onError });
    const chat = sandbox.store(client).chat(chatId);
    chat.subscribe(() => {
      throw new Error('thrown');
    });
    let isTold = false;
    chat.subscribe(() => (isTold = true));
    await eventually(() => expect(isTold).toBe(true));
    expect(errors.map(String)).toContain('Error: thrown');
  });

  it('is not to be had of others, and comes when the user is put into it', async () => {
    await say(['before carol']);
    const { id } = await alice.rest.createChat({ body: { participants: ['bob'], name: 'Tea' } });
    const shown = watch(sandbox.store(clientOf('carol')).chat(id));
    await eventually(() => expect(shown()).toMatchObject({ status: 'ended' }));
    expect(shown().error).toMatchObject({ code: 'CHAT_NOT_FOUND' });
    await alice.rest.addParticipants({ path: { chatId: id }, body: { participants: ['carol'] } });
    await eventually(() => expect(shown()).toMatchObject({ status: 'ready', error: undefined }));
    await alice.sendMessage(id, 'Hello Carol!');
    await eventually(() => expect(inShort(shown())).toEqual(['Hello Carol!']));
    await alice.rest.removeParticipant({ path: { chatId: id, userId: 'carol' } });
    await eventually(() => expect(shown()).toMatchObject({ status: 'ended' }));
  });

  it('is followed on for a while after the last listener went, then forgotten', async () => {
    const store = sandbox.store(bob, { warmChats: 1 });
    const other = await makeChat(alice, ['bob', 'carol']);
    const stop = store.chat(chatId).subscribe(() => undefined);
    await eventually(() => expect(store.chat(chatId).getSnapshot().status).toBe('ready'));
    stop();
    await say(['heard']);
    await eventually(() => expect(inShort(store.chat(chatId).getSnapshot())).toEqual(['heard']));
    store.chat(other).subscribe(() => undefined)();
    expect(store.chat(chatId).getSnapshot().status).toBe('loading');
    const shown = watch(store.chat(chatId));
    await eventually(() => expect(inShort(shown())).toEqual(['heard']));
  });

  it('goes on when the client is connected again after it was closed', async () => {
    const store = sandbox.store(bob);
    const [shown, list] = [watch(store.chat(chatId)), watch(store.chatList)];
    await say(['one']);
    await eventually(() => expect(inShort(shown())).toEqual(['one']));
    bob.close();
    await say(['two']);
    await bob.connect();
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'two']));
    await say(['three']);
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'two', 'three']));
    await eventually(() => expect(list().chats[0]?.lastMessage?.content).toBe('three'));
  });

  it('is read anew, with its place in the list, when an earlier state of it was restored', async () => {
    const store = sandbox.store(bob);
    const [shown, list] = [watch(store.chat(chatId)), watch(store.chatList)];
    await say(['one', 'two', 'three']);
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'two', 'three']));
    await restoreChat(service.database.url, chatId, 1);
    await eventually(() => expect(inShort(shown())).toEqual(['one']));
    await say(['another two']);
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'another two']));
    await eventually(() => expect(list().chats[0]!.lastMessage!.content).toBe('another two'));
  });

  it('names a hundred participants and counts all, also when more come at once than an event names', async () => {
    const { id } = await alice.rest.createChat({ body: { participants: ['bob'], name: 'Tea' } });
    const store = sandbox.store(bob);
    const [shown, list] = [watch(store.chat(id)), watch(store.chatList)];
    await eventually(() => expect([shown().status, list().status]).toEqual(['ready', 'ready']));
    const guests = Array.from({ length: 150 }, (_, n) => `guest-${n}`);
    await alice.rest.addParticipants({ path: { chatId: id }, body: { participants: guests } });
    await eventually(() => expect(shown().chat).toMatchObject({ participantCount: 152 }));
    const named = ['alice', 'bob', ...guests].sort().slice(0, 100);
    await eventually(() => expect(shown().chat!.participants).toEqual(named));
    await eventually(() => expect(list().chats[0]).toMatchObject({ participantCount: 152 }));
  });
});
