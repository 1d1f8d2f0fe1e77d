import type { OwnChange } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { nothingSet } from '../support/nothing-set';
import { useService } from '../support/test-service';
import { expectRefusal } from './refusal';

interface OwnChangePage {
  items: OwnChange[];
  hasMore: boolean;
  through: number;
  epoch: string;
}

describe("the changes of a user's own state", () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;

  beforeEach(async () => {
    [alice, bob] = [await service.api('alice'), await service.api('bob')];
  });

  const read = async (query: { after: number; epoch?: string; limit?: number }) =>
    succeed(await alice.call<OwnChangePage>('listOwnChanges', { query }));
  const makeGroup = async (name: string) => (await bob.createChat(['alice'], name)).id;
  const set = async (chatId: string, body: object) =>
    succeed(await alice.call('updateOwnChat', { params: { chatId }, body }));

  it('are the chats that they were put into and removed from, and what is their own of them', async () => {
    const [tea, cake] = [await makeGroup('Tea'), await makeGroup('Cake')];
    await bob.sendMessage(tea, 'Hello!');
    await set(tea, { pinned: true });
    await set(tea, { markedUnread: true });
    succeed(await bob.call('removeParticipant', { params: { chatId: cake, userId: 'alice' } }));
    const own = {
      ...{ chatId: tea, revision: 1, readSeq: 0, unreadCount: 1, mentionCount: 0 },
      ...{ pinned: true, archived: false, markedUnread: true },
    };
    expect(await read({ after: 0 })).toEqual({
      items: [
        {
          ...{ ...own, stateRevision: 1 },
          chat: expect.objectContaining({ id: tea, lastSeq: 1, revision: 1 }) as object,
        },
        { ...own, stateRevision: 4 },
        { chatId: cake, stateRevision: 5, removed: true },
      ],
      ...{ hasMore: false, through: 5, epoch: expect.any(String) as string },
    });
  });

  it('are whom they blocked and blocked no more, as it is now, once for each', async () => {
    const chatId = await makeGroup('Tea');
    const setBlock = async (operation: 'blockUser' | 'unblockUser', userId: string) =>
      succeed(await alice.call(operation, { params: { userId } }));
    for (const userId of ['carol', 'dave', 'carol']) await setBlock('blockUser', userId);
    await setBlock('unblockUser', 'erin');
    await set(chatId, { pinned: true });
    await setBlock('unblockUser', 'carol');
    const dave = { userId: 'dave', blocked: true, stateRevision: 3 };
    const carol = { userId: 'carol', blocked: false, stateRevision: 5 };
    const { items, through } = await read({ after: 1 });
    expect(items).toEqual([dave, expect.objectContaining({ chatId, stateRevision: 4 }), carol]);
    expect(through).toBe(5);
    expect(await read({ after: 2, limit: 1 })).toMatchObject({ items: [dave], hasMore: true });
    const ofDave = await (
      await service.api('dave')
    ).call('listOwnChanges', { query: { after: 0 } });
    expect(ofDave.body).toMatchObject({ items: [], through: 0 });
  });

  it('come page by page, each once', async () => {
    const ids = [await makeGroup('Tea'), await makeGroup('Cake'), await makeGroup('Coffee')];
    const first = await read({ after: 0, limit: 2 });
    expect(first).toMatchObject({ hasMore: true, through: 2 });
    const rest = await read({ after: first.through, epoch: first.epoch, limit: 2 });
    expect(rest).toMatchObject({ hasMore: false, through: 3 });
    const items = [...first.items, ...rest.items];
    expect(items.map(({ chatId }) => chatId)).toEqual(ids);
    expect(items[0]).toMatchObject({ readSeq: 0, unreadCount: 0, ...nothingSet });
    expect(await read({ after: 3 })).toMatchObject({ items: [], hasMore: false, through: 3 });
  });

  it('are the same that listening tells who comes back', async () => {
    const chatId = await makeGroup('Tea');
    await set(chatId, { archived: true, mutedUntil: '2099-01-31T12:00:00.000Z' });
    succeed(await alice.call('blockUser', { params: { userId: 'mallory' } }));
    const client = await service.connect('websocket', 'alice');
    await client.ask('listen-all-chats', { after: 1 }, 'listening-all-chats');
    const { items, through, epoch } = await read({ after: 1 });
    expect(client.received.map(({ data }) => data)).toEqual([
      ...items,
      { status: 'success', stateRevision: through, epoch },
    ]);
  });

  it('are none for who never had a chat', async () => {
    const carol = await service.api('carol');
    const page = await carol.call('listOwnChanges', { query: { after: 0 } });
    expect(page).toMatchObject({ status: 200, body: { items: [], hasMore: false, through: 0 } });
  });

  it.each([
    ['is ahead of them', { after: 1 }],
    ['is of another epoch', { after: 0, epoch: 'another' }],
  ])('refuse a place that %s', async (_what, query) => {
    const request = () => alice.call('listOwnChanges', { query });
    await expectRefusal(service, request, 409, 'CANNOT_RESUME');
  });
});
