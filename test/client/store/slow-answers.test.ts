import type { MessagingClient } from '../../../client/src';
import type { MessagingStore } from '../../../client/src/store';
import { eventually } from '../../support/eventually';
import { transports, useService } from '../../support/test-service';
import { makeChat } from '../client-sandbox';
import { Front } from '../front';
import { inShort, MemoryStorage, StoreSandbox, watch } from './store-sandbox';

describe.each(transports)('what happens while an answer is on its way, over %s', (transport) => {
  const sandbox = new StoreSandbox();
  let front: Front;
  afterEach(async () => {
    await sandbox.cleanUp();
    await front.close();
  });
  const service = useService();
  let alice: MessagingClient;
  let store: MessagingStore;
  let chatId: string;

  beforeEach(async () => {
    front = new Front(service.url);
    await front.listen();
    alice = sandbox.client(transport, { url: service.url, userId: 'alice' });
    chatId = await makeChat(alice, ['alice', 'bob']);
    for (let n = 1; n <= 4; n += 1) await alice.sendMessage(chatId, `${n}`);
    const bob = sandbox.client(transport, { url: front.url, userId: 'bob' });
    store = sandbox.store(bob, { maxMessages: 3 });
  });

  const messageOf = async (seq: number) => {
    const query = { after: seq - 1, limit: 1 };
    const { items } = await alice.rest.listMessages({ path: { chatId }, query });
    return { chatId, messageId: items[0]!.id };
  };

  it('shows in an older page', async () => {
    const shown = watch(store.chat(chatId));
    await eventually(() => expect(inShort(shown())).toEqual(['2', '3', '4']));
    await alice.rest.deleteMessage({ path: await messageOf(2) });
    await eventually(() => expect(inShort(shown())).toEqual(['(deleted)', '3', '4']));
    const page = front.slowAnswer(/messages\?before/);
    const loading = store.chat(chatId).loadOlder();
    await page.answered;
    const path = await messageOf(1);
    await alice.rest.updateMessage({ path, body: { content: 'edited' } });
    await eventually(() => expect(shown().chat!.revision).toBe(6));
    page.release();
    await loading;
    expect(inShort(shown())).toEqual(['edited', '(deleted)', '3']);
  });

  it('shows in the newest messages, of the user and of others', async () => {
    const shown = watch(store.chat(chatId));
    await eventually(() => expect(shown().status).toBe('ready'));
    const page = front.slowAnswer(/messages\?limit/);
    const loading = store.chat(chatId).loadNewest();
    await page.answered;
    await alice.sendMessage(chatId, '5');
    store.chat(chatId).send('6');
    await eventually(() => expect(inShort(shown())).toEqual(['4', '5', '6']));
    page.release();
    await loading;
    expect(inShort(shown()).slice(-2)).toEqual(['5', '6']);
  });

  it('shows in the list, and in a chat: what was said, and how far the user has read', async () => {
    const other = await makeChat(alice, ['bob', 'carol']);
    const list = watch(store.chatList);
    await eventually(() => expect(list().status).toBe('ready'));
    const chat = front.slowAnswer(new RegExp(`chats/${chatId}$`));
    const shown = watch(store.chat(chatId));
    await chat.answered;
    const phone = sandbox.client(transport, { url: service.url, userId: 'bob' });
    await phone.rest.markRead({ path: { chatId }, body: { seq: 3 } });
    await eventually(() =>
      expect(list().chats.find(({ id }) => id === chatId)).toMatchObject({ unreadCount: 1 }),
    );
    chat.release();
    await eventually(() => expect(shown().chat).toMatchObject({ readSeq: 3, unreadCount: 1 }));
    const { chats } = list();
    expect(chats.map(({ id }) => id)).toEqual([other, chatId]);
  });

  it('shows in the list when that is read', async () => {
    const answer = front.slowAnswer(/chats\?archived=false/);
    const [list, shown] = [watch(store.chatList), watch(store.chat(chatId))];
    await answer.answered;
    await alice.sendMessage(chatId, '5');
    const created = await makeChat(alice, ['bob', 'carol']);
    await eventually(() => expect(shown().chat).toMatchObject({ lastSeq: 5 }));
    const last = watch(store.chat(created));
    await eventually(() => expect(last().status).toBe('ready'));
    answer.release();
    await eventually(() => expect(list().chats.map(({ id }) => id)).toEqual([created, chatId]));
    await eventually(() => expect(list().chats[1]).toMatchObject({ lastSeq: 5, unreadCount: 5 }));
  });

  it('tells that a message is stored, before its answer does', async () => {
    const storage = new MemoryStorage();
    const client = sandbox.client(transport, { url: front.url, userId: 'bob' });
    const chat = sandbox.store(client, { storage }).chat(chatId);
    const shown = watch(chat);
    await eventually(() => expect(shown().status).toBe('ready'));
    const answer = front.slowAnswer(/messages$/);
    chat.send('mine');
    await answer.answered;
    await eventually(() => expect(inShort(shown())).toEqual(['1', '2', '3', '4', 'mine']));
    expect(storage.size).toBe(0);
    answer.release();
    chat.send('mine too');
    await eventually(() => expect(inShort(shown()).slice(-2)).toEqual(['mine', 'mine too']));
  });

  it('is waited for: a message that is answered first has its place after what comes before it', async () => {
    const shown = watch(store.chat(chatId));
    const list = watch(store.chatList);
    await eventually(() => expect([shown().status, list().status]).toEqual(['ready', 'ready']));
    await alice.sendMessage(chatId, '5');
    await eventually(() => expect(inShort(shown())).toEqual(['3', '4', '5']));
    const goOn = front.holdSockets();
    await alice.sendMessage(chatId, 'theirs');
    store.chat(chatId).send('mine');
    await eventually(() => expect(inShort(shown())).toEqual(['3', '4', '5', 'mine']));
    goOn();
    await eventually(() => expect(inShort(shown())).toEqual(['5', 'theirs', 'mine']));
  });
});
