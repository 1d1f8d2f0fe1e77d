import type { Presence } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { describeWithRedis } from '../support/describe-with-redis';
import type { EventClient } from '../support/event-client';
import { eventually } from '../support/eventually';
import { transports, useService } from '../support/test-service';
import { useTwoNodes } from '../support/two-nodes';

const join = (client: EventClient, chatId: string) =>
  client.ask('join-chat', { chatId }, 'chat-joined');
const presenceTo = (client: EventClient) =>
  client.received
    .filter(({ event }) => event === 'presence-changed')
    .map(({ data }) => data as Presence);

// Who was there a moment ago, in the test before, would still be.
let tests = 0;
beforeEach(() => {
  tests += 1;
});
const named = (name: string) => `${name}-${tests}`;

const lastSeenAt = expect.any(String) as string;
const presenceOf = async (api: ApiClient, userIds: string) =>
  succeed(await api.call<{ items: Presence[] }>('listPresence', { query: { userIds } })).items;

describe.each(transports)('a user who comes and goes, over %s', (transport) => {
  const service = useService();
  let alice: ApiClient;

  beforeEach(async () => {
    alice = await service.api(named('alice'));
  });

  it('is told of to who joined a chat with them, once each, and to none of their own', async () => {
    const chats = [
      await alice.createChat([named('bob')], 'Us'),
      await alice.createChat([named('bob')], 'We'),
    ];
    const bob = await service.connect(transport, named('bob'));
    for (const { id } of chats) await join(bob, id);
    const listening = await service.connect(transport, named('bob'));
    await listening.ask('listen-all-chats', {}, 'listening-all-chats');
    const client = await service.connect(transport, named('alice'));
    expect(await bob.next('presence-changed')).toEqual({ userId: named('alice'), online: true });
    expect(await presenceOf(alice, `${named('alice')} ${named('bob')}`)).toEqual([
      { userId: named('alice'), online: true },
      { userId: named('bob'), online: true },
    ]);
    await client.close();
    expect(await bob.next('presence-changed')).toEqual({
      ...{ userId: named('alice'), online: false, lastSeenAt },
    });
    for (const one of [bob, listening]) await one.settled();
    expect([presenceTo(bob).length, presenceTo(listening).length]).toEqual([2, 0]);
    const [before] = await presenceOf(await service.api(named('bob')), named('alice'));
    expect(before).toEqual(presenceTo(bob).at(-1));
  });

  it('is online as long as one of their connections is there', async () => {
    const { id } = await alice.createChat([named('bob'), named('carol')], 'Us');
    const bob = await service.connect(transport, named('bob'));
    await join(bob, id);
    const [first, carol] = [
      await service.connect(transport, named('alice')),
      await service.connect(transport, named('carol')),
    ];
    const second = await service.connect(transport, named('alice'));
    await first.close();
    // Who goes after it is told of after it would have been.
    await carol.close();
    await eventually(() =>
      expect(presenceTo(bob).at(-1)).toMatchObject({ userId: named('carol'), online: false }),
    );
    expect(presenceTo(bob).filter(({ userId }) => userId === named('alice'))).toEqual([
      { userId: named('alice'), online: true },
    ]);
    await second.settled();
  });

  it('is told of to nobody else: not to strangers, nor in large chats, nor where one blocked the other', async () => {
    const others = Array.from({ length: 99 }, (_, n) => `user-${n}`);
    const large = await alice.createChat([named('dave'), ...others], 'All');
    const group = await alice.createChat([named('bob'), named('erin')], 'Us');
    const foreign = await (await service.api(named('carol'))).createChat([named('erin')], 'They');
    await (
      await service.api(named('bob'))
    ).call('blockUser', { params: { userId: named('alice') } });
    const clients = {
      bob: await service.connect(transport, named('bob')),
      carol: await service.connect(transport, named('carol')),
      dave: await service.connect(transport, named('dave')),
      erin: await service.connect(transport, named('erin')),
    };
    await join(clients.bob, group.id);
    await join(clients.carol, foreign.id);
    await join(clients.dave, large.id);
    await join(clients.erin, group.id);
    await service.connect(transport, named('alice'));
    await clients.erin.next('presence-changed');
    for (const name of ['bob', 'carol', 'dave'] as const) {
      await clients[name].settled();
      const told = presenceTo(clients[name]).map(({ userId }) => userId);
      expect(told).not.toContain(named('alice'));
    }
    const seenBy = async (userId: string) => presenceOf(await service.api(userId), named('alice'));
    expect(await Promise.all([named('bob'), named('carol')].map(seenBy))).toEqual([[], []]);
    // Who asks is told in large chats as well.
    expect(await seenBy(named('dave'))).toEqual([{ userId: named('alice'), online: true }]);
    expect(await presenceOf(alice, named('bob'))).toEqual([]);
  });
});

describeWithRedis('a user who comes and goes, at two nodes', () => {
  const { here, there } = useTwoNodes();

  it.each(transports)(
    'seems gone to whom they block, and is back after that, over %s',
    async (transport) => {
      const alice = await here.api(named('alice'));
      const { id } = await alice.createChat([named('bob'), named('carol')], 'Us');
      const [bob, carol] = [
        await there.connect(transport, named('bob')),
        await there.connect(transport, named('carol')),
      ];
      for (const one of [bob, carol]) await join(one, id);
      const own = await here.connect(transport, named('alice'));
      await join(own, id);
      const gone = (name: string) => ({ userId: named(name), online: false });
      const back = (name: string) => ({ userId: named(name), online: true });
      for (const one of [bob, carol])
        await eventually(() => expect(presenceTo(one)).toContainEqual(back('alice')));
      const params = { userId: named('bob') };
      await alice.call('blockUser', { params });
      await eventually(() => expect(presenceTo(bob).at(-1)).toEqual(gone('alice')));
      await eventually(() => expect(presenceTo(own).at(-1)).toEqual(gone('bob')));
      await alice.call('unblockUser', { params });
      await eventually(() => expect(presenceTo(bob).at(-1)).toEqual(back('alice')));
      await eventually(() => expect(presenceTo(own).at(-1)).toEqual(back('bob')));
      await carol.settled();
      expect(presenceTo(carol)).not.toContainEqual(gone('alice'));
    },
  );

  it.each(transports)('is told of by either, over %s', async (transport) => {
    const alice = await here.api(named('alice'));
    const { id } = await alice.createChat([named('bob'), named('carol')], 'Us');
    const bob = await there.connect(transport, named('bob'));
    await join(bob, id);
    const client = await here.connect(transport, named('alice'));
    await eventually(async () =>
      expect(await presenceOf(alice, named('alice'))).toEqual([
        { userId: named('alice'), online: true },
      ]),
    );
    const elsewhere = await there.connect(transport, named('alice'));
    await client.close();
    const carol = await here.connect(transport, named('carol'));
    await carol.close();
    await eventually(() =>
      expect(presenceTo(bob).at(-1)).toMatchObject({ userId: named('carol'), online: false }),
    );
    await elsewhere.close();
    await eventually(() =>
      expect(presenceTo(bob).at(-1)).toMatchObject({ userId: named('alice'), online: false }),
    );
    const ofAlice = presenceTo(bob).filter(({ userId }) => userId === named('alice'));
    expect(ofAlice.filter(({ online }) => !online)).toEqual([
      { userId: named('alice'), online: false, lastSeenAt },
    ]);
    const [known] = await presenceOf(await here.api(named('bob')), named('alice'));
    expect(known).toEqual(ofAlice.at(-1));
  });
});
