import { JwksServer, nowSeconds } from '../support/jwks-server';
import { eventually } from '../support/eventually';
import { TestService, transports } from '../support/test-service';
import { ClientSandbox, gather, makeChat, reaches } from './client-sandbox';

describe.each(transports)("the client's session, over %s", (transport) => {
  const sandbox = new ClientSandbox();
  let issuer: JwksServer;
  let service: TestService;

  beforeAll(async () => {
    issuer = await JwksServer.start();
    service = await TestService.start({
      SESSION_JWKS_URL: issuer.url,
      // So that a session ends when its token says.
      SESSION_CLOCK_TOLERANCE: '0s',
    });
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

  it('is renewed when it ends, without a message lost', async () => {
    let given = 0;
    const alice = client(() => {
      given += 1;
      return issuer.token('alice', nowSeconds() + 2);
    });
    await alice.connect();
    const chatId = await makeChat(alice, ['alice', 'bob']);
    const { contents } = await gather(alice, chatId);
    const sent: string[] = [];
    while (given < 3) {
      sent.push(`message ${sent.length}`);
      await alice.sendMessage(chatId, sent.at(-1)!);
      await eventually(() => expect(contents()).toEqual(sent));
    }
  });

  it('is renewed once for calls that are refused together', async () => {
    const tokens = ['not-a-token', await issuer.token('alice')];
    const given: string[] = [];
    const alice = client(() => {
      const token = tokens[given.length]!;
      given.push(token);
      return Promise.resolve(token);
    });
    await Promise.all([alice.rest.listChats(), alice.rest.listChats(), alice.rest.listChats()]);
    expect(given).toEqual(tokens);
  });

  it('is asked for with pauses while the service refuses every token', async () => {
    let given = 0;
    const alice = client(() => {
      given += 1;
      return Promise.resolve('not-a-token');
    });
    const waiting = reaches(alice, 'waiting');
    void alice.connect();
    expect(await waiting).toMatchObject({ reason: { code: 'SESSION_INVALID', retryable: true } });
    expect(given).toBe(2);
  });

  it('is asked for again after it could not be had', async () => {
    let isDown = true;
    const alice = client(() =>
      isDown ? Promise.reject(new Error('the app is down')) : issuer.token('alice'),
    );
    const waiting = reaches(alice, 'waiting');
    const connected = alice.connect();
    expect(await waiting).toMatchObject({ reason: { code: 'SESSION_RENEWAL_FAILED' } });
    isDown = false;
    await connected;
    expect(alice.state).toEqual({ status: 'connected' });
  });

  it('of another user closes the client for good, and it says why', async () => {
    const alice = client(() => issuer.token('bob'));
    const joining = expect(alice.joinChat('chat_any', {})).rejects.toMatchObject({
      code: 'USER_MISMATCH',
    });
    await expect(alice.connect()).rejects.toMatchObject({
      code: 'USER_MISMATCH',
      retryable: false,
    });
    await joining;
    expect(alice.state).toMatchObject({ status: 'closed', reason: { code: 'USER_MISMATCH' } });
  });
});
