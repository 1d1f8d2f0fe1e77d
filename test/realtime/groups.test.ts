import type { Chat } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import type { EventClient } from '../support/event-client';
import { type TransportName, transports, useService } from '../support/test-service';

describe.each(transports)('what becomes of a group, over %s', (transport: TransportName) => {
  const service = useService();
  let alice: ApiClient;
  let chat: Chat;
  let chatId: string;

  beforeEach(async () => {
    alice = await service.api('alice');
    chat = await alice.createChat(['bob', 'carol'], 'Us');
    chatId = chat.id;
  });

  const joined = async (userId: string, place = {}): Promise<EventClient> => {
    const client = await service.connect(transport, userId);
    await client.ask('join-chat', { chatId, ...place }, 'chat-joined');
    return client;
  };
  const listening = async (userId: string): Promise<EventClient> => {
    const client = await service.connect(transport, userId);
    await client.ask('listen-all-chats', {}, 'listening-all-chats');
    return client;
  };
  const setRole = async (userId: string, role: string) =>
    succeed(await alice.call('setRole', { params: { chatId, userId }, body: { role } }));
  const update = async (body: object) =>
    succeed(await alice.call('updateChat', { params: { chatId }, body }));
  const remove = async () => succeed(await alice.call('deleteChat', { params: { chatId } }));

  it('is told to who joined: roles and details', async () => {
    const bob = await joined('bob');
    await setRole('carol', 'admin');
    await update({ name: 'We', posting: 'admins' });
    expect(await bob.next('role-changed')).toEqual({
      ...{ chatId, revision: 1, role: { userId: 'carol', role: 'admin' } },
    });
    expect(await bob.next('chat-details-changed')).toEqual({
      ...{ chatId, revision: 2, details: { name: 'We', posting: 'admins', history: 'all' } },
    });
  });

  it('is told to who listens to all chats', async () => {
    const bob = await listening('bob');
    await setRole('bob', 'admin');
    await update({ name: 'We' });
    const details = { name: 'We', posting: 'everyone', history: 'all' };
    expect(await bob.next('chat-updated')).toEqual({
      ...{ chatId, revision: 1, kind: 'role-changed', role: { userId: 'bob', role: 'admin' } },
    });
    expect(await bob.next('chat-updated')).toEqual({
      ...{ chatId, revision: 2, kind: 'chat-details-changed', details },
    });
  });

  it('is told with the chat to who is put into it: what they may do there', async () => {
    const dave = await listening('dave');
    await update({ history: 'since-joined' });
    const added = { params: { chatId }, body: { participants: ['dave'] } };
    succeed(await alice.call('addParticipants', added));
    expect(await dave.next('chat-created')).toMatchObject({
      ...{ role: 'member', chat: { id: chatId, history: 'since-joined', participantCount: 4 } },
    });
  });

  it('is told to who comes back, as it is now', async () => {
    await setRole('bob', 'admin');
    await update({ name: 'We' });
    await setRole('bob', 'member');
    const bob = await joined('bob', { after: 0 });
    expect((await bob.settled()).map(({ event, data }) => [event, data])).toMatchObject([
      ['role-changed', { revision: 1, role: { userId: 'bob', role: 'member' } }],
      ['chat-details-changed', { revision: 2, details: { name: 'We' } }],
      ['role-changed', { revision: 3, role: { userId: 'bob', role: 'member' } }],
      ['chat-joined', { revision: 3 }],
    ]);
  });

  it('ends, for everyone, with its deletion, which is the last that is heard of it', async () => {
    const [bob, carol] = [await joined('bob'), await listening('carol')];
    await alice.sendMessage(chatId, 'the last words');
    await remove();
    const gone = { chatId, revision: 2, deletedBy: 'alice' };
    await bob.next('new-message');
    expect(await bob.next('chat-deleted')).toEqual(gone);
    await carol.next('chat-updated');
    expect(await carol.next('chat-updated')).toEqual({ ...gone, kind: 'chat-deleted' });
    expect(await carol.next('my-chat-updated')).toMatchObject({ chatId, removed: true });

    const other = await alice.createChat(['bob', 'carol'], 'Others');
    await alice.sendMessage(other.id, 'elsewhere');
    const events = (await bob.settled()).map(({ event }) => event);
    expect(events.slice(-1)).toEqual(['chat-deleted']);
    expect(await bob.ask('debug-status', {}, 'debug-status')).toMatchObject({ chats: [] });
    expect(await bob.ask('join-chat', { chatId, after: 1 }, 'error')).toMatchObject({
      code: 'CHAT_NOT_FOUND',
    });
  });

  it('is told to who was away while it ended, when they listen again', async () => {
    const before = await listening('bob');
    const { stateRevision: after } = (await before.ask(
      'listen-all-chats',
      {},
      'listening-all-chats',
    )) as { stateRevision: number };
    await remove();
    const bob = await service.connect(transport, 'bob');
    bob.send('listen-all-chats', { after });
    expect(await bob.next('my-chat-updated')).toMatchObject({ chatId, removed: true });
  });
});
