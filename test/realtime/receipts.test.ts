import { type ApiClient, succeed } from '../support/api-client';
import { describeWithRedis } from '../support/describe-with-redis';
import { eventually } from '../support/eventually';
import { transports, useService } from '../support/test-service';
import { useTwoNodes } from '../support/two-nodes';

type Kind = 'read' | 'delivered';

const mark = async (kind: Kind, api: ApiClient, chatId: string, seq: number) => {
  const operation = kind === 'read' ? 'markRead' : 'markDelivered';
  return succeed(await api.call(operation, { params: { chatId }, body: { seq } }));
};

describe.each(transports)('receipts, over %s', (transport) => {
  const service = useService();
  let bob: ApiClient;
  let carol: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    [bob, carol] = await Promise.all([service.api('bob'), service.api('carol')]);
    ({ id: chatId } = await bob.createChat(['alice', 'carol'], 'Us'));
    for (const content of ['one', 'two', 'three']) await bob.sendMessage(chatId, content);
  });

  const joined = async (userId: string, place = {}) => {
    const client = await service.connect(transport, userId);
    await client.ask('join-chat', { chatId, ...place }, 'chat-joined');
    return client;
  };

  it('are told of to who joined, those who come later together', async () => {
    const alice = await joined('alice');
    await mark('delivered', bob, chatId, 1);
    const deliveries = [{ userId: 'bob', seq: 1 }];
    expect(await alice.next('delivered-updated')).toEqual({ chatId, deliveries });
    await mark('read', bob, chatId, 1);
    expect(await alice.next('read-updated')).toEqual({ chatId, reads: deliveries });
    const last = new Map<string, number>();
    await mark('read', carol, chatId, 1);
    await mark('read', carol, chatId, 2);
    await mark('read', bob, chatId, 3);
    while (last.get('carol') !== 2 || last.get('bob') !== 3) {
      const { reads } = await alice.next('read-updated');
      reads.forEach(({ userId, seq }) => last.set(userId, seq));
    }
  });

  it('are told of no more when nothing is new', async () => {
    await mark('read', bob, chatId, 3);
    const alice = await joined('alice');
    await mark('read', bob, chatId, 2);
    await mark('delivered', bob, chatId, 3);
    const names = (await alice.settled()).map(({ event }) => event);
    expect(names).toEqual(['chat-joined']);
  });

  it('are told of to nobody who listens to all chats', async () => {
    const listener = await service.connect(transport, 'alice');
    await listener.ask('listen-all-chats', {}, 'listening-all-chats');
    const alice = await joined('alice');
    await mark('delivered', carol, chatId, 3);
    await alice.next('delivered-updated');
    const names = (await listener.settled()).map(({ event }) => event);
    expect(names).toEqual(['listening-all-chats']);
  });

  it('are told of to nobody in a chat of more than 100', async () => {
    const others = Array.from({ length: 100 }, (_, index) => `user-${index}`);
    ({ id: chatId } = await bob.createChat(['alice', ...others]));
    await bob.sendMessage(chatId, 'one');
    const alice = await joined('alice');
    await mark('read', bob, chatId, 1);
    // What would be told is on its way when the next thing is.
    await bob.sendMessage(chatId, 'two');
    await alice.next('new-message');
    const names = (await alice.settled()).map(({ event }) => event);
    expect(names).not.toContain('read-updated');
  });
});

describeWithRedis('receipts at another node', () => {
  const { here, there } = useTwoNodes();

  it.each(transports)('are told of over %s', async (transport) => {
    const bob = await here.api('bob');
    const { id: chatId } = await bob.createChat(['alice'], 'Us');
    const alice = await there.connect(transport, 'alice');
    await alice.ask('join-chat', { chatId }, 'chat-joined');
    // The other node may not be connected yet, and this is not repeated for it.
    await eventually(async () => {
      const { seq } = await bob.sendMessage(chatId, 'Hello!');
      await mark('read', bob, chatId, seq);
      await mark('delivered', await there.api('alice'), chatId, seq);
      const names = alice.received.map(({ event }) => event);
      expect(names).toEqual(expect.arrayContaining(['read-updated', 'delivered-updated']));
    });
  });
});
