import type { MessagingClient } from '../../../client/src';
import type { MessagingStore } from '../../../client/src/store';
import { eventually } from '../../support/eventually';
import { transports, useService } from '../../support/test-service';
import { makeChat } from '../client-sandbox';
import { StoreSandbox, watch } from './store-sandbox';

describe.each(transports)('who is there, as the store shows it, over %s', (transport) => {
  const sandbox = new StoreSandbox();
  const service = useService();
  let bob: MessagingClient;
  let store: MessagingStore;

  beforeEach(() => {
    bob = sandbox.client(transport, { url: service.url, userId: 'bob' });
    store = sandbox.store(bob);
  });
  afterEach(() => sandbox.cleanUp());

  it('is right while a chat with them is open: they come, they go, they come back', async () => {
    const userId = `alice-${transport}`;
    const connect = async () => {
      const client = sandbox.client(transport, { url: service.url, userId });
      await client.connect();
      return client;
    };
    const chatId = await makeChat(bob, [userId, 'bob']);
    const shown = watch(store.presence(userId));
    expect(shown()).toBeUndefined();
    await eventually(() => expect(shown()).toEqual({ userId, online: false }));
    watch(store.chat(chatId));
    for (const _ of [1, 2]) {
      const alice = await connect();
      await eventually(() => expect(shown()).toEqual({ userId, online: true }));
      alice.close();
      await eventually(() => expect(shown()?.lastSeenAt).toEqual(expect.any(String)));
    }
  });

  it('is read anew when a chat is opened: what came before was not told', async () => {
    const userId = `carol-${transport}`;
    const chatId = await makeChat(bob, [userId, 'bob']);
    const shown = watch(store.presence(userId));
    await eventually(() => expect(shown()?.online).toBe(false));
    await sandbox.client(transport, { url: service.url, userId }).connect();
    watch(store.chat(chatId));
    await eventually(() => expect(shown()).toEqual({ userId, online: true }));
  });

  it('is nobody of whom the user may not know', async () => {
    const shown = watch(store.presence('stranger'));
    await eventually(() => expect(shown()).toEqual({ userId: 'stranger', online: false }));
  });
});
