import type { MessagingClient } from '../../../client/src';
import { eventually } from '../../support/eventually';
import { transports, useService } from '../../support/test-service';
import { StoreSandbox, watch } from './store-sandbox';

const never = '2099-01-31T12:00:00.000Z';

describe.each(transports)('what a user sets of a chat in the store, over %s', (transport) => {
  const sandbox = new StoreSandbox();
  afterEach(() => sandbox.cleanUp());
  const service = useService();
  let ann: MessagingClient;
  let ben: MessagingClient;

  beforeEach(() => {
    [ann, ben] = ['ann', 'ben'].map((userId) => clientOf(userId)) as [
      MessagingClient,
      MessagingClient,
    ];
  });

  const clientOf = (userId: string) => sandbox.client(transport, { url: service.url, userId });
  const makeGroup = async (name: string) =>
    (await ann.rest.createChat({ body: { participants: ['ben'], name } })).id;
  const names = (list: () => { chats: readonly { name?: string }[] }) =>
    list().chats.map(({ name }) => name);

  it('is shown at once, and on the other devices', async () => {
    const tea = await makeGroup('Tea');
    await makeGroup('Cake');
    const stores = [sandbox.store(ben), sandbox.store(clientOf('ben'))];
    const lists = stores.map(({ chatList }) => watch(chatList));
    const archives = stores.map(({ archive }) => watch(archive));
    for (const list of lists) await eventually(() => expect(names(list)).toEqual(['Cake', 'Tea']));
    for (const list of archives) await eventually(() => expect(list().status).toBe('ready'));
    const chat = stores[0]!.chat(tea);
    const pinned = chat.setOwn({ pinned: true });
    expect(names(lists[0]!)).toEqual(['Tea', 'Cake']);
    await pinned;
    const archived = chat.setOwn({ archived: true, mutedUntil: never });
    expect([names(lists[0]!), lists[0]!().status]).toEqual([['Cake'], 'ready']);
    await archived;
    for (const list of lists) await eventually(() => expect(names(list)).toEqual(['Cake']));
    for (const list of archives) await eventually(() => expect(names(list)).toEqual(['Tea']));
    await ann.sendMessage(tea, 'while it is muted');
    for (const list of archives) {
      await eventually(() => expect(list().chats[0]).toMatchObject({ unreadCount: 1 }));
    }
    await chat.setOwn({ mutedUntil: null });
    await ann.sendMessage(tea, 'which takes it out');
    for (const list of archives) await eventually(() => expect(names(list)).toEqual([]));
    for (const list of lists) await eventually(() => expect(names(list)).toEqual(['Tea', 'Cake']));
  });

  it('is taken back where the service refuses it', async () => {
    const tea = await makeGroup('Tea');
    const store = sandbox.store(ben);
    const list = watch(store.chatList);
    await eventually(() => expect(names(list)).toEqual(['Tea']));
    const refused = store.chat(tea).setOwn({ mutedUntil: 'tomorrow' });
    await expect(refused).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    expect(list().chats[0]).not.toHaveProperty('mutedUntil');
  });

  it('ends with reading, where it is the mark as unread', async () => {
    const tea = await makeGroup('Tea');
    await ann.sendMessage(tea, 'one');
    const [phone, laptop] = [sandbox.store(ben), sandbox.store(clientOf('ben'))];
    const lists = [watch(phone.chatList), watch(laptop.chatList)];
    const chat = watch(phone.chat(tea));
    const counts = watch(laptop.counts);
    await eventually(() => expect(chat().status).toBe('ready'));
    await eventually(() => expect(counts()).toMatchObject({ unreadChats: 1, unreadMessages: 1 }));
    phone.chat(tea).markRead();
    await eventually(() => expect(counts()).toMatchObject({ unreadChats: 0, unreadMessages: 0 }));
    await phone.chat(tea).setOwn({ markedUnread: true });
    const isMarked = () => lists.map((list) => list().chats[0]?.markedUnread);
    await eventually(() => expect(isMarked()).toEqual([true, true]));
    await eventually(() => expect(counts()).toMatchObject({ unreadChats: 1, unreadMessages: 0 }));
    phone.chat(tea).markRead();
    expect(lists[0]!().chats[0]).toMatchObject({ markedUnread: false });
    await eventually(() => expect(isMarked()).toEqual([false, false]));
    await eventually(() => expect(counts()).toMatchObject({ unreadChats: 0 }));
  });
});
