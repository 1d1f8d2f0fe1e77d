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
    const alice = await joined('alice');
    await mark('read', bob, chatId, 3);
    await alice.next('read-updated');
    await mark('read', bob, chatId, 2);
    await mark('delivered', bob, chatId, 3);
    // What would be told of him is told with what is told of her.
    await mark('read', carol, chatId, 1);
    await mark('delivered', carol, chatId, 2);
    const reads = [{ userId: 'carol', seq: 1 }];
    expect(await alice.next('read-updated')).toEqual({ chatId, reads });
    const deliveries = [{ userId: 'carol', seq: 2 }];
    expect(await alice.next('delivered-updated')).toEqual({ chatId, deliveries });
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

  it('are told of neither of who shares none, nor to them', async () => {
    const [alice, quiet, other] = [
      await joined('alice'),
      await joined('carol'),
      await service.connect(transport, 'carol'),
    ];
    await other.ask('listen-all-chats', {}, 'listening-all-chats');
    succeed(await carol.call('updateMe', { body: { receipts: false } }));
    await mark('read', carol, chatId, 2);
    await mark('delivered', carol, chatId, 3);
    expect(await other.next('my-chat-updated')).toMatchObject({ chatId, readSeq: 2 });
    await mark('read', bob, chatId, 3);
    expect(await alice.next('read-updated')).toEqual({
      chatId,
      reads: [{ userId: 'bob', seq: 3 }],
    });
    const names = [...(await quiet.settled()), ...(await alice.settled())].map(
      ({ event }) => event,
    );
    expect(names).toEqual(['chat-joined', 'chat-joined', 'read-updated']);
    succeed(await carol.call('updateMe', { body: { receipts: true } }));
    await mark('read', carol, chatId, 3);
    const reads = [{ userId: 'carol', seq: 3 }];
    expect(await alice.next('read-updated')).toEqual({ chatId, reads });
    expect(await quiet.next('read-updated')).toEqual({ chatId, reads });
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

  it.each(transports)('are not told of to who shares none, over %s', async (transport) => {
    const bob = await here.api('bob');
    const { id: chatId } = await bob.createChat(['alice', 'carol'], 'Us');
    const [alice, quiet] = [
      await there.connect(transport, 'alice'),
      await there.connect(transport, 'carol'),
    ];
    for (const client of [alice, quiet]) await client.ask('join-chat', { chatId }, 'chat-joined');
    const carol = await there.api('carol');
    succeed(await carol.call('updateMe', { body: { receipts: false } }));
    await eventually(async () => {
      const { seq } = await bob.sendMessage(chatId, 'Hello!');
      await mark('read', bob, chatId, seq);
      await mark('read', carol, chatId, seq);
      expect(alice.received.map(({ event }) => event)).toContain('read-updated');
    });
    const told = (await quiet.settled()).map(({ event }) => event);
    expect(told).not.toContain('read-updated');
    const reads = (await alice.settled()).filter(({ event }) => event === 'read-updated');
    expect(JSON.stringify(reads)).not.toContain('carol');
  });
});
