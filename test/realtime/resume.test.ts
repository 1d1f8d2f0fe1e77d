import type { ChatChange } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { insertMessages } from '../support/chat-rows';
import { eventually } from '../support/eventually';
import { type TransportName, useService, transports } from '../support/test-service';
import { range, revisionsBeforeReply, revisionsOf } from './revisions';

describe.each(transports)('a client that comes back over %s', (transport: TransportName) => {
  const service = useService();
  let bob: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    bob = await service.api('bob');
    ({ id: chatId } = await bob.createChat(['alice'], 'Us'));
  });

  const send = async (count: number) => {
    for (let sent = 0; sent < count; sent += 1) await bob.sendMessage(chatId, `message ${sent}`);
  };
  const resume = async (after: number) => {
    const client = await service.connect(transport, 'alice');
    const reply = await client.ask('join-chat', { chatId, after }, 'chat-joined');
    return { client, reply };
  };

  it('gets what it missed, as it would have got it, then the reply, then what comes', async () => {
    const missed = [await bob.sendMessage(chatId, 'one'), await bob.sendMessage(chatId, 'two')];
    succeed(
      await bob.call('addParticipants', { params: { chatId }, body: { participants: ['carol'] } }),
    );
    const { client, reply } = await resume(1);
    const live = await bob.sendMessage(chatId, 'live');
    await eventually(() => expect(client.received).toHaveLength(4));

    expect(client.received.map(({ event, data }) => ({ event, data }))).toEqual([
      { event: 'new-message', data: { chatId, revision: 2, message: missed[1] } },
      { event: 'participants-changed', data: { chatId, revision: 3, added: ['carol'] } },
      {
        event: 'chat-joined',
        data: {
          ...{ chatId, status: 'success', revision: 3, through: 3, moreMissed: false },
          epoch: reply.epoch,
        },
      },
      { event: 'new-message', data: { chatId, revision: 4, message: live } },
    ]);
  });

  it.each([
    ['all of it after 0', 0, [1, 2, 3]],
    ['the rest after what it saw last', 2, [3]],
    ['nothing when it missed nothing', 3, []],
  ])('gets %s, and then every change from the reply on', async (_what, after, expected) => {
    await send(3);
    const { client, reply } = await resume(after);
    expect(reply).toMatchObject({ revision: 3, moreMissed: false });
    expect(revisionsBeforeReply(client, chatId)).toEqual(expected);

    await send(1);
    await eventually(() => expect(revisionsOf(client, chatId)).toEqual([...expected, 4]));
  });

  it('gets nothing a second time when it joins what it joined', async () => {
    await send(2);
    const { client } = await resume(0);
    const again = await client.ask('join-chat', { chatId, after: 0 }, 'chat-joined');
    expect(again).toMatchObject({ message: 'already in chat', revision: 2, moreMissed: false });
    await send(1);
    await eventually(() => expect(revisionsOf(client, chatId)).toEqual([1, 2, 3]));
  });

  it('gets what it missed after leaving and joining on the same connection', async () => {
    const { client } = await resume(0);
    await send(1);
    await client.next('new-message');
    await client.ask('leave-chat', { chatId }, 'chat-left');
    await send(2);
    await client.ask('join-chat', { chatId, after: 1 }, 'chat-joined');
    expect(revisionsOf(client, chatId)).toEqual([1, 2, 3]);
  });

  it('fills over REST exactly what was more than is replayed, while others send', async () => {
    await insertMessages(service.database.url, {
      ...{ chatId, senderId: 'bob', count: 1500, content: 'old' },
    });
    const sending = Promise.all(range(1, 100).map((n) => bob.sendMessage(chatId, `live ${n}`)));
    const { client, reply } = await resume(0);
    expect(reply.moreMissed).toBe(true);
    expect(revisionsBeforeReply(client, chatId)).toEqual(range(1, 1000));
    const filled = await changesBetween(1000, reply.revision);
    await sending;

    expect(filled).toEqual(range(1001, reply.revision));
    const live = range(reply.revision + 1, 1600);
    await eventually(() =>
      expect(revisionsOf(client, chatId)).toEqual([...range(1, 1000), ...live]),
    );
  });

  it('gets exactly 1,000 without having to ask for more', async () => {
    await insertMessages(service.database.url, {
      ...{ chatId, senderId: 'bob', count: 1001, content: 'old' },
    });
    const { client, reply } = await resume(1);
    expect(reply).toMatchObject({ revision: 1001, moreMissed: false });
    expect(revisionsBeforeReply(client, chatId)).toEqual(range(2, 1001));
  });

  /** The revisions after one and up to another, read as a client does that missed them. */
  async function changesBetween(after: number, last: number): Promise<number[]> {
    const alice = await service.api('alice');
    const revisions: number[] = [];
    while ((revisions.at(-1) ?? after) < last) {
      const query = { after: revisions.at(-1) ?? after, limit: 100 };
      const request = { params: { chatId }, query };
      const page = succeed(await alice.call<{ items: ChatChange[] }>('listChanges', request));
      revisions.push(...page.items.map(({ revision }) => revision).filter((r) => r <= last));
    }
    return revisions;
  }
});
