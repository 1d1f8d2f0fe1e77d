import type { BlockPage } from '../../generated/http/types';
import type { Chat, Message } from '../../generated/schemas';
import { type ApiClient, type ApiResponse, problemOf, succeed } from '../support/api-client';
import { useService } from '../support/test-service';

const setBlock = (api: ApiClient, userId: string, isBlocked = true) =>
  api.call(isBlocked ? 'blockUser' : 'unblockUser', { params: { userId } });
const create = (api: ApiClient, participants: string[], name?: string) =>
  api.call<Chat>('createChat', { body: { participants, ...(name === undefined ? {} : { name }) } });
const expectBlocked = (response: ApiResponse) =>
  expect(problemOf(response, 403)).toMatchObject({ code: 'BLOCKED', retryable: false });

describe('blocking a user', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
  });

  const block = async (api: ApiClient, userId: string) => succeed(await setBlock(api, userId));
  const unblock = async (api: ApiClient, userId: string) =>
    succeed(await setBlock(api, userId, false));
  const list = async (query: Record<string, unknown> = {}) =>
    succeed(await alice.call<BlockPage>('listBlocks', { query }));
  const listed = async () => (await list()).items.map(({ userId }) => userId);
  const send = (api: ApiClient, chatId: string, body: object = {}) =>
    api.call<Message>('sendMessage', { params: { chatId }, body: { content: 'x', ...body } });

  it('is listed, the newest first, once, until it is taken back', async () => {
    for (const userId of ['bob', 'carol', 'dave', 'bob']) await block(alice, userId);
    expect(await listed()).toEqual(['dave', 'carol', 'bob']);
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, cursor: first.nextCursor });
    expect(second).toMatchObject({ items: [{ userId: 'bob' }], nextCursor: null });
    await unblock(alice, 'carol');
    await unblock(alice, 'carol');
    expect(await listed()).toEqual(['dave', 'bob']);
    expect(succeed(await bob.call<BlockPage>('listBlocks')).items).toEqual([]);
    const odd = await alice.call('listBlocks', { query: { cursor: 'x' } });
    expect(problemOf(odd, 400).code).toBe('INVALID_CURSOR');
  });

  it('is not for oneself', async () => {
    const refused = problemOf(await setBlock(alice, 'alice'), 400);
    expect(refused).toMatchObject({
      code: 'INVALID_REQUEST',
      errors: [{ path: '/params/userId' }],
    });
    expect(await listed()).toEqual([]);
  });

  it('lets neither begin a direct chat, until both have taken it back', async () => {
    await block(alice, 'bob');
    await block(bob, 'alice');
    expectBlocked(await create(alice, ['bob']));
    expectBlocked(await create(bob, ['alice']));
    await unblock(alice, 'bob');
    expectBlocked(await create(alice, ['bob']));
    await unblock(bob, 'alice');
    expect((await create(alice, ['bob'])).status).toBe(201);
  });

  it('lets neither write in the direct chat that they have, and both read it', async () => {
    const { id: chatId } = await alice.createChat(['bob']);
    const body = { content: 'before', clientMessageId: 'b-1' };
    const sent = succeed(await send(bob, chatId, body));
    const params = { chatId, messageId: sent.id, emoji: '👍' };
    await block(alice, 'bob');
    for (const api of [alice, bob]) {
      expectBlocked(await send(api, chatId));
      expectBlocked(await send(api, chatId, { mentions: ['alice'] }));
      for (const operation of [
        'addReaction',
        'removeReaction',
        'pinMessage',
        'unpinMessage',
      ] as const) {
        expectBlocked(await api.call(operation, { params }));
      }
      expect((await create(api, api === alice ? ['bob'] : ['alice'])).status).toBe(200);
      expect(succeed(await api.call('listMessages', { params }))).toMatchObject({ items: [sent] });
      succeed(await api.call('markRead', { params, body: { seq: 1 } }));
    }
    expectBlocked(await bob.call('updateMessage', { params, body: { content: 'after' } }));
    expect((await send(bob, chatId, body)).status).toBe(200);
    succeed(await bob.call('deleteMessage', { params }));
    const carol = await service.api('carol');
    expect(problemOf(await send(carol, chatId), 404).code).toBe('CHAT_NOT_FOUND');
    await unblock(alice, 'bob');
    expect((await send(bob, chatId)).status).toBe(201);
    expect((await send(alice, chatId)).status).toBe(201);
  });

  it('says nothing of groups that both are in', async () => {
    const { id: chatId } = await alice.createChat(['bob'], 'Us');
    await block(alice, 'bob');
    expect((await send(alice, chatId)).status).toBe(201);
    expect((await send(bob, chatId)).status).toBe(201);
  });

  it('keeps the one who is blocked from putting the other into groups', async () => {
    await block(alice, 'bob');
    expectBlocked(await create(bob, ['alice', 'carol'], 'Us'));
    const { id: chatId } = await bob.createChat(['carol', 'dave']);
    const add = (api: ApiClient, participants: string[]) =>
      api.call('addParticipants', { params: { chatId }, body: { participants } });
    expectBlocked(await add(bob, ['erin', 'alice']));
    const carol = await service.api('carol');
    succeed(await add(carol, ['alice']));
    // Who takes part already is put into nothing.
    succeed(await add(bob, ['erin', 'alice']));
    expect((await create(alice, ['bob', 'carol'], 'Us')).status).toBe(201);
  });

  it('holds whichever comes first, the block or the chat', async () => {
    for (let n = 0; n < 10; n += 1) {
      const userId = `user-${n}`;
      const [made] = await Promise.all([create(alice, [userId]), setBlock(alice, userId)]);
      if (made.status === 201) expectBlocked(await send(alice, made.body.id));
      else expectBlocked(made);
    }
  });
});

describe.each([
  ['shared-chat', 201],
  ['nobody', 403],
])('where direct chats are for %s', (rule, status) => {
  const service = useService({ DIRECT_CHATS: rule });

  it('nobody begins one with someone with whom they share no chat', async () => {
    const alice = await service.api('alice');
    await alice.createChat(['carol', 'dave'], 'Us');
    expect(problemOf(await create(alice, ['bob']), 403).code).toBe('NOT_ALLOWED');
    expect((await create(alice, ['carol'])).status).toBe(status);
  });
});
