import { randomUUID } from 'node:crypto';
import type { Me, UserList } from '../../generated/http/types';
import { ApiClient, problemOf, succeed } from '../support/api-client';
import { JwksServer } from '../support/jwks-server';
import { storedRows } from '../support/stored-rows';
import { TestService, useService } from '../support/test-service';

const picture = 'https://app.example.com/alice.png';

// What a user shares who has set nothing.
const shared = { receipts: true, presence: true };

const getMe = async (api: ApiClient) => succeed(await api.call<Me>('getMe'));
const set = (api: ApiClient, body: object) => api.call<Me>('updateMe', { body });
const listed = async (api: ApiClient, ids: string) =>
  succeed(await api.call<UserList>('listUsers', { query: { ids } })).items;

describe('a user', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
  });

  it('is there from the first session, or from the first chat that names them', async () => {
    await getMe(alice);
    expect(await listed(bob, 'alice carol')).toEqual([{ id: 'alice' }]);
    await bob.createChat(['carol', 'dave'], 'Us');
    expect(await listed(bob, 'dave alice nobody carol alice')).toEqual([
      ...[{ id: 'alice' }, { id: 'carol' }, { id: 'dave' }],
    ]);
  });

  it('has the name, picture and data that they set, each by itself', async () => {
    const metadata = { zone: 'Europe/Paris', a: 1 };
    expect(succeed(await set(alice, { name: 'Alice', metadata }))).toEqual({
      ...{ id: 'alice', name: 'Alice', metadata, ...shared },
    });
    const whole = { id: 'alice', name: 'Alice', avatarUrl: picture, metadata };
    expect(succeed(await set(alice, { avatarUrl: picture }))).toEqual({ ...whole, ...shared });
    expect(await getMe(alice)).toEqual({ ...whole, ...shared });
    const [seen] = await listed(bob, 'alice');
    expect(seen).toEqual(whole);
    expect(Object.keys(seen!.metadata!)).toEqual(['zone', 'a']);
    expect(succeed(await set(alice, { name: null, metadata: null }))).toEqual({
      ...{ id: 'alice', avatarUrl: picture, ...shared },
    });
  });

  it('shares what they have not said otherwise, which others are not shown', async () => {
    expect(await getMe(alice)).toEqual({ id: 'alice', ...shared });
    expect(succeed(await set(alice, { receipts: false }))).toEqual({
      ...{ id: 'alice', receipts: false, presence: true },
    });
    succeed(await set(alice, { presence: false, receipts: true }));
    succeed(await set(alice, { name: 'Alice' }));
    const left = { id: 'alice', name: 'Alice', receipts: true, presence: false };
    expect(await getMe(alice)).toEqual(left);
    expect(await listed(bob, 'alice')).toEqual([{ id: 'alice', name: 'Alice' }]);
    expect(await getMe(bob)).toEqual({ id: 'bob', ...shared });
  });

  it.each([
    ['nothing', {}],
    ['a name that nobody sees', { name: '\u200b' }],
    ['a name that is too long', { name: 'x'.repeat(101) }],
    ['a picture of another kind of address', { avatarUrl: 'javascript:alert(1)' }],
    ['a picture at no address', { avatarUrl: 'https://[' }],
    ['a picture whose address is too long', { avatarUrl: `https://${'x'.repeat(2041)}` }],
    ['more data than there may be', { metadata: { text: 'x'.repeat(4096) } }],
    ['another id', { id: 'bob' }],
    ['no answer to what they share', { receipts: null }],
  ])('cannot set %s', async (_what, body) => {
    await set(alice, { name: 'Alice' });
    expect(problemOf(await set(alice, body), 400).code).toBe('INVALID_REQUEST');
    expect(await getMe(alice)).toEqual({ id: 'alice', name: 'Alice', ...shared });
  });

  it('may have a name of 100 characters and an address of 2,048', async () => {
    const name = '💬'.repeat(100);
    const avatarUrl = `https://a.example/${'x'.repeat(2030)}`;
    expect(succeed(await set(alice, { name, avatarUrl }))).toEqual({
      id: 'alice',
      ...{ name, avatarUrl, ...shared },
    });
  });

  it('is found under any id that the contract allows', async () => {
    const ids = ['a,b', 'a+b', 'a%20b', 'auth0|1', '__proto__', "o'hara", 'x'.repeat(255)];
    await bob.createChat(ids, 'Us');
    expect(await listed(bob, ids.join(' '))).toEqual([...ids].sort().map((id) => ({ id })));
  });

  it('is looked up with at most 99 others', async () => {
    const ids = Array.from({ length: 100 }, (_, n) => `user-${n}`);
    await bob.createChat(ids, 'Us');
    expect(await listed(bob, ids.join(' '))).toHaveLength(100);
    for (const query of [{ ids: [...ids, 'more'].join(' ') }, { ids: '' }, { ids: 'a  b' }, {}]) {
      const refused = await bob.call('listUsers', { query });
      expect(problemOf(refused, 400).code).toBe('INVALID_REQUEST');
    }
  });
});

