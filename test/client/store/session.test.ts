import { eventually } from '../../support/eventually';
import { JwksServer } from '../../support/jwks-server';
import { TestService, transports } from '../../support/test-service';
import { makeChat } from '../client-sandbox';
import { inShort, StoreSandbox, watch } from './store-sandbox';

describe.each(transports)('the store and the session, over %s', (transport) => {
  const sandbox = new StoreSandbox();
  let issuer: JwksServer;
  let service: TestService;

  beforeAll(async () => {
    issuer = await JwksServer.start();
    service = await TestService.start({ SESSION_JWKS_URL: issuer.url });
  });
  afterEach(async () => {
    await sandbox.cleanUp();
    await service.reset();
  });
  afterAll(async () => {
    await service.close();
    await issuer.close();
  });

  const client = (getToken: () => Promise<string>) =>
    sandbox.client(transport, { url: service.url, userId: 'alice', getToken });

  it('keep what is written while the session is over, and send it with the next one', async () => {
    const chatId = await makeChat(
      client(() => issuer.token('alice')),
      ['bob'],
    );
    let isOver = true;
    let asked = 0;
    const store = sandbox.store(
      client(() => {
        asked += 1;
        return isOver ? Promise.resolve('not-a-token') : issuer.token('alice');
      }),
    );
    const [shown, list] = [watch(store.chat(chatId)), watch(store.chatList)];
    store.chat(chatId).send('one');
    store.chat(chatId).send('two');
    await eventually(() => expect(shown().error).toMatchObject({ code: 'SESSION_INVALID' }));
    const before = asked;
    await eventually(() => expect(asked).toBeGreaterThan(before));
    expect(inShort(shown())).toEqual(['one [send]', 'two [send]']);
    isOver = false;
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'two']));
    expect(shown()).toMatchObject({ status: 'ready', error: undefined });
    await eventually(() => expect(list().chats.map(({ lastSeq }) => lastSeq)).toEqual([2]));
  });
});
