import type { Chat, ChatChange, Message } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { useService } from '../support/test-service';
import { expectRefusal } from './refusal';

describe('what a group says of itself', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let chat: Chat;

  beforeEach(async () => {
    [alice, bob] = [await service.api('alice'), await service.api('bob')];
    chat = await alice.createChat(['bob'], 'Us');
  });

  const update = (by: ApiClient, body: object, chatId = chat.id) =>
    by.call<Chat>('updateChat', { params: { chatId }, body });
  const changes = async (): Promise<ChatChange[]> => {
    const asked = { params: { chatId: chat.id }, query: { after: 0 } };
    return succeed(await bob.call<{ items: ChatChange[] }>('listChanges', asked)).items;
  };

  it('is there from the beginning, or comes later', async () => {
    const details = {
      ...{ name: 'News', description: 'What is new.', posting: 'admins', history: 'since-joined' },
      ...{ avatarUrl: 'https://pictures.example.com/news.png', metadata: { b: 1, a: [null] } },
    };
    const body = { participants: ['bob'], ...details };
    expect(succeed(await alice.call('createChat', { body }))).toMatchObject(details);
    expect(succeed(await update(alice, details))).toMatchObject({ id: chat.id, ...details });
    const seen = await bob.call('getChat', { params: { chatId: chat.id } });
    expect(succeed(seen)).toMatchObject({ ...details, revision: 1 });
  });

  it('changes where it is given, stays where it is not, and goes with null', async () => {
    const description = 'About us.';
    succeed(await update(alice, { description, metadata: { color: 'blue' } }));
    const now = succeed(await update(alice, { name: null, metadata: null, posting: 'admins' }));
    const { name: _, ...rest } = chat;
    expect(now).toEqual({ ...rest, description, posting: 'admins', revision: 2 });
  });

  it('is told as it is now, each change by itself', async () => {
    succeed(await update(alice, { name: 'One' }));
    succeed(await update(alice, { name: 'Two', description: 'Both.' }));
    const details = { name: 'Two', description: 'Both.', posting: 'everyone', history: 'all' };
    expect(await changes()).toEqual([
      { revision: 1, kind: 'chat-details-changed', details },
      { revision: 2, kind: 'chat-details-changed', details },
    ]);
  });

  it('does not change when it is so already', async () => {
    const { name } = chat;
    const same = { name, posting: 'everyone', history: 'all', description: null };
    expect(succeed(await update(alice, same))).toEqual(chat);
    expect(await changes()).toEqual([]);
  });

  it('opens and closes the chat for members, whose repeats are still answered', async () => {
    const send = (clientMessageId: string) =>
      bob.call<Message>('sendMessage', {
        params: { chatId: chat.id },
        body: { content: 'Hello!', clientMessageId },
      });
    const first = succeed(await send('one'));
    succeed(await update(alice, { posting: 'admins' }));
    expect(await send('one')).toMatchObject({ status: 200, body: first });
    await expectRefusal(service, () => send('two'), 403, 'NOT_ALLOWED');
    await alice.sendMessage(chat.id, 'The owner writes.');
    succeed(await update(alice, { posting: 'everyone' }));
    expect((await send('two')).status).toBe(201);
  });

  it('lets an admin write, for as long as they are one, and none who comes', async () => {
    succeed(await update(alice, { posting: 'admins' }));
    const params = { chatId: chat.id, userId: 'bob' };
    const write = () => bob.call('sendMessage', { params, body: { content: 'Hello!' } });
    const setRole = (role: string) => alice.call('setRole', { params, body: { role } });
    succeed(await setRole('admin'));
    succeed(await write());
    succeed(await setRole('member'));
    await expectRefusal(service, write, 403, 'NOT_ALLOWED');

    succeed(await alice.call('addParticipants', { params, body: { participants: ['carol'] } }));
    const carol = await service.api('carol');
    const send = () => carol.call('sendMessage', { params, body: { content: 'Hello!' } });
    await expectRefusal(service, send, 403, 'NOT_ALLOWED');
  });

  it('is no matter of a direct chat', async () => {
    const { id } = await alice.createChat(['bob']);
    await expectRefusal(service, () => update(alice, { name: 'We' }, id), 409, 'DIRECT_CHAT');
    // Two with anything that only groups have are a group.
    const body = { participants: ['bob'], description: 'The two of us.' };
    expect(succeed(await alice.call('createChat', { body }))).toMatchObject({ kind: 'group' });
  });

  it.each([
    ['nothing', {}],
    ['an empty name', { name: '' }],
    ['a name that cannot be seen', { name: '\u200b' }],
    ['a description that cannot be seen', { description: '\u2800' }],
    ['a description that is too long', { description: 'x'.repeat(1001) }],
    ['an address that is none', { avatarUrl: 'javascript:alert(1)' }],
    ['an address without a host', { avatarUrl: 'https://:80' }],
    ['an address with a space', { avatarUrl: 'https://example.com/a b' }],
    ['too much data', { metadata: { text: 'x'.repeat(5000) } }],
    ['a word that there is not', { posting: 'nobody' }],
    ['null where there is always something', { posting: null }],
    ['a field that there is not', { kind: 'direct' }],
  ])('is refused with %s', async (_what, body) => {
    await expectRefusal(service, () => update(alice, body), 400, 'INVALID_REQUEST');
    expect(await changes()).toEqual([]);
  });
});
