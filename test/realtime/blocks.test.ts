import type { EventPayloads } from '../../generated/events/gateway';
import type { ApiClient } from '../support/api-client';
import { succeed } from '../support/api-client';
import type { TestService } from '../support/test-service';
import { transports } from '../support/test-service';
import { useTwoNodes } from '../support/two-nodes';

type Place = Pick<EventPayloads['listening-all-chats'], 'stateRevision' | 'epoch'>;

describe.each(transports)('whom a user has blocked, over %s', (transport) => {
  const { here, there, redis } = useTwoNodes();
  let alice: ApiClient;

  beforeEach(async () => {
    alice = await here.api('alice');
  });

  const block = async (userId: string) =>
    succeed(await alice.call('blockUser', { params: { userId } }));
  const unblock = async (userId: string) =>
    succeed(await alice.call('unblockUser', { params: { userId } }));
  const listening = async (node: TestService, userId: string, place?: Place) => {
    const client = await node.connect(transport, userId);
    const command = place === undefined ? {} : { after: place.stateRevision, epoch: place.epoch };
    const reply = await client.ask('listen-all-chats', command, 'listening-all-chats');
    return { client, place: reply };
  };
  const told = ({ event, data }: { event: string; data: unknown }) => [event, data];

  it('is told to each of their devices, on every node, and to nobody else', async () => {
    const devices = [await listening(here, 'alice'), await listening(there, 'alice')];
    const bob = (await listening(there, 'bob')).client;
    await block('bob');
    await block('bob');
    await unblock('carol');
    await unblock('bob');
    for (const { client, place } of devices) {
      const change = { userId: 'bob', blocked: true, stateRevision: place.stateRevision + 1 };
      expect(await client.next('block-changed')).toEqual(change);
      const end = { userId: 'bob', blocked: false, stateRevision: place.stateRevision + 2 };
      expect(await client.next('block-changed')).toEqual(end);
      expect((await client.settled()).map(({ event }) => event)).toHaveLength(3);
    }
    expect((await bob.settled()).map(({ event }) => event)).toEqual(['listening-all-chats']);
  });

  it('is told to who was away, once for each user, as it is now and in order', async () => {
    const { client, place } = await listening(there, 'alice');
    await client.close();
    await block('bob');
    await block('carol');
    const { id: chatId } = await alice.createChat(['dave', 'erin'], 'Tea');
    await unblock('bob');
    const back = await listening(there, 'alice', place);
    const { stateRevision } = place;
    expect(back.client.received.map(told)).toEqual([
      ['block-changed', { userId: 'carol', blocked: true, stateRevision: stateRevision + 2 }],
      ['chat-created', expect.objectContaining({ stateRevision: stateRevision + 3 })],
      ['block-changed', { userId: 'bob', blocked: false, stateRevision: stateRevision + 4 }],
      ['listening-all-chats', expect.objectContaining({ stateRevision: stateRevision + 4 })],
    ]);
    expect(JSON.stringify(back.client.received)).toContain(chatId);
  });

  it('is told at the other node also while Redis is away', async () => {
    const { client, place } = await listening(there, 'alice');
    await redis().kill();
    await block('bob');
    const change = { userId: 'bob', blocked: true, stateRevision: place.stateRevision + 1 };
    expect(await client.next('block-changed')).toEqual(change);
    await redis().start();
  });
});
