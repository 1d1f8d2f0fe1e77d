import { ClientSandbox, gather, makeChat } from '../client/client-sandbox';
import { eventually } from '../support/eventually';
import { transports } from '../support/test-service';
import { RunningMock } from './running-mock';

describe.each(transports)('the typed client against the mock, over %s', (transport) => {
  const sandbox = new ClientSandbox();
  let mock: RunningMock;

  beforeEach(async () => {
    mock = await RunningMock.start();
  });
  afterEach(async () => {
    await sandbox.cleanUp();
    await mock.close();
  });

  it('joins, sends, and hears each message once and in order', async () => {
    const alice = await sandbox.connected(transport, { url: mock.url, userId: 'alice' });
    const chatId = await makeChat(alice, ['alice', 'bob']);
    const { contents } = await gather(alice, chatId);
    for (const content of ['one', 'two', 'three']) await alice.sendMessage(chatId, content);
    await eventually(() => expect(contents()).toEqual(['one', 'two', 'three']));
  });

  it('hears what is emitted on request', async () => {
    const alice = await sandbox.connected(transport, { url: mock.url, userId: 'alice' });
    const { messages } = await gather(alice, 'chat_123');
    await mock.emit('new-message');
    await eventually(() => expect(messages).toMatchObject([{ chatId: 'chat_123', seq: 121 }]));
  });
});
