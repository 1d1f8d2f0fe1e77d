import type { MessagingClient } from '../../../client/src';
import type { MessagingStore } from '../../../client/src/store';
import { eventually } from '../../support/eventually';
import { transports, useService } from '../../support/test-service';
import { StoreSandbox, watch } from './store-sandbox';

describe.each(transports)('whom a user has blocked, as the store has it, over %s', (transport) => {
  const sandbox = new StoreSandbox();
  const service = useService();
  let alice: MessagingClient;
  let bob: MessagingClient;
  let store: MessagingStore;

  beforeEach(() => {
    [alice, bob] = [clientOf('alice'), clientOf('bob')];
    store = sandbox.store(alice);
  });
  afterEach(() => sandbox.cleanUp());

  const clientOf = (userId: string, url = service.url) =>
    sandbox.client(transport, { url, userId });
  const block = (userId: string) => alice.rest.blockUser({ path: { userId } });
  const unblock = (userId: string) => alice.rest.unblockUser({ path: { userId } });
  /** A chat in which Bob says one thing, and Alice another before. */
  const makeChat = async (name?: string) => {
    const named = name === undefined ? {} : { name };
    const { id } = await bob.rest.createChat({ body: { participants: ['alice'], ...named } });
    await alice.sendMessage(id, 'from Alice');
    await bob.sendMessage(id, 'from Bob', { metadata: { mood: 'bad' } });
    return id;
  };
  const shownIn = (chatId: string) => {
    const chat = watch(store.chat(chatId));
    return () => chat().messages.map(({ isHidden, content }) => (isHidden ? '(hidden)' : content));
  };

  it('is read page by page, and is the same on each of their devices', async () => {
    const many = Array.from({ length: 101 }, (_, n) => `user-${n}`);
    await Promise.all(many.map(block));
    const blocked = [store, sandbox.store(clientOf('alice'))].map((one) => watch(one.blockedUsers));
    for (const userIds of blocked) await eventually(() => expect(userIds().size).toBe(101));
    await store.block('bob');
    expect(blocked[0]!().has('bob')).toBe(true);
    await store.unblock('user-7');
    for (const userIds of blocked) {
      await eventually(() =>
        expect(userIds()).toEqual(new Set([...many, 'bob'].filter((one) => one !== 'user-7'))),
      );
    }
  });

  it('hides what they say in groups, in its place, until it is taken back', async () => {
    const chatId = await makeChat('Us');
    const shown = shownIn(chatId);
    const list = watch(store.chatList);
    await eventually(() => expect(shown()).toEqual(['from Alice', 'from Bob']));
    await store.block('bob');
    await bob.sendMessage(chatId, 'and more');
    await eventually(() => expect(shown()).toEqual(['from Alice', '(hidden)', '(hidden)']));
    const hidden = store.chat(chatId).getSnapshot().messages[1]!;
    expect(hidden).toMatchObject({ senderId: 'bob', content: '', reactions: [] });
    expect(hidden.metadata).toBeUndefined();
    await eventually(() => {
      const [entry] = list().chats;
      expect(entry).toMatchObject({ id: chatId, lastSeq: 3 });
      expect(entry).not.toHaveProperty('lastMessage');
    });
    await unblock('bob');
    await eventually(() => expect(shown()).toEqual(['from Alice', 'from Bob', 'and more']));
    expect(list().chats[0]!.lastMessage).toMatchObject({ content: 'and more' });
  });

  it('leaves the direct chat of the two as it is', async () => {
    const chatId = await makeChat();
    const shown = shownIn(chatId);
    await store.block('bob');
    await eventually(() => expect(store.blockedUsers.getSnapshot().has('bob')).toBe(true));
    await eventually(() => expect(shown()).toEqual(['from Alice', 'from Bob']));
  });

  it('is right after the connection was away', async () => {
    const network = await sandbox.network(service.url);
    const blocked = watch(sandbox.store(clientOf('alice', network.url)).blockedUsers);
    await block('bob');
    await block('carol');
    await eventually(() => expect([...blocked()].sort()).toEqual(['bob', 'carol']));
    network.freeze();
    await unblock('bob');
    await block('dave');
    network.cut();
    await eventually(() => expect([...blocked()].sort()).toEqual(['carol', 'dave']));
  });

  it('fails where the service refuses it', async () => {
    await expect(store.block('alice')).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    expect(store.blockedUsers.getSnapshot()).toEqual(new Set());
  });
});
