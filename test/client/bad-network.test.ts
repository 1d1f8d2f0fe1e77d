import { eventually } from '../support/eventually';
import { TestService, transports } from '../support/test-service';
import { ClientSandbox, gather, makeChat, reaches } from './client-sandbox';

const messagesEach = 60;

describe.each(transports)('the client on a bad network, over %s', (transport) => {
  const sandbox = new ClientSandbox();
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start();
  });
  afterEach(async () => {
    await sandbox.cleanUp();
    await service.reset();
  });
  afterAll(() => service.close());

  it('gives both sides each message once and in order while connections are cut', async () => {
    const network = await sandbox.network(service.url);
    const open = (userId: string) => sandbox.connected(transport, { url: network.url, userId });
    const [alice, bob] = [await open('alice'), await open('bob')];
    const chatId = await makeChat(alice, ['alice', 'bob']);
    const [toAlice, toBob] = [await gather(alice, chatId, 0), await gather(bob, chatId, 0)];
    const sendAll = async (client: typeof alice, name: string) => {
      for (let count = 1; count <= messagesEach; count += 1) {
        await client.sendMessage(chatId, `${name} ${count}`);
        // With the requests that are under way, and with the connection that has just come back.
        if (count % 5 === 0) network.cut();
      }
    };
    await Promise.all([sendAll(alice, 'alice'), sendAll(bob, 'bob')]);

    const stored = Array.from({ length: 2 * messagesEach }, (_, index) => index + 1);
    for (const { messages } of [toAlice, toBob]) {
      await eventually(() => expect(messages.map(({ seq }) => seq)).toEqual(stored));
    }
    const contents = toAlice.contents();
    const sentBy = (name: string) => contents.filter((content) => content.startsWith(name));
    const all = Array.from({ length: messagesEach }, (_, index) => index + 1);
    expect(sentBy('alice')).toEqual(all.map((count) => `alice ${count}`));
    expect(sentBy('bob')).toEqual(all.map((count) => `bob ${count}`));
    expect(toBob.contents()).toEqual(contents);
  });

  it('stores a message once when the answer to its send was lost', async () => {
    const network = await sandbox.network(service.url);
    const alice = sandbox.client(transport, { url: network.url, userId: 'alice' });
    const chatId = await makeChat(alice, ['alice', 'bob']);
    const lost = network.loseNextAnswer();
    const message = await alice.sendMessage(chatId, 'only once');
    await lost;
    const { items } = await alice.rest.listMessages({ path: { chatId } });
    expect(items).toEqual([message]);
  });

  it('does not repeat another write whose answer was lost', async () => {
    const network = await sandbox.network(service.url);
    const alice = sandbox.client(transport, { url: network.url, userId: 'alice' });
    await alice.rest.listChats();
    const lost = network.loseNextAnswer();
    const body = { participants: ['alice', 'bob'], name: 'group' };
    await expect(alice.rest.createChat({ body })).rejects.toMatchObject({
      code: 'NETWORK_ERROR',
      retryable: true,
    });
    await lost;
    expect((await alice.rest.listChats()).items).toHaveLength(1);
  });

  it('tells how the connection stands, and that the list of chats is to be read again', async () => {
    const network = await sandbox.network(service.url);
    const alice = sandbox.client(transport, { url: network.url, userId: 'alice' });
    const states: string[] = [];
    alice.onState(({ status }) => states.push(status));
    await alice.connect();
    let resyncs = 0;
    await alice.listenAllChats({ onResync: () => (resyncs += 1) });
    network.cut();
    await eventually(() => expect(resyncs).toBe(2));
    alice.close();
    expect(states).toEqual(['connecting', 'connected', 'connecting', 'connected', 'closed']);
    expect(alice.state).toMatchObject({ status: 'closed', reason: { code: 'CLIENT_CLOSED' } });
  });

  it('waits between attempts while there is no service, and comes when it is called', async () => {
    const network = await sandbox.network(service.url);
    const backoff = { baseMs: 1_000_000, capMs: 1_000_000 };
    const alice = await sandbox.connected(transport, {
      url: network.url,
      userId: 'alice',
      backoff,
      getToken: () => Promise.resolve('unused'),
    });
    const waiting = reaches(alice, 'waiting');
    // The connection and the one immediate attempt to have another.
    const again = network.loseNextAnswer();
    network.cut();
    await again;
    expect(await waiting).toMatchObject({ reason: { code: 'NETWORK_ERROR', retryable: true } });
    await alice.connect();
    expect(alice.state).toEqual({ status: 'connected' });
  });

  it('finds that a connection is dead although nothing says so', async () => {
    const network = await sandbox.network(service.url);
    const alice = await sandbox.connected(transport, {
      url: network.url,
      userId: 'alice',
      liveness: { silenceMs: 200, answerMs: 200 },
    });
    const chatId = await makeChat(alice, ['alice', 'bob']);
    const { contents } = await gather(alice, chatId);
    const away = reaches(alice, 'connecting');
    network.freeze();
    const bob = sandbox.client(transport, { url: service.url, userId: 'bob' });
    await bob.sendMessage(chatId, 'Are you there?');
    expect(await away).toMatchObject({ reason: { code: 'TIMEOUT' } });
    await eventually(() => expect(contents()).toEqual(['Are you there?']));
  });
});