describe('a user whose session says who they are', () => {
  let issuer: JwksServer;
  let service: TestService;

  beforeAll(async () => {
    issuer = await JwksServer.start();
    service = await TestService.start({
      ...{ SESSION_JWKS_URL: issuer.url, SESSION_PICTURE_CLAIM: 'https://app.example.com/photo' },
    });
  });
  afterEach(() => service.reset());
  afterAll(() => service?.close());
  afterAll(() => issuer?.close());

  const apiOf = async (claims: object) => {
    const exp = Math.floor(Date.now() / 1000) + 3600;
    const token = await issuer.sign({ sub: 'alice', exp, jti: randomUUID(), ...claims });
    return new ApiClient(service.url, { authorization: `Bearer ${token}` });
  };
  const photo = (url: unknown) => ({ 'https://app.example.com/photo': url });

  it('is called that, and by what the next session says', async () => {
    const alice = await apiOf({ name: 'Alice', ...photo(picture) });
    expect(await getMe(alice)).toMatchObject({ id: 'alice', name: 'Alice', avatarUrl: picture });
    const later = await apiOf({ name: 'Alice Martin' });
    expect(await getMe(later)).toMatchObject({ name: 'Alice Martin', avatarUrl: picture });
    expect(await getMe(alice)).toMatchObject({ name: 'Alice Martin' });
  });

  it('is called what they set, until they clear it', async () => {
    const alice = await apiOf({ name: 'Alice' });
    expect(succeed(await set(alice, { name: 'Ally' }))).toMatchObject({ name: 'Ally' });
    expect(await getMe(await apiOf({ name: 'Alice Martin' }))).toMatchObject({ name: 'Ally' });
    expect(succeed(await set(alice, { name: null }))).toMatchObject({ name: 'Alice Martin' });
  });

  it.each([
    ['no text', { name: 7, ...photo({ url: picture }) }],
    ['too long', { name: 'x'.repeat(101), ...photo(`${picture}?${'x'.repeat(2048)}`) }],
    ['nothing to see', { name: ' \u200b', ...photo('') }],
    ['no address', { name: 'A\0', ...photo('data:image/png;base64,AA') }],
  ])('is served although that is %s, which is passed over', async (_what, claims) => {
    const alice = await apiOf(claims);
    expect(await getMe(alice)).toEqual({ id: 'alice', ...shared });
    expect(succeed(await alice.call('listChats'))).toMatchObject({ items: [] });
  });

  it('is stored once for a token, and not at each request', async () => {
    const alice = await apiOf({ name: 'Alice' });
    await getMe(alice);
    await service.database.empty();
    await getMe(alice);
    expect((await storedRows(service.database.url)).user_profiles).toEqual([]);
  });
});

describe('where only users may be put into chats', () => {
  const service = useService({ USERS: 'known' });
  let alice: ApiClient;

  beforeEach(async () => {
    alice = await service.api('alice');
    await getMe(await service.api('bob'));
  });

  const create = (participants: string[], name?: string) =>
    alice.call('createChat', { body: { participants, ...(name === undefined ? {} : { name }) } });

  it('who is none is refused, by place', async () => {
    for (const name of [undefined, 'Us']) {
      const refused = problemOf(await create(['bob', 'alice', 'nobody', 'none'], name), 400);
      expect(refused).toMatchObject({ code: 'UNKNOWN_USERS', retryable: false });
      expect(refused.errors!.map(({ path }) => path)).toEqual([
        ...['/body/participants/2', '/body/participants/3'],
      ]);
    }
    expect(problemOf(await create(['nobody']), 400).code).toBe('UNKNOWN_USERS');
    expect(succeed(await create(['bob']))).toMatchObject({ kind: 'direct' });
  });

  it('who is none cannot be added either, and who takes no part is told of no chat', async () => {
    const { id: chatId } = await alice.createChat(['bob'], 'Us');
    const add = (api: ApiClient, participants: string[]) =>
      api.call('addParticipants', { params: { chatId }, body: { participants } });
    expect(problemOf(await add(alice, ['nobody']), 400).code).toBe('UNKNOWN_USERS');
    const carol = await service.api('carol');
    expect(problemOf(await add(carol, ['nobody']), 404).code).toBe('CHAT_NOT_FOUND');
    expect(succeed(await add(alice, ['carol']))).toMatchObject({ participantCount: 3 });
  });
});
