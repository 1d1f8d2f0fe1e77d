import { nothingSet } from '../support/nothing-set';
import type { Chat, ChatSummary } from '../../generated/schemas';
import { type ApiClient, problemOf, succeed } from '../support/api-client';
import { storedRows } from '../support/stored-rows';
import { useService } from '../support/test-service';

describe('creating a chat', () => {
  const service = useService();
  let alice: ApiClient;

  beforeEach(async () => {
    alice = await service.api('alice');
  });

  const create = (body: unknown) => alice.call<Chat>('createChat', { body });

  it('answers 201 with the chat, and with a Location where it is', async () => {
    const response = await create({ participants: ['alice', 'bob'], name: 'Chat Test' });
    expect(response.status).toBe(201);
    expect(response.body).toMatchObject({
      kind: 'group',
      name: 'Chat Test',
      participants: ['alice', 'bob'],
      createdBy: 'alice',
      lastSeq: 0,
      revision: 0,
    });

    const found = await alice.send('GET', response.headers.get('location')!);
    expect(found).toMatchObject({ status: 200, body: { ...response.body, unreadCount: 0 } });
  });

  it('dates the chat with the moment in which it was made', async () => {
    const before = Date.now();
    const { createdAt } = await alice.createChat(['bob']);
    expect(Date.parse(createdAt)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(createdAt)).toBeLessThanOrEqual(Date.now());
  });

  it.each([
    ['who does not name themselves', ['bob', 'carol']],
    ['who names themselves', ['carol', 'alice', 'bob']],
    ['who names someone twice', ['bob', 'carol', 'bob', 'alice', 'alice']],
  ])('has each participant once, in order, for a caller %s', async (_who, participants) => {
    expect((await alice.createChat(participants)).participants).toEqual(['alice', 'bob', 'carol']);
  });

  it('tells users apart by upper and lower case', async () => {
    expect((await alice.createChat(['Alice'])).participants).toEqual(['Alice', 'alice']);
  });

  it.each([
    ['two participants without a name', { participants: ['bob'] }, 'direct'],
    ['two participants with a name', { participants: ['bob'], name: 'Us' }, 'group'],
    ['three participants without a name', { participants: ['bob', 'carol'] }, 'group'],
    ['three participants with a name', { participants: ['bob', 'carol'], name: 'Us' }, 'group'],
    ['two participants, one named twice', { participants: ['bob', 'bob', 'alice'] }, 'direct'],
  ])('makes of %s a chat of its kind', async (_who, body, kind) => {
    const chat = succeed(await create(body));
    expect(chat.kind).toBe(kind);
    expect('name' in chat).toBe('name' in body);
  });

  it('makes a new group each time', async () => {
    const first = await alice.createChat(['bob', 'carol']);
    const second = await alice.createChat(['bob', 'carol']);
    expect(second.id).not.toBe(first.id);
  });

  it('shows the chat to each participant', async () => {
    const chat = await alice.createChat(['bob'], 'Us');
    const bob = await service.api('bob');
    const seen = await bob.call<ChatSummary>('getChat', { params: { chatId: chat.id } });
    expect(succeed(seen)).toEqual({
      ...chat,
      ...{ readSeq: 0, unreadCount: 0, mentionCount: 0, stateRevision: 1, role: 'member' },
      ...nothingSet,
    });
  });

  describe('takes 2 to 1,000 participants', () => {
    const others = (count: number) => Array.from({ length: count }, (_, index) => `user-${index}`);

    it('1,000 with the caller, named or not', async () => {
      expect((await alice.createChat(others(999))).participantCount).toBe(1000);
      expect((await alice.createChat([...others(999), 'alice'])).participantCount).toBe(1000);
    });

    it('1,000 with the longest names', async () => {
      const names = others(999).map((name) => name.padEnd(255, '~'));
      expect((await alice.createChat(names)).participantCount).toBe(1000);
    });

    it.each([
      ['only the caller', ['alice'], 'INVALID_PARTICIPANTS'],
      ['only the caller, twice', ['alice', 'alice'], 'INVALID_PARTICIPANTS'],
      ['1,000 others beside the caller', others(1000), 'INVALID_PARTICIPANTS'],
      ['a list of 1,001', [...others(1000), 'alice'], 'INVALID_REQUEST'],
      ['an empty list', [], 'INVALID_REQUEST'],
    ])('and refuses %s', async (_who, participants, code) => {
      const before = await storedRows(service.database.url);
      const problem = problemOf(await create({ participants }), 400);
      expect(problem.code).toBe(code);
      expect(await storedRows(service.database.url)).toEqual(before);
    });
  });
});
