import type { ChatListHandlers, ChatListPlace, MessagingClient } from '../../client/src';
import { useMock } from '../mock/running-mock';
import { eventually } from '../support/eventually';
import { transports, useService } from '../support/test-service';
import { ClientSandbox } from './client-sandbox';

const targets: [string, () => { readonly url: string }][] = [
  ['the mock', useMock],
  ['the service', useService],
];
const cases = targets.flatMap(([name, use]) =>
  transports.map((transport) => ({ name, use, transport })),
);

describe.each(cases)("a user's devices at $name, over $transport", ({ use, transport }) => {
  const sandbox = new ClientSandbox();
  const target = use();
  let ann: MessagingClient;
  let phone: MessagingClient;
  let names: Map<string, string>;

  beforeEach(() => {
    names = new Map();
    [ann, phone] = [clientOf('ann'), clientOf('ben')];
  });
  afterEach(() => sandbox.cleanUp());

  const clientOf = (userId: string, url = target.url) => sandbox.client(transport, { url, userId });
  /** Makes a chat of Ann and Ben in which Ann says so much. */
  const makeGroup = async (name: string, messages = 0) => {
    const { id } = await ann.rest.createChat({ body: { participants: ['ben'], name } });
    names.set(id, name);
    for (let n = 1; n <= messages; n += 1) await ann.sendMessage(id, `${n}`);
    return id;
  };
  const readOnPhone = (chatId: string, seq: number) =>
    phone.rest.markRead({ path: { chatId }, body: { seq } });
  const remove = (chatId: string) =>
    ann.rest.removeParticipant({ path: { chatId, userId: 'ben' } });
  /** Handlers that note what they are told. */
  const noting = (heard: string[]): ChatListHandlers => ({
    onResync: () => heard.push('resync'),
    onChatCreated: ({ chat }) => heard.push(`into ${chat.name}`),
    onMyChatUpdated: ({ chatId, readSeq, unreadCount, removed }) => {
      const name = names.get(chatId);
      heard.push(removed ? `out of ${name}` : `${name}: ${readSeq} read, ${unreadCount} unread`);
    },
  });

  it('clear on the laptop what is read on the phone', async () => {
    const tea = await makeGroup('Tea', 3);
    const [onLaptop, onPhone]: [string[], string[]] = [[], []];
    await clientOf('ben').listenAllChats(noting(onLaptop));
    await phone.listenAllChats(noting(onPhone));
    for (const seq of [2, 3]) {
      await readOnPhone(tea, seq);
      for (const heard of [onLaptop, onPhone]) {
        const told = `Tea: ${seq} read, ${3 - seq} unread`;
        await eventually(() => expect(heard.slice(seq - 1)).toEqual([told]));
      }
    }
  });

  it('are told after coming back what changed: each chat once, as it is now', async () => {
    const [tea, cake] = [await makeGroup('Tea'), await makeGroup('Cake', 2)];
    const network = await sandbox.network(target.url);
    const heard: string[] = [];
    await clientOf('ben', network.url).listenAllChats(noting(heard));
    network.freeze();
    await readOnPhone(cake, 1);
    await makeGroup('Coffee');
    await remove(tea);
    await readOnPhone(cake, 2);
    network.cut();
    const missed = ['into Coffee', 'out of Tea', 'Cake: 2 read, 0 unread'];
    await eventually(() => expect(heard).toEqual(['resync', ...missed, 'resync']));
  });

  it('are told once, however often the app listens', async () => {
    const tea = await makeGroup('Tea', 2);
    const network = await sandbox.network(target.url);
    const laptop = clientOf('ben', network.url);
    const [one, other]: [string[], string[]] = [[], []];
    for (const heard of [one, other]) await laptop.listenAllChats(noting(heard));
    network.freeze();
    await readOnPhone(tea, 1);
    network.cut();
    const missed = ['resync', 'Tea: 1 read, 1 unread', 'resync'];
    for (const heard of [one, other]) await eventually(() => expect(heard).toEqual(missed));
    await readOnPhone(tea, 2);
    for (const heard of [one, other]) {
      await eventually(() => expect(heard).toEqual([...missed, 'Tea: 2 read, 0 unread']));
    }
  });

  it('are told nothing twice where the app listens from two places', async () => {
    await makeGroup('Tea');
    const laptop = clientOf('ben');
    const [early, late]: [string[], string[]] = [[], []];
    await Promise.all([
      laptop.listenAllChats({ ...noting(early), after: 0 }),
      laptop.listenAllChats({ ...noting(late), after: 1 }),
    ]);
    expect(early).toEqual(['into Tea', 'resync']);
    expect(late).toEqual(['resync']);
  });

  it('go on from the place that the app kept', async () => {
    const places: ChatListPlace[] = [];
    const before = clientOf('ben');
    await before.listenAllChats({ onResync: (place) => places.push(place) });
    before.close();
    await makeGroup('Tea');
    const heard: string[] = [];
    await clientOf('ben').listenAllChats({ ...noting(heard), ...places[0]! });
    expect(heard).toEqual(['into Tea', 'resync']);
  });

  it.each([{ after: 9 }, { after: 0, epoch: 'of-another-database' }])(
    'begin anew where %j is no place, and are told what comes',
    async (place) => {
      const tea = await makeGroup('Tea', 1);
      const heard: string[] = [];
      await clientOf('ben').listenAllChats({ ...noting(heard), ...place });
      expect(heard).toEqual(['resync']);
      await readOnPhone(tea, 1);
      await eventually(() => expect(heard).toEqual(['resync', 'Tea: 1 read, 0 unread']));
    },
  );
});
