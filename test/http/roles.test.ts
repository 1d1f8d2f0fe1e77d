import type { ParticipantPage } from '../../generated/http/types';
import type { ChatChange, ChatSummary, Role, UserId } from '../../generated/schemas';
import { type ApiClient, problemOf, succeed } from '../support/api-client';
import { insertChats } from '../support/chat-rows';
import { useService } from '../support/test-service';
import { expectRefusal } from './refusal';

describe('roles', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    [alice, bob] = [await service.api('alice'), await service.api('bob')];
    chatId = (await alice.createChat(['bob', 'carol', 'dave'], 'Us')).id;
  });

  const setRole = (by: ApiClient, userId: UserId, role: string, id = chatId) =>
    by.call('setRole', { params: { chatId: id, userId }, body: { role } });
  const leave = (by: ApiClient, userId: UserId) =>
    by.call('removeParticipant', { params: { chatId, userId } });
  const list = async (by: ApiClient, query = {}) =>
    succeed(await by.call<ParticipantPage>('listParticipants', { params: { chatId }, query }));
  const rolesNow = async (by = bob): Promise<Record<UserId, Role>> =>
    Object.fromEntries((await list(by)).items.map(({ userId, role }) => [userId, role]));
  const changes = async (): Promise<ChatChange[]> => {
    const response = await bob.call<{ items: ChatChange[] }>('listChanges', {
      params: { chatId },
      query: { after: 0 },
    });
    return succeed(response).items;
  };

  it('make who creates a group its owner, and the others members', async () => {
    expect(await rolesNow()).toEqual({
      ...{ alice: 'owner', bob: 'member', carol: 'member', dave: 'member' },
    });
    const summary = await alice.call<ChatSummary>('getChat', { params: { chatId } });
    expect(succeed(summary).role).toBe('owner');
  });

  it('are no more than member in a direct chat, where there is nothing to give', async () => {
    const { id } = await alice.createChat(['bob']);
    const page = await alice.call('listParticipants', { params: { chatId: id } });
    expect(succeed(page)).toMatchObject({ items: [{ role: 'member' }, { role: 'member' }] });
    await expectRefusal(service, () => setRole(alice, 'bob', 'admin', id), 409, 'DIRECT_CHAT');
  });

  it('are listed page by page, with when each came', async () => {
    const first = await list(alice, { limit: 3 });
    expect(first.items.map(({ userId }) => userId)).toEqual(['alice', 'bob', 'carol']);
    expect(first.items[0]!.joinedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const second = await list(alice, { limit: 3, cursor: first.nextCursor });
    expect(second).toMatchObject({ items: [{ userId: 'dave' }], nextCursor: null });
    const foreign = () =>
      alice.call('listParticipants', { params: { chatId }, query: { cursor: 'YSBi' } });
    await expectRefusal(service, foreign, 400, 'INVALID_CURSOR');
  });

  it('are given by the owner, once, and told as they are now', async () => {
    expect(succeed(await setRole(alice, 'bob', 'admin'))).toMatchObject({
      ...{ userId: 'bob', role: 'admin' },
    });
    succeed(await setRole(alice, 'bob', 'admin'));
    succeed(await setRole(alice, 'carol', 'admin'));
    succeed(await setRole(alice, 'carol', 'member'));
    const bobs = { kind: 'role-changed', role: { userId: 'bob', role: 'admin' } };
    const carols = { kind: 'role-changed', role: { userId: 'carol', role: 'member' } };
    expect(await changes()).toEqual([
      { revision: 1, ...bobs },
      { revision: 2, ...carols },
      { revision: 3, ...carols },
    ]);
  });

  it('of who is gone are not told any more', async () => {
    succeed(await setRole(alice, 'carol', 'admin'));
    succeed(await leave(alice, 'carol'));
    expect(await changes()).toEqual([
      { revision: 2, kind: 'participants-changed', removed: ['carol'] },
    ]);
  });

  it('change hands when the owner gives theirs away, and are two changes', async () => {
    succeed(await setRole(alice, 'bob', 'owner'));
    expect(await rolesNow()).toMatchObject({ alice: 'admin', bob: 'owner' });
    expect(await changes()).toHaveLength(2);
    await expectRefusal(service, () => setRole(alice, 'carol', 'admin'), 403, 'NOT_ALLOWED');
    succeed(await setRole(bob, 'alice', 'member'));
  });

  it('leave nobody without an owner: theirs is not taken from them', async () => {
    await expectRefusal(service, () => setRole(alice, 'alice', 'member'), 403, 'NOT_ALLOWED');
    expect(await rolesNow()).toMatchObject({ alice: 'owner' });
  });

  it('pass from an owner who leaves to the admin who has been there longest', async () => {
    succeed(await setRole(alice, 'dave', 'admin'));
    succeed(await setRole(alice, 'carol', 'admin'));
    succeed(await leave(alice, 'alice'));
    // Both came with the chat.
    expect(await rolesNow()).toEqual({ bob: 'member', carol: 'owner', dave: 'admin' });
    expect((await changes()).slice(-2)).toEqual([
      { revision: 3, kind: 'role-changed', role: { userId: 'carol', role: 'owner' } },
      { revision: 4, kind: 'participants-changed', removed: ['alice'] },
    ]);
  });

  it('pass to a member where there is no admin', async () => {
    succeed(await leave(alice, 'alice'));
    expect(await rolesNow()).toMatchObject({ bob: 'owner' });
    succeed(await leave(bob, 'carol'));
  });

  it('are lost by who leaves and comes back', async () => {
    succeed(await setRole(alice, 'bob', 'admin'));
    succeed(await leave(bob, 'bob'));
    const back = { params: { chatId }, body: { participants: ['bob'] } };
    succeed(await alice.call('addParticipants', back));
    expect(await rolesNow()).toMatchObject({ bob: 'member' });
  });

  it('are given at once by ten requests, with one owner at the end', async () => {
    const targets = ['bob', 'carol', 'dave'];
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => setRole(alice, targets[n % 3]!, 'owner')),
    );
    expect(answers.filter(({ status }) => status === 200)).not.toHaveLength(0);
    const owners = Object.values(await rolesNow()).filter((role) => role === 'owner');
    expect(owners).toHaveLength(1);
  });

  it('come to a group that has no owner, with its next change: to who made it', async () => {
    const ids = ['chat_ownerless', 'chat_orphaned'];
    await insertChats(service.database.url, { ids, participants: ['alice', 'bob', 'carol'] });
    const rename = (by: ApiClient, id: string) =>
      by.call('updateChat', { params: { chatId: id }, body: { name: 'Ours' } });
    problemOf(await rename(bob, ids[0]!), 403);
    succeed(await rename(alice, ids[0]!));
  });

  it('are refused to who is none, and in words that are none', async () => {
    const nobody = () => setRole(alice, 'nobody', 'admin');
    await expectRefusal(service, nobody, 404, 'PARTICIPANT_NOT_FOUND');
    await expectRefusal(service, () => setRole(alice, 'bob', 'king'), 400, 'INVALID_REQUEST');
    const none = () => alice.call('setRole', { params: { chatId, userId: 'bob' }, body: {} });
    await expectRefusal(service, none, 400, 'INVALID_REQUEST');
  });
});
