import type { Chat } from '../../generated/schemas';
import { type ApiClient, problemOf, succeed } from '../support/api-client';
import { insertChats } from '../support/chat-rows';
import { useService } from '../support/test-service';

describe('how many chats a user takes part in', () => {
  const service = useService({ MAX_CHATS_PER_USER: '10' });
  let alice: ApiClient;
  let bob: ApiClient;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
  });

  /** Lets alice take part in so many chats. */
  const fill = (count: number) => {
    const ids = Array.from({ length: count }, (_, n) => `chat_${n}`);
    return insertChats(service.database.url, { ids, participants: ['alice'] });
  };
  const create = (api: ApiClient, participants: string[], name?: string) =>
    api.call<Chat>('createChat', { body: { participants, ...(name && { name }) } });
  const add = (api: ApiClient, chatId: string, participants: string[]) =>
    api.call<Chat>('addParticipants', { params: { chatId }, body: { participants } });
  const isRefused = (answer: Awaited<ReturnType<typeof create>>) => {
    const problem = problemOf(answer, 409);
    expect(problem).toMatchObject({ code: 'CHAT_LIMIT_REACHED', retryable: false });
    expect(JSON.stringify(problem)).not.toContain('alice');
  };
  const chatsOf = async (api: ApiClient) =>
    succeed(await api.call<{ items: Chat[] }>('listChats', { query: { limit: 100 } })).items;

  it('is bounded, whoever would put them into one more', async () => {
    await fill(9);
    const { id: direct } = succeed(await create(alice, ['bob']));
    isRefused(await create(alice, ['carol'], 'Us'));
    isRefused(await create(bob, ['alice', 'carol'], 'Us'));
    isRefused(await create(await service.api('carol'), ['alice']));
    const { id: group } = succeed(await create(bob, ['carol'], 'They'));
    isRefused(await add(bob, group, ['dave', 'alice']));
    expect(await chatsOf(bob)).toMatchObject([{ id: group, participantCount: 2 }, { id: direct }]);
    expect(await chatsOf(alice)).toHaveLength(10);
  });

  it('does not stop what goes on in the chats that there are', async () => {
    await fill(9);
    const { id: chatId } = succeed(await create(alice, ['bob']));
    expect(succeed(await create(bob, ['alice']))).toMatchObject({ id: chatId });
    await alice.sendMessage(chatId, 'Hello!');
    succeed(await add(alice, 'chat_1', ['bob', 'alice']));
    succeed(await bob.call('getChat', { params: { chatId: 'chat_1' } }));
  });

  it('is less again when they leave one', async () => {
    await fill(10);
    isRefused(await create(alice, ['bob'], 'Us'));
    const leave = { params: { chatId: 'chat_0', userId: 'alice' } };
    succeed(await alice.call('removeParticipant', leave));
    succeed(await create(alice, ['bob'], 'Us'));
  });

  it('is not passed by many at once', async () => {
    await fill(5);
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, (_, n) => create(alice, ['bob'], `Ours ${n}`)),
      ...Array.from({ length: 10 }, (_, n) => create(alice, [`user-${n}`])),
    ]);
    const made = answers.filter(({ status }) => status === 201);
    expect(made).toHaveLength(5);
    answers.filter(({ status }) => status !== 201).forEach(isRefused);
    expect(await chatsOf(alice)).toHaveLength(10);
  });

  it('is not passed by many who add them at once', async () => {
    await fill(5);
    const groups = await Promise.all(
      Array.from({ length: 10 }, (_, n) => create(bob, ['carol'], `Theirs ${n}`)),
    );
    const ids = groups.map((group) => succeed(group).id);
    const answers = await Promise.all(ids.map((id) => add(bob, id, ['alice', 'dave'])));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    answers.filter(({ status }) => status !== 200).forEach(isRefused);
    expect(await chatsOf(alice)).toHaveLength(10);
    expect(await chatsOf(await service.api('dave'))).toHaveLength(5);
  });
});
