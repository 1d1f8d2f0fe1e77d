import type { ConnectionState } from '../../client/src/connection-state';
import { insertChats } from '../support/chat-rows';
import { eventually } from '../support/eventually';
import { TestService, transports } from '../support/test-service';
import { ClientSandbox, gather, reaches } from './client-sandbox';

describe.each(transports)('the client past a limit, over %s', (transport) => {
  const sandbox = new ClientSandbox();
  let service: TestService;

  const start = async (environment: Record<string, string>) => {
    service = await TestService.start(environment);
  };
  afterEach(() => sandbox.cleanUp());
  afterEach(() => service.close());

  it('joins all its chats, as fast as it may, and is not sent away', async () => {
    await start({ LIMIT_COMMAND: '25/1s' });
    const ids = Array.from({ length: 60 }, (_, n) => `chat_${n}`);
    await insertChats(service.database.url, { ids, participants: ['alice', 'bob'] });
    const alice = await sandbox.connected(transport, { url: service.url, userId: 'alice' });
    const states: ConnectionState[] = [];
    alice.onState((state) => states.push(state));

    const chats = await Promise.all(ids.map((id) => gather(alice, id)));

    const bob = sandbox.client(transport, { url: service.url, userId: 'bob' });
    await Promise.all(ids.map((id) => bob.sendMessage(id, `hello ${id}`)));
    await eventually(() =>
      expect(chats.map(({ contents }) => contents())).toEqual(ids.map((id) => [`hello ${id}`])),
    );
    expect(states.map(({ status }) => status)).not.toContain('waiting');
  });

  it('comes back when it is told to, and goes on where it was', async () => {
    await start({ LIMIT_CONNECT: '1/2s' });
    const options = { url: service.url, userId: 'alice' };
    const before = await service.connect(transport, 'alice');
    const alice = sandbox.client(transport, options);
    const refused = reaches(alice, 'waiting');
    const connected = alice.connect();
    // Unless the machine took longer than the limit's window for what was before.
    const state = await Promise.race([refused, connected]);
    if (state !== undefined) {
      expect(state).toMatchObject({ reason: { code: 'RATE_LIMITED', retryable: true } });
      const { reason, retryInMs } = state as Extract<ConnectionState, { status: 'waiting' }>;
      expect(reason.retryAfterMs).toBeGreaterThan(0);
      expect(retryInMs).toBeGreaterThanOrEqual(reason.retryAfterMs);
    }
    await connected;
    await before.close();
  });
});
