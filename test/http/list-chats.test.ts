import { nothingSet } from '../support/nothing-set';
import type { ChatSummary } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { useService } from '../support/test-service';

interface ChatPage {
  items: ChatSummary[];
  nextCursor: string | null;
}

describe('the list of chats', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
  });

  const list = async (api: ApiClient) => succeed(await api.call<ChatPage>('listChats'));

  it('is empty for a user without chats', async () => {
    expect(await list(alice)).toEqual({ items: [], nextCursor: null });
  });

  it('has the chats of the caller and no others', async () => {
    const carol = await service.api('carol');
    const ours = await alice.createChat(['bob']);
    await carol.createChat(['bob']);
    expect((await list(alice)).items.map(({ id }) => id)).toEqual([ours.id]);
    expect((await list(bob)).items).toHaveLength(2);
  });

  /** What is a participant's own while they have read nothing, and nothing is unread. */
  const own = {
    readSeq: 0,
    unreadCount: 0,
    mentionCount: 0,
    stateRevision: expect.any(Number) as number,
    role: 'member',
    ...nothingSet,
  };

  it('shows each chat with its participants, its newest message and what is unread', async () => {
    const chat = await alice.createChat(['bob', 'carol'], 'Us');
    await alice.sendMessage(chat.id, 'first');
    const lastMessage = await alice.sendMessage(chat.id, 'second', 'my-id');
    expect((await list(bob)).items).toEqual([
      { ...chat, lastSeq: 2, revision: 2, lastMessage, ...own, unreadCount: 2 },
    ]);
    expect((await list(alice)).items).toMatchObject([{ unreadCount: 0 }]);
  });

  it('shows a chat without messages without lastMessage', async () => {
    const chat = await alice.createChat(['bob']);
    expect((await list(alice)).items).toEqual([{ ...chat, ...own }]);
  });

  it('shows in getChat what it shows itself', async () => {
    const { id: chatId } = await alice.createChat(['bob']);
    await bob.sendMessage(chatId, 'Hello!');
    const { items } = await list(alice);
    const chat = await alice.call<ChatSummary>('getChat', { params: { chatId } });
    expect(succeed(chat)).toEqual(items[0]);
  });

  it('has the chat with the most recent activity first', async () => {
    const oldest = await alice.createChat(['bob'], 'made first');
    const middle = await alice.createChat(['bob'], 'made second');
    const newest = await alice.createChat(['bob'], 'made third');
    const order = async () => (await list(alice)).items.map(({ name }) => name);
    expect(await order()).toEqual([newest.name, middle.name, oldest.name]);

    await bob.sendMessage(oldest.id, 'this one has news');
    expect(await order()).toEqual([oldest.name, newest.name, middle.name]);
  });

  it('does not move a chat because it is read', async () => {
    const first = await alice.createChat(['bob'], 'first');
    await bob.sendMessage(first.id, 'Hello!');
    await alice.createChat(['bob'], 'second');
    await alice.call('markRead', { params: { chatId: first.id }, body: { seq: 1 } });
    expect((await list(alice)).items.map(({ name }) => name)).toEqual(['second', 'first']);
  });
});
