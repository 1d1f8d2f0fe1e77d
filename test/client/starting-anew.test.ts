import type { ChatHandlers, MessagingClient } from '../../client/src';
import { insertMessage, insertMessages, removeMessages, restoreChat } from '../support/chat-rows';
import { eventually } from '../support/eventually';
import { TestService, transports } from '../support/test-service';
import { ClientSandbox, makeChat } from './client-sandbox';
import type { LossyNetwork } from './lossy-network';

describe.each(transports)('a client whose chat cannot be resumed, over %s', (transport) => {
  const sandbox = new ClientSandbox();
  let service: TestService;
  let network: LossyNetwork;
  let alice: MessagingClient;
  let chatId: string;
  let heard: string[];

  beforeAll(async () => {
    service = await TestService.start();
  });
  beforeEach(async () => {
    network = await sandbox.network(service.url);
    alice = await sandbox.connected(transport, { url: network.url, userId: 'alice' });
    chatId = await makeChat(alice, ['alice', 'bob']);
    heard = [];
  });
  afterEach(async () => {
    await sandbox.cleanUp();
    await service.reset();
  });
  afterAll(() => service.close());

  /** Notes what the app is told. */
  const handlers = (): ChatHandlers => ({
    onMessage: ({ content }) => heard.push(content),
    onRestarted: () => heard.push('restarted'),
    onEnded: ({ code }) => heard.push(`ended: ${code}`),
  });
  const hears = (...expected: string[]) => eventually(() => expect(heard).toEqual(expected));
  const send = async (...contents: string[]) => {
    const bob = await service.api('bob');
    for (const content of contents) await bob.sendMessage(chatId, content);
  };

  it('is told so when it joins after a revision that is not there, and gets what comes', async () => {
    await send('one', 'two');
    await alice.joinChat(chatId, { ...handlers(), after: 9 });
    await hears('restarted');
    await send('three');
    await hears('restarted', 'three');
  });

  it('is told so when it comes back to an earlier state, and gets what comes', async () => {
    await alice.joinChat(chatId, handlers());
    await send('one', 'two', 'three');
    await hears('one', 'two', 'three');
    network.cut();
    await restoreChat(service.database.url, chatId, 1);
    await hears('one', 'two', 'three', 'restarted');
    await send('another two', 'another three');
    await hears('one', 'two', 'three', 'restarted', 'another two', 'another three');
  });

  it('is told so while it is connected, and gets what comes', async () => {
    await alice.joinChat(chatId, handlers());
    await send('one', 'two');
    await hears('one', 'two');
    await restoreChat(service.database.url, chatId, 1);
    await hears('one', 'two', 'restarted');
    await send('another two');
    await hears('one', 'two', 'restarted', 'another two');
  });

  it('is told so when its place is of another epoch', async () => {
    await send('one', 'two');
    await alice.joinChat(chatId, { ...handlers(), after: 1, epoch: 'of-another-database' });
    await hears('restarted');
    await send('three');
    await hears('restarted', 'three');
  });

  it('resumes from the place that the app kept', async () => {
    const places: { after: number; epoch: string | undefined }[] = [];
    const leave = await alice.joinChat(chatId, {
      onChange: ({ revision: after }, epoch) => places.push({ after, epoch }),
    });
    await send('one');
    await eventually(() => expect(places).toHaveLength(1));
    await leave();
    await send('two');
    expect(places[0]!.epoch).toEqual(expect.any(String));
    await alice.joinChat(chatId, { ...handlers(), ...places[0] });
    await hears('two');
  });

  it('is not stopped by what is missing', async () => {
    const { url } = service.database;
    const leave = await alice.joinChat(chatId, handlers());
    await send('one');
    await hears('one');
    // Live: the next message leaves a revision out.
    await insertMessage(url, { chatId, id: 'msg_lost', senderId: 'bob', content: 'lost' });
    await removeMessages(url, chatId, [2]);
    await send('three');
    await hears('one', 'three');
    // And in what it missed.
    await leave();
    await send('four', 'five', 'six');
    await removeMessages(url, chatId, [4, 6]);
    await alice.joinChat(chatId, { ...handlers(), after: 3 });
    await hears('one', 'three', 'five');
    await send('seven');
    await hears('one', 'three', 'five', 'seven');
  });

  it('is not stopped by what is missing beyond what the service replays', async () => {
    const { url } = service.database;
    await insertMessages(url, { chatId, senderId: 'bob', content: 'old', count: 1205 });
    await removeMessages(url, chatId, [1, 999, 1001, 1002, 1204, 1205]);
    await alice.joinChat(chatId, { ...handlers(), after: 0 });
    await send('next');
    await eventually(() => expect(heard.at(-1)).toBe('next'));
    expect(heard).toHaveLength(1205 - 6 + 1);
  });

  it('that shows it with its history is given the history anew', async () => {
    await send('one', 'two');
    const { onEnded } = handlers();
    await alice.openChat(chatId, {
      onMessage: ({ content }) => heard.push(content),
      onRestarted: () => (heard = []),
      onEnded: onEnded!,
    });
    await send('three');
    await hears('one', 'two', 'three');
    await restoreChat(service.database.url, chatId, 1);
    await hears('one');
    await send('another two');
    await hears('one', 'another two');
  });
});
