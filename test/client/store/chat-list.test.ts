import type { ChatSummary, MessagingClient } from '../../../client/src';
import { eventually } from '../../support/eventually';
import { transports, useService } from '../../support/test-service';
import { StoreSandbox, watch } from './store-sandbox';

describe.each(transports)('the list of chats of the store, over %s', (transport) => {
  const sandbox = new StoreSandbox();
  afterEach(() => sandbox.cleanUp());
  const service = useService();
  let ann: MessagingClient;
  let ben: MessagingClient;

  beforeEach(() => {
    [ann, ben] = [clientOf('ann'), clientOf('ben')];
  });

  const clientOf = (userId: string, url = service.url) =>
    sandbox.client(transport, { url, userId });
  const makeGroup = async (name: string, messages = 0) => {
    const { id } = await ann.rest.createChat({ body: { participants: ['ben'], name } });
    for (let n = 1; n <= messages; n += 1) await ann.sendMessage(id, `${n}`);
    return id;
  };
  const names = ({ chats }: { chats: readonly ChatSummary[] }) => chats.map(({ name }) => name);
  /** What REST gives of the list. */
  const listed = async (limit = 100) => (await ben.rest.listChats({ query: { limit } })).items;

  it('has the chat with the most recent activity first, as they come, and stays as REST has it', async () => {
    const tea = await makeGroup('Tea', 1);
    await makeGroup('Cake');
    const list = watch(sandbox.store(ben).chatList);
    expect(list()).toMatchObject({ status: 'loading', chats: [] });
    await eventually(() => expect(names(list())).toEqual(['Cake', 'Tea']));
    const said = await ann.sendMessage(tea, 'once more');
    await eventually(() => expect(names(list())).toEqual(['Tea', 'Cake']));
    const place = { path: { chatId: tea, messageId: said.id } };
    await ann.rest.updateMessage({ ...place, body: { content: 'edited' } });
    await makeGroup('Coffee');
    await eventually(() => expect(names(list())).toEqual(['Coffee', 'Tea', 'Cake']));
    await ann.rest.addParticipants({ path: { chatId: tea }, body: { participants: ['cid'] } });
    await ann.rest.deleteMessage(place);
    await eventually(async () => expect(list().chats).toEqual(await listed()));
    expect(list().hasMore).toBe(false);
  });

  it('counts what is unread on each device, whichever of them reads', async () => {
    const tea = await makeGroup('Tea', 3);
    const [phone, laptop] = [sandbox.store(ben), sandbox.store(clientOf('ben'))];
    const [onPhone, onLaptop] = [watch(phone.chatList), watch(laptop.chatList)];
    const chat = watch(phone.chat(tea));
    const unread = () => [onPhone(), onLaptop()].map(({ chats }) => chats[0]?.unreadCount);
    await eventually(() => expect(unread()).toEqual([3, 3]));
    await eventually(() => expect(chat().status).toBe('ready'));
    phone.chat(tea).markRead();
    expect(onPhone().chats[0]).toMatchObject({ readSeq: 3, unreadCount: 0 });
    expect(chat().chat).toMatchObject({ readSeq: 3, unreadCount: 0 });
    await eventually(() => expect(unread()).toEqual([0, 0]));
    await ann.sendMessage(tea, 'four');
    await ben.sendMessage(tea, 'five');
    await eventually(() => expect(unread()).toEqual([1, 1]));
    await eventually(() => expect(chat().chat).toMatchObject({ readSeq: 3, unreadCount: 1 }));
    await eventually(async () => expect(onLaptop().chats).toEqual(await listed()));
  });

  it('loses the chats that the user is removed from, and has those they are put into', async () => {
    await makeGroup('Cake');
    const tea = await makeGroup('Tea', 2);
    const list = watch(sandbox.store(ben).chatList);
    await eventually(() => expect(names(list())).toEqual(['Tea', 'Cake']));
    await ann.rest.removeParticipant({ path: { chatId: tea, userId: 'ben' } });
    await eventually(() => expect(names(list())).toEqual(['Cake']));
    await ann.rest.addParticipants({ path: { chatId: tea }, body: { participants: ['ben'] } });
    await eventually(() => expect(names(list())).toEqual(['Tea', 'Cake']));
    await eventually(async () => expect(list().chats).toEqual(await listed()));
  });

  it('is right again after an outage', async () => {
    const [tea, cake] = [await makeGroup('Tea', 1), await makeGroup('Cake', 1)];
    const network = await sandbox.network(service.url);
    const list = watch(sandbox.store(clientOf('ben', network.url)).chatList);
    await eventually(() => expect(names(list())).toEqual(['Cake', 'Tea']));
    network.freeze();
    await ann.rest.removeParticipant({ path: { chatId: cake, userId: 'ben' } });
    await makeGroup('Coffee');
    await ann.sendMessage(tea, 'still here');
    await ben.rest.markRead({ path: { chatId: tea }, body: { seq: 2 } });
    network.cut();
    await eventually(() => expect(names(list())).toEqual(['Tea', 'Coffee']));
    await eventually(async () => expect(list().chats).toEqual(await listed()));
  });

  it('is read page by page; a chat further down comes up when something is said in it', async () => {
    const first = await makeGroup('1');
    for (let n = 2; n <= 60; n += 1) await makeGroup(`${n}`);
    const store = sandbox.store(ben);
    const list = watch(store.chatList);
    await eventually(() => expect(list().chats).toHaveLength(50));
    expect(list().hasMore).toBe(true);
    await ann.sendMessage(first, 'from below');
    await eventually(() => expect(names(list()).slice(0, 2)).toEqual(['1', '60']));
    await store.chatList.loadMore();
    expect(list()).toMatchObject({ hasMore: false });
    expect(list().chats).toEqual(await listed());
  });
});
