import type { Chat, ChatChange, ChatSummary, Message } from '../../generated/schemas';
import { type ApiClient, type ApiResponse, problemOf, succeed } from '../support/api-client';
import { holdChat } from '../support/held-rows';
import { useService } from '../support/test-service';
import { expectRefusal } from './refusal';

interface ChangePage {
  items: ChatChange[];
}

describe('participants', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let carol: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    [alice, bob, carol] = (await Promise.all(
      ['alice', 'bob', 'carol'].map((userId) => service.api(userId)),
    )) as [ApiClient, ApiClient, ApiClient];
    ({ id: chatId } = await alice.createChat(['bob'], 'Us'));
  });

  const add = (api: ApiClient, participants: string[], id = chatId) =>
    api.call<Chat>('addParticipants', { params: { chatId: id }, body: { participants } });
  const remove = (api: ApiClient, userId: string, id = chatId): Promise<ApiResponse> =>
    api.call('removeParticipant', { params: { chatId: id, userId } });
  const get = async (api: ApiClient) =>
    succeed(await api.call<ChatSummary>('getChat', { params: { chatId } }));
  const changes = async (api: ApiClient, after: number) => {
    const request = { params: { chatId }, query: { after, limit: 100 } };
    return succeed(await api.call<ChangePage>('listChanges', request)).items;
  };

  it('are refused to an outsider without waiting for the chat', async () => {
    const held = await holdChat(service.database.url, chatId);
    // Answered while the row is held.
    expect(problemOf(await add(carol, ['dave']), 404).code).toBe('CHAT_NOT_FOUND');
    expect(problemOf(await remove(carol, 'bob'), 404).code).toBe('CHAT_NOT_FOUND');
    await held.release();
  });

  describe('are added', () => {
    it('by any participant; the answer is the chat with all of them', async () => {
      const before = await get(alice);
      const chat = succeed(await add(bob, ['dave', 'carol', 'dave', 'alice']));
      const { id, kind, name, createdBy, createdAt, lastSeq } = before;
      expect(chat).toEqual({
        ...{ id, kind, name, createdBy, createdAt, lastSeq },
        participants: ['alice', 'bob', 'carol', 'dave'],
        participantCount: 4,
        revision: 1,
      });
      expect(await get(carol)).toMatchObject(chat);
      expect(await changes(carol, 0)).toEqual([
        { revision: 1, kind: 'participants-changed', added: ['carol', 'dave'] },
      ]);
    });

    it('once: who takes part already changes nothing and uses no revision', async () => {
      await add(alice, ['carol']);
      const before = await get(alice);
      expect(succeed(await add(alice, ['carol', 'bob', 'alice'])).revision).toBe(1);
      expect(await get(alice)).toEqual(before);
    });

    it('with nothing unread; later messages count', async () => {
      for (const content of ['one', 'two', 'three']) await alice.sendMessage(chatId, content);
      await add(alice, ['carol']);
      expect(await get(carol)).toMatchObject({ unreadCount: 0, lastSeq: 3, revision: 4 });

      await bob.sendMessage(chatId, 'four');
      await carol.sendMessage(chatId, 'five');
      expect((await get(carol)).unreadCount).toBe(1);
      expect((await get(alice)).unreadCount).toBe(2);
    });

    it('again after they were removed, again with nothing unread', async () => {
      await add(alice, ['carol']);
      await bob.sendMessage(chatId, 'unread');
      await remove(alice, 'carol');
      await bob.sendMessage(chatId, 'while away');
      await add(bob, ['carol']);
      expect((await get(carol)).unreadCount).toBe(0);
      await bob.sendMessage(chatId, 'back');
      expect((await get(carol)).unreadCount).toBe(1);
    });

    it('up to 1,000, and not one more', async () => {
      const many = Array.from({ length: 998 }, (_, index) => `user-${index}`);
      expect(succeed(await add(alice, many)).participantCount).toBe(1000);
      await expectRefusal(service, () => add(alice, ['late']), 400, 'INVALID_PARTICIPANTS');
      // Who is in already does not count twice.
      expect(succeed(await add(alice, ['user-1', 'bob'])).participantCount).toBe(1000);
    });
  });

  describe('go', () => {
    it('by leaving', async () => {
      expect((await remove(bob, 'bob')).status).toBe(204);
      expect((await get(alice)).participants).toEqual(['alice']);
      expect(await changes(alice, 0)).toEqual([
        { revision: 1, kind: 'participants-changed', removed: ['bob'] },
      ]);
    });

    it('by being removed by the owner', async () => {
      await add(bob, ['carol']);
      expect((await remove(alice, 'carol')).status).toBe(204);
      expect((await get(alice)).participants).toEqual(['alice', 'bob']);
    });

    it('and then get the answer that an unknown chat gets', async () => {
      await remove(alice, 'bob');
      const requests: (() => Promise<ApiResponse>)[] = [
        () => bob.call('getChat', { params: { chatId } }),
        () => bob.call('listMessages', { params: { chatId } }),
        () => bob.call('sendMessage', { params: { chatId }, body: { content: 'still here?' } }),
        () => bob.call('markRead', { params: { chatId }, body: { seq: 0 } }),
        () => add(bob, ['bob']),
        () => remove(bob, 'bob'),
      ];
      for (const request of requests) await expectRefusal(service, request, 404, 'CHAT_NOT_FOUND');
      expect(succeed(await bob.call('listChats'))).toMatchObject({ items: [] });
    });

    it('once: removing who takes no part succeeds and uses no revision', async () => {
      await remove(alice, 'bob');
      expect((await remove(alice, 'bob')).status).toBe(204);
      expect((await remove(alice, 'never-there')).status).toBe(204);
      expect((await get(alice)).revision).toBe(1);
    });

    it('even who made the chat, who then has no more say than others', async () => {
      await add(alice, ['carol']);
      await remove(alice, 'alice');
      expect(await get(bob)).toMatchObject({ participants: ['bob', 'carol'], createdBy: 'alice' });
      await add(bob, ['alice']);
      await expectRefusal(service, () => remove(alice, 'carol'), 403, 'NOT_ALLOWED');
    });
  });

  describe('are refused to', () => {
    it('members who would remove others', async () => {
      await expectRefusal(service, () => remove(bob, 'alice'), 403, 'NOT_ALLOWED');
      await expectRefusal(service, () => remove(bob, 'nobody'), 403, 'NOT_ALLOWED');
    });

    it('users who take no part', async () => {
      await expectRefusal(service, () => add(carol, ['carol']), 404, 'CHAT_NOT_FOUND');
      await expectRefusal(service, () => remove(carol, 'bob'), 404, 'CHAT_NOT_FOUND');
      await expectRefusal(service, () => remove(carol, 'carol'), 404, 'CHAT_NOT_FOUND');
    });

    it('a direct chat, which stays one of two', async () => {
      const { id } = await alice.createChat(['bob']);
      await expectRefusal(service, () => add(alice, ['carol'], id), 409, 'DIRECT_CHAT');
      await expectRefusal(service, () => remove(alice, 'bob', id), 409, 'DIRECT_CHAT');
      await expectRefusal(service, () => remove(bob, 'bob', id), 409, 'DIRECT_CHAT');
      await expectRefusal(service, () => add(carol, ['carol'], id), 404, 'CHAT_NOT_FOUND');
    });

    it.each([
      ['no list', {}],
      ['an empty list', { participants: [] }],
      ['too long a list', { participants: Array.from({ length: 1001 }, (_, n) => `user-${n}`) }],
      ['an empty id', { participants: [''] }],
      ['an id that is no text', { participants: [7] }],
      ['an unknown field', { participants: ['carol'], role: 'admin' }],
    ])('a body with %s', async (_what, body) => {
      const request = () => alice.call('addParticipants', { params: { chatId }, body });
      await expectRefusal(service, request, 400, 'INVALID_REQUEST');
    });
  });

  it('who come and go while others send leave no gap in revision and seq', async () => {
    await add(alice, ['carol']);
    const users = Array.from({ length: 10 }, (_, index) => `user-${index}`);
    const work: Promise<unknown>[] = users.flatMap((userId, index) => [
      alice.sendMessage(chatId, `message ${index}`),
      add(bob, [userId]),
      bob.sendMessage(chatId, `answer ${index}`),
      // Before or after they were added.
      remove(alice, userId),
      add(carol, [userId, users[(index + 1) % users.length]!]),
    ]);
    await Promise.all(work);

    const all = await changes(alice, 0);
    expect(all.map(({ revision }) => revision)).toEqual(all.map((_, index) => index + 1));
    const messages = all.flatMap(({ message }): Message[] => (message ? [message] : []));
    expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    const chat = await get(alice);
    expect(chat).toMatchObject({ revision: all.length, lastSeq: 20 });
    expect(chat.participants).toEqual(followed(['alice', 'bob'], all));
  });
});

/** Who takes part after these changes. */
function followed(first: string[], all: ChatChange[]): string[] {
  const participants = new Set(first);
  for (const { added = [], removed = [] } of all) {
    added.forEach((userId) => participants.add(userId));
    removed.forEach((userId) => participants.delete(userId));
  }
  return [...participants].sort();
}
