import type { User } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { describeWithRedis } from '../support/describe-with-redis';
import type { EventClient } from '../support/event-client';
import { eventually } from '../support/eventually';
import { transports, useService } from '../support/test-service';
import { useTwoNodes } from '../support/two-nodes';

const rename = async (api: ApiClient, name: string) =>
  succeed(await api.call('updateMe', { body: { name } }));
const namesTo = (client: EventClient) =>
  client.received
    .filter(({ event }) => event === 'user-updated')
    .map(({ data }) => (data as { user: User }).user.name);
const join = (client: EventClient, chatId: string) =>
  client.ask('join-chat', { chatId }, 'chat-joined');
const listen = (client: EventClient) => client.ask('listen-all-chats', {}, 'listening-all-chats');

describe.each(transports)('a user who is called something else, over %s', (transport) => {
  const service = useService();
  let alice: ApiClient;

  beforeEach(async () => {
    alice = await service.api('alice');
  });

  it('is told of to who joined a chat with them, or listens, once however many they share', async () => {
    const chats = [await alice.createChat(['bob'], 'Us'), await alice.createChat(['bob'], 'We')];
    const [joined, listening, both] = await Promise.all(
      ['bob', 'bob', 'alice'].map((userId) => service.connect(transport, userId)),
    );
    for (const { id } of chats) {
      await join(joined!, id);
      await join(both!, id);
    }
    await listen(listening!);
    await listen(both!);
    await alice.call('updateMe', { body: { receipts: false, presence: false } });
    await rename(alice, 'Alice');
    const user = { id: 'alice', name: 'Alice' };
    for (const client of [joined!, listening!, both!]) {
      expect(await client.next('user-updated')).toEqual({ user });
      await client.settled();
      expect(namesTo(client)).toEqual(['Alice']);
    }
  });

  it('is told of to nobody else', async () => {
    const { id } = await alice.createChat(['bob'], 'Us');
    const other = await (await service.api('carol')).createChat(['dave'], 'They');
    const bob = await service.connect(transport, 'bob');
    const [idle, carol] = [
      await service.connect(transport, 'bob'),
      await service.connect(transport, 'carol'),
    ];
    await join(bob, id);
    await join(carol, other.id);
    await listen(carol);
    await rename(alice, 'Alice');
    await bob.next('user-updated');
    for (const client of [idle, carol]) {
      await client.settled();
      expect(namesTo(client)).toEqual([]);
    }
  });

  it('is told of by the last name in the end, however often they change it', async () => {
    const { id } = await alice.createChat(['bob'], 'Us');
    const bob = await service.connect(transport, 'bob');
    await join(bob, id);
    for (let n = 1; n <= 20; n += 1) await rename(alice, `Alice ${n}`);
    await eventually(() => expect(namesTo(bob).at(-1)).toBe('Alice 20'));
  });
});

describeWithRedis('a user who is called something else, at another node', () => {
  const { here, there } = useTwoNodes();

  it.each(transports)('is told of, once, over %s', async (transport) => {
    const alice = await here.api('alice');
    const chats = [await alice.createChat(['bob'], 'Us'), await alice.createChat(['bob'], 'We')];
    const bob = await there.connect(transport, 'bob');
    for (const { id } of chats) await join(bob, id);
    await listen(bob);
    // The other node may not be connected yet, and the news are not repeated for it.
    let name = '';
    await eventually(async () => {
      name = `Alice ${Date.now()}`;
      await rename(alice, name);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(namesTo(bob).length).toBeGreaterThan(0);
    });
    await eventually(() => expect(namesTo(bob).at(-1)).toBe(name));
    const names = namesTo(bob);
    expect(new Set(names).size).toBe(names.length);
  });
});
