import type { MessagingClient } from '../../../client/src';
import type { AsyncStoreStorage, MessagingStore } from '../../../client/src/store';
import { eventually } from '../../support/eventually';
import { useService } from '../../support/test-service';
import { makeChat } from '../client-sandbox';
import type { LossyNetwork } from '../lossy-network';
import { inShort, LaterStorage, MemoryStorage, StoreSandbox, watch } from './store-sandbox';

describe('what was written before a reload', () => {
  const sandbox = new StoreSandbox();
  const service = useService();
  let network: LossyNetwork;
  let bob: MessagingClient;
  let chatId: string;
  let errors: unknown[];

  beforeEach(async () => {
    errors = [];
    network = await sandbox.network(service.url);
    bob = sandbox.client('websocket', { url: service.url, userId: 'bob' });
    chatId = await makeChat(bob, ['alice', 'bob']);
  });
  afterEach(() => sandbox.cleanUp());

  /** A page of Alice, on a network of her own. */
  const page = (storage: MemoryStorage | AsyncStoreStorage) => {
    const onError = (error: unknown) => errors.push(error);
    const options = { url: network.url, userId: 'alice', onError };
    return sandbox.store(sandbox.client('websocket', options), { storage });
  };
  const send = (store: MessagingStore, ...contents: string[]) =>
    contents.forEach((content) => store.chat(chatId).send(content));
  const shownBy = (store: MessagingStore) => inShort(store.chat(chatId).getSnapshot());
  const history = async () =>
    (await bob.rest.listMessages({ path: { chatId } })).items.map(({ content }) => content);

  it.each([
    ['localStorage', new MemoryStorage()],
    ['a storage that answers later', new LaterStorage()],
  ])('is shown from %s, and stored once and in order', async (_name, storage) => {
    network.down();
    const before = page(storage);
    send(before, 'one', 'two');
    await eventually(() => expect(storage.size).toBeGreaterThan(0));
    before.close();
    const store = page(storage);
    watch(store.chat(chatId));
    send(store, 'three');
    const pending = ['one [send]', 'two [send]', 'three [send]'];
    await eventually(() => expect(shownBy(store)).toEqual(pending));
    network.up();
    await eventually(() => expect(shownBy(store)).toEqual(['one', 'two', 'three']));
    expect(await history()).toEqual(['one', 'two', 'three']);
    await eventually(() => expect(storage.size).toBe(0));
    expect(errors).toEqual([]);
  });

  it('is sent before what is written while the storage is not read yet', async () => {
    const storage = new LaterStorage();
    network.down();
    const before = page(storage);
    send(before, 'one', 'two');
    await eventually(() => expect(storage.size).toBe(2));
    before.close();
    network.up();
    const release = storage.hold();
    const store = page(storage);
    const shown = watch(store.chat(chatId));
    await eventually(() => expect(shown().status).toBe('ready'));
    send(store, 'three');
    expect(inShort(shown())).toEqual(['three [send]']);
    release();
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'two', 'three']));
    expect(await history()).toEqual(['one', 'two', 'three']);
  });

  it('is kept before what is written later, also when the clock was set back', async () => {
    const storage = new LaterStorage();
    network.down();
    const before = page(storage);
    send(before, 'one', 'two');
    before.close();
    const between = page(storage);
    const clock = jest.spyOn(Date, 'now').mockReturnValue(1000);
    send(between, 'three');
    clock.mockRestore();
    const pending = ['one [send]', 'two [send]', 'three [send]'];
    await eventually(() => expect(shownBy(between)).toEqual(pending));
    between.close();
    const store = page(storage);
    await eventually(() => expect(shownBy(store)).toEqual(pending));
  });

  it('is kept of each of two tabs, in the order in which it was written', async () => {
    const storage = new LaterStorage();
    network.down();
    const tabs = [page(storage), page(storage)] as const;
    send(tabs[0], 'one');
    send(tabs[1], 'two');
    send(tabs[0], 'three');
    expect(tabs.map(shownBy)).toEqual([['one [send]', 'three [send]'], ['two [send]']]);
    tabs.forEach((tab) => tab.close());
    const reloaded = [page(storage), page(storage)];
    const pending = ['one [send]', 'two [send]', 'three [send]'];
    await eventually(() => expect(reloaded.map(shownBy)).toEqual([pending, pending]));
    network.up();
    await eventually(() => expect(storage.size).toBe(0));
    expect(await history()).toEqual(['one', 'two', 'three']);
  });

  it('is not there without a storage that works, which costs no more than that', async () => {
    const failure = new Error('There is no room.');
    const fail = () => Promise.reject(failure);
    const store = page({ getItem: fail, getItems: fail, setItem: fail, removeItem: fail });
    const shown = watch(store.chat(chatId));
    store.chat(chatId).setDraft('typed');
    send(store, 'one', 'two');
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'two']));
    expect(shown().draft).toBe('typed');
    expect(await history()).toEqual(['one', 'two']);
    expect(errors.length).toBeGreaterThan(4);
    expect(new Set(errors)).toEqual(new Set([failure]));
  });
});
