import type { Presence } from '../../generated/schemas';
import { ApiClient, succeed } from '../support/api-client';
import { RunningMock } from './running-mock';

describe('who is there, at the mock', () => {
  let mock: RunningMock;

  beforeAll(async () => {
    mock = await RunningMock.start();
  });
  afterAll(() => mock.close());

  const logIn = async (userId: string) => {
    const api = new ApiClient(mock.url);
    const session = await api.call<{ accessToken: string }>('createDevSession', {
      body: { userId },
    });
    return new ApiClient(mock.url, { authorization: `Bearer ${session.body.accessToken}` });
  };
  const presenceOf = async (api: ApiClient, userIds: string) =>
    succeed(await api.call<{ items: Presence[] }>('listPresence', { query: { userIds } })).items;

  it('is told as by the service: to who joined a chat with them, and may know', async () => {
    const [ann, ben] = [await logIn('ann'), await logIn('ben')];
    const { id: chatId } = await ann.createChat(['ben', 'cleo'], 'Tea');
    const [ofBen, ofCleo] = [
      await mock.connect('websocket', 'ben'),
      await mock.connect('websocket', 'cleo'),
    ];
    await ofBen.ask('join-chat', { chatId }, 'chat-joined');
    await ofCleo.ask('join-chat', { chatId }, 'chat-joined');
    succeed(await ann.call('blockUser', { params: { userId: 'cleo' } }));
    const ofAnn = await mock.connect('websocket', 'ann');
    expect(await ofBen.next('presence-changed')).toEqual({ userId: 'ann', online: true });
    expect(await presenceOf(ben, 'ann cleo nobody')).toEqual([
      { userId: 'ann', online: true },
      { userId: 'cleo', online: true },
    ]);
    succeed(await ann.call('updateMe', { body: { presence: false } }));
    expect(await ofBen.next('presence-changed')).toEqual({ userId: 'ann', online: false });
    expect([await presenceOf(ben, 'ann'), await presenceOf(ann, 'ben')]).toEqual([[], []]);
    succeed(await ann.call('updateMe', { body: { presence: true } }));
    expect(await ofBen.next('presence-changed')).toEqual({ userId: 'ann', online: true });
    for (const operation of ['blockUser', 'unblockUser'] as const) {
      succeed(await ann.call(operation, { params: { userId: 'ben' } }));
      const online = operation === 'unblockUser';
      expect(await ofBen.next('presence-changed')).toEqual({ userId: 'ann', online });
    }
    await ofAnn.close();
    const gone = await ofBen.next('presence-changed');
    expect(gone).toEqual({
      ...{ userId: 'ann', online: false, lastSeenAt: expect.any(String) as string },
    });
    expect(await presenceOf(ben, 'ann')).toEqual([gone]);
    await ofCleo.settled();
    const toCleo = ofCleo.received.filter(({ event }) => event === 'presence-changed');
    expect(toCleo).toEqual([]);
  });
});
