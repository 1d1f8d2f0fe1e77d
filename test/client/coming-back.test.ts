import { insertChats, insertMessages } from '../support/chat-rows';
import { eventually } from '../support/eventually';
import { transports } from '../support/test-service';
import { ClientSandbox, gather, makeChat, reaches } from './client-sandbox';
import { RestartableService } from './restartable-service';

describe.each(transports)('the client that comes back, over %s', (transport) => {
  const sandbox = new ClientSandbox();
  let service: RestartableService;

  beforeEach(async () => {
    service = await RestartableService.create();
    await service.start();
  });
  afterEach(async () => {
    await sandbox.cleanUp();
    await service.close();
  });

  const open = (userId: string) => sandbox.connected(transport, { url: service.url, userId });

  it('goes on where it was when the service is restarted', async () => {
    const [alice, bob] = [await open('alice'), await open('bob')];
    const chatId = await makeChat(alice, ['alice', 'bob']);
    const { contents } = await gather(bob, chatId);
    await alice.sendMessage(chatId, 'before');
    await eventually(() => expect(contents()).toEqual(['before']));

    const away = reaches(bob, 'waiting');
    await service.stop();
    expect(await away).toMatchObject({ reason: { retryable: true } });
    const back = reaches(bob, 'connected');
    await service.start();
    await alice.sendMessage(chatId, 'after');
    await back;
    await eventually(() => expect(contents()).toEqual(['before', 'after']));
  });

  it('gets everything in order when it missed more than is replayed', async () => {
    const chatId = 'chat_missed';
    const { url } = service.database;
    const count = 1250;
    await insertChats(url, { ids: [chatId], participants: ['alice', 'bob'] });
    await insertMessages(url, { chatId, senderId: 'bob', content: 'missed', count });

    const [alice, bob] = [await open('alice'), await open('bob')];
    const joining = gather(alice, chatId, 0);
    for (let live = 1; live <= 10; live += 1) await bob.sendMessage(chatId, `live ${live}`);
    const { messages } = await joining;
    await bob.sendMessage(chatId, 'the last');
    const all = Array.from({ length: count + 11 }, (_, index) => index + 1);
    await eventually(() => expect(messages.map(({ seq }) => seq)).toEqual(all));
  });
});
