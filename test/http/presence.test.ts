import type { Presence } from '../../generated/schemas';
import { type ApiClient, problemOf, succeed } from '../support/api-client';
import { useService } from '../support/test-service';

describe('who asks whether others are there', () => {
  const service = useService();
  let bob: ApiClient;

  beforeEach(async () => {
    bob = await service.api('bob');
  });

  const presenceOf = async (api: ApiClient, userIds: string) =>
    succeed(await api.call<{ items: Presence[] }>('listPresence', { query: { userIds } })).items;

  it('is told of those alone with whom they share a chat, by id, each once', async () => {
    await bob.createChat(['dora', 'carl'], 'Us');
    await (await service.api('erin')).createChat(['frank'], 'They');
    const gone = (userId: string) => ({ userId, online: false });
    expect(await presenceOf(bob, 'erin dora carl dora nobody')).toEqual([
      gone('carl'),
      gone('dora'),
    ]);
  });

  it('is told of no one who hides it, nor of anyone while they hide it themselves', async () => {
    const [gina, hugo] = [await service.api('gina'), await service.api('hugo')];
    const { id } = await gina.createChat(['hugo', 'ida'], 'Us');
    const [ofGina, ofHugo] = [
      await service.connect('websocket', 'gina'),
      await service.connect('websocket', 'hugo'),
    ];
    for (const client of [ofGina, ofHugo]) {
      await client.ask('join-chat', { chatId: id }, 'chat-joined');
    }
    succeed(await gina.call('updateMe', { body: { presence: false } }));
    expect(await ofHugo.next('presence-changed')).toEqual({ userId: 'gina', online: false });
    expect([await presenceOf(hugo, 'gina'), await presenceOf(gina, 'hugo')]).toEqual([[], []]);
    // Who hides it hears of nobody else.
    await service.connect('websocket', 'ida');
    expect(await ofHugo.next('presence-changed')).toEqual({ userId: 'ida', online: true });
    await ofGina.settled();
    const heard = ofGina.received.filter(({ event }) => event === 'presence-changed');
    expect(heard.map(({ data }) => (data as Presence).userId)).not.toContain('ida');
    succeed(await gina.call('updateMe', { body: { presence: true } }));
    expect(await ofHugo.next('presence-changed')).toEqual({ userId: 'gina', online: true });
    expect(await presenceOf(gina, 'hugo')).toEqual([{ userId: 'hugo', online: true }]);
  });

  it.each([
    ['none', {}],
    ['an empty list', { userIds: '' }],
    ['two spaces', { userIds: 'alice  bob' }],
    ['more than 100', { userIds: Array.from({ length: 101 }, (_, n) => `u${n}`).join(' ') }],
  ])('is refused %s', async (_case, query) => {
    const answer = await bob.call('listPresence', { query });
    expect(problemOf(answer, 400).code).toBe('INVALID_REQUEST');
  });
});
