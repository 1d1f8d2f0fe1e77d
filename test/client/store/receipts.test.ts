import type { MessagingClient } from '../../../client/src';
import { type ChatSnapshot, receiptsOf, type StoredChat } from '../../../client/src/store';
import { eventually } from '../../support/eventually';
import { transports, useService } from '../../support/test-service';
import { makeChat } from '../client-sandbox';
import { inShort, StoreSandbox, watch } from './store-sandbox';

describe.each(transports)('receipts in a chat of the store, over %s', (transport) => {
  const sandbox = new StoreSandbox();
  const service = useService();
  let alice: MessagingClient;
  let bob: MessagingClient;
  let carol: MessagingClient;
  let chatId: string;
  let chat: StoredChat;
  let shown: () => ChatSnapshot;

  const clientOf = (userId: string, url = service.url) =>
    sandbox.connected(transport, { url, userId });

  beforeEach(async () => {
    [alice, bob, carol] = (await Promise.all(
      ['alice', 'bob', 'carol'].map((id) => clientOf(id)),
    )) as [MessagingClient, MessagingClient, MessagingClient];
    chatId = await makeChat(alice, ['alice', 'bob', 'carol']);
    await alice.sendMessage(chatId, 'one');
    await bob.rest.markRead({ path: { chatId }, body: { seq: 1 } });
    open(alice);
  });
  afterEach(() => sandbox.cleanUp());

  /** Opens the chat as its user sees it. */
  const open = (client: MessagingClient) => {
    chat = sandbox.store(client).chat(chatId);
    shown = watch(chat);
  };
  const path = () => ({ path: { chatId } });
  const showsReceipts = (seq: number, expected: { delivered: string[]; read: string[] }) =>
    eventually(() => {
      const { messages, receipts } = shown();
      const message = messages.find(({ stored }) => stored?.seq === seq)?.stored;
      expect(message && receiptsOf(receipts, message)).toEqual(expected);
    });

  it('are those of before, then as others get and read on', async () => {
    await showsReceipts(1, { delivered: ['bob'], read: ['bob'] });
    chat.send('two');
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'two']));
    await carol.rest.markDelivered({ ...path(), body: { seq: 2 } });
    await showsReceipts(2, { delivered: ['carol'], read: [] });
    await bob.rest.markRead({ ...path(), body: { seq: 2 } });
    await showsReceipts(2, { delivered: ['bob', 'carol'], read: ['bob'] });
    await showsReceipts(1, { delivered: ['bob', 'carol'], read: ['bob'] });
  });

  it('are neither of who shares none, nor for them', async () => {
    await carol.rest.updateMe({ body: { receipts: false } });
    await carol.rest.markRead({ ...path(), body: { seq: 1 } });
    await showsReceipts(1, { delivered: ['bob'], read: ['bob'] });
    open(carol);
    await showsReceipts(1, { delivered: [], read: [] });
    await alice.rest.markRead({ ...path(), body: { seq: 1 } });
    await bob.sendMessage(chatId, 'two');
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'two']));
    expect(shown().receipts).toEqual([]);
  });

  it('are read once more when the connection comes back', async () => {
    const network = await sandbox.network(service.url);
    open(await clientOf('alice', network.url));
    await showsReceipts(1, { delivered: ['bob'], read: ['bob'] });
    network.cut();
    await carol.rest.markRead({ ...path(), body: { seq: 1 } });
    await showsReceipts(1, { delivered: ['bob', 'carol'], read: ['bob', 'carol'] });
  });

  it('are of who comes, and not of what was said before', async () => {
    await showsReceipts(1, { delivered: ['bob'], read: ['bob'] });
    await bob.rest.addParticipants({ ...path(), body: { participants: ['dave'] } });
    chat.send('two');
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'two']));
    const dave = sandbox.client(transport, { url: service.url, userId: 'dave' });
    await dave.rest.markRead({ ...path(), body: { seq: 2 } });
    await showsReceipts(2, { delivered: ['dave'], read: ['dave'] });
    await showsReceipts(1, { delivered: ['bob'], read: ['bob'] });
  });

  it('are given by who has the chat open, and again by who reads it', async () => {
    open(carol);
    await alice.sendMessage(chatId, 'two');
    const receipts = async () =>
      (await alice.rest.listChatReceipts(path())).places.find(({ userId }) => userId === 'carol');
    await eventually(async () =>
      expect(await receipts()).toMatchObject({ deliveredSeq: 2, readSeq: 0 }),
    );
    chat.markRead();
    await eventually(async () => expect(await receipts()).toMatchObject({ readSeq: 2 }));
  });
});
