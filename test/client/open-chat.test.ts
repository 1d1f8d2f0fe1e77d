import type { Message } from '../../client/src';
import { eventually } from '../support/eventually';
import { TestService, transports } from '../support/test-service';
import { ClientSandbox, makeChat } from './client-sandbox';
import { Front } from './front';

describe.each(transports)('a chat that is opened over %s', (transport) => {
  const sandbox = new ClientSandbox();
  let service: TestService;
  let front: Front;

  beforeAll(async () => {
    service = await TestService.start();
  });
  beforeEach(async () => {
    front = new Front(service.url);
    await front.listen();
  });
  afterEach(async () => {
    await sandbox.cleanUp();
    await front.close();
    await service.reset();
  });
  afterAll(() => service.close());

  const client = (userId: string) => sandbox.client(transport, { url: front.url, userId });
  const contentsOf = (messages: Message[]) => messages.map(({ content }) => content);

  it('gives its newest messages, then what comes', async () => {
    const [alice, bob] = [client('alice'), client('bob')];
    const chatId = await makeChat(alice, ['alice', 'bob']);
    for (const content of ['one', 'two', 'three']) await alice.sendMessage(chatId, content);
    const messages: Message[] = [];
    const leave = await bob.openChat(chatId, {
      history: 2,
      onMessage: (message) => messages.push(message),
    });
    expect(contentsOf(messages)).toEqual(['two', 'three']);
    await alice.sendMessage(chatId, 'four');
    await eventually(() => expect(contentsOf(messages)).toEqual(['two', 'three', 'four']));
    await leave();
    await alice.sendMessage(chatId, 'five');
    expect(messages).toHaveLength(3);
  });

  it('gives each message once and in order, while others send and the network fails', async () => {
    const [alice, bob] = [client('alice'), client('bob')];
    const chatId = await makeChat(alice, ['alice', 'bob']);
    for (let n = 1; n <= 5; n += 1) await alice.sendMessage(chatId, `${n}`);
    await bob.connect();
    const sending = (async () => {
      for (let n = 6; n <= 40; n += 1) await alice.sendMessage(chatId, `${n}`);
    })();
    const messages: Message[] = [];
    front.refusals.push({ status: 502 }, { status: 502 });
    await bob.openChat(chatId, { onMessage: (message) => messages.push(message) });
    await sending;
    const all = Array.from({ length: 40 }, (_, index) => `${index + 1}`);
    await eventually(() => expect(contentsOf(messages)).toEqual(all));
  });

  it('is refused to who takes no part, and with a history that is no page', async () => {
    const [alice, carol] = [client('alice'), client('carol')];
    const chatId = await makeChat(alice, ['alice', 'bob']);
    const opening = carol.openChat(chatId, { onMessage: () => undefined });
    await expect(opening).rejects.toMatchObject({ code: 'CHAT_NOT_FOUND' });
    const tooMuch = alice.openChat(chatId, { history: 101, onMessage: () => undefined });
    await expect(tooMuch).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it('needs no connect before, no more than following does', async () => {
    const [alice, bob] = [client('alice'), client('bob')];
    const chatId = await makeChat(alice, ['alice', 'bob']);
    const messages: Message[] = [];
    await Promise.all([
      bob.joinChat(chatId, { onMessage: (message) => messages.push(message) }),
      alice.listenAllChats({}),
    ]);
    await alice.sendMessage(chatId, 'one');
    await eventually(() => expect(contentsOf(messages)).toEqual(['one']));
  });

  it('is refused at once after the client was closed, until it connects again', async () => {
    const alice = client('alice');
    const chatId = await makeChat(alice, ['alice', 'bob']);
    await alice.connect();
    alice.close();
    const closed = { name: 'MessagingError', code: 'CLIENT_CLOSED' };
    await expect(alice.joinChat(chatId, {})).rejects.toMatchObject(closed);
    await expect(alice.listenAllChats({})).rejects.toMatchObject(closed);
    const opening = () => alice.openChat(chatId, { onMessage: () => undefined });
    await expect(opening()).rejects.toMatchObject(closed);
    await alice.connect();
    await opening();
  });
});
