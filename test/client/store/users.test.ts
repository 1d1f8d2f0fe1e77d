import type { MessagingClient } from '../../../client/src';
import type { MessagingStore } from '../../../client/src/store';
import { eventually } from '../../support/eventually';
import { transports, useService } from '../../support/test-service';
import { makeChat } from '../client-sandbox';
import { Front } from '../front';
import { StoreSandbox, watch } from './store-sandbox';

describe.each(transports)('a user as the store shows them, over %s', (transport) => {
  const sandbox = new StoreSandbox();
  const service = useService();
  let alice: MessagingClient;
  let bob: MessagingClient;
  let store: MessagingStore;

  beforeEach(async () => {
    alice = sandbox.client(transport, { url: service.url, userId: 'alice' });
    await rename('Alice');
    await makeChat(alice, ['alice', 'bob']);
    bob = sandbox.client(transport, { url: service.url, userId: 'bob' });
    store = sandbox.store(bob);
  });
  afterEach(() => sandbox.cleanUp());

  const rename = (name: string) => alice.rest.updateMe({ body: { name } });
  /** Counts how often the client looks users up, and for how many each time. */
  const countLookUps = (client: MessagingClient): number[] => {
    const sizes: number[] = [];
    const { listUsers } = client.rest;
    client.rest.listUsers = (request) => {
      sizes.push(request.query.ids.split(' ').length);
      return listUsers(request);
    };
    return sizes;
  };

  it('is unknown until they are read, and has their name then', async () => {
    const shown = watch(store.user('alice'));
    expect(shown()).toBeUndefined();
    await eventually(() => expect(shown()).toEqual({ id: 'alice', name: 'Alice' }));
  });

  it('is called something else as soon as they are', async () => {
    const shown = watch(store.user('alice'));
    await eventually(() => expect(bob.state.status).toBe('connected'));
    await eventually(() => expect(shown()).toBeDefined());
    for (const name of ['Ally', 'Alice Martin']) {
      await rename(name);
      await eventually(() => expect(shown()).toEqual({ id: 'alice', name }));
    }
  });

  it('is the same object as long as nothing changes', async () => {
    const part = store.user('alice');
    const shown = watch(part);
    await eventually(() => expect(shown()).toBeDefined());
    expect(store.user('alice')).toBe(part);
    expect(part.getSnapshot()).toBe(shown());
  });

  it('has only their id when there is no such user', async () => {
    const shown = watch(store.user('nobody'));
    await eventually(() => expect(shown()).toEqual({ id: 'nobody' }));
  });

  it('is read with the others who are shown at the same time, 100 at once', async () => {
    await bob.connect();
    const listening = watch(store.chatList);
    await eventually(() => expect(listening().status).toBe('ready'));
    const sizes = countLookUps(bob);
    const ids = Array.from({ length: 150 }, (_, n) => `user-${n}`);
    const shown = ids.map((id) => watch(store.user(id)));
    await eventually(() => expect(shown.map((one) => one()?.id)).toEqual(ids));
    expect(sizes).toEqual([100, 50]);
  });

  it('is read again when the client was away, and nothing was told', async () => {
    const shown = watch(store.user('alice'));
    await eventually(() => expect(shown()).toBeDefined());
    await eventually(() => expect(bob.state.status).toBe('connected'));
    bob.close();
    await rename('Ally');
    await bob.connect();
    await eventually(() => expect(shown()).toEqual({ id: 'alice', name: 'Ally' }));
  });

  it('is shown as was told last, also when the answer of before comes later', async () => {
    const front = new Front(service.url);
    await front.listen();
    const client = sandbox.client(transport, { url: front.url, userId: 'bob' });
    const slow = front.slowAnswer(/users/);
    const slowAgain = front.slowAnswer(/users/);
    const shown = watch(sandbox.store(client).user('alice'));
    await slow.answered;
    await eventually(async () => {
      await rename(`Ally ${Date.now()}`);
      expect(shown()?.name).toMatch(/^Ally/);
    });
    const told = shown();
    slow.release();
    slowAgain.release();
    const listed = await alice.rest.listUsers({ query: { ids: 'alice' } });
    await eventually(() => expect([shown()]).toEqual(listed.items));
    expect(shown()).not.toEqual({ id: 'alice', name: 'Alice' });
    expect(told).not.toBeUndefined();
    await front.close();
  });
});
