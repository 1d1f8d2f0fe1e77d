import type { Chat } from '../../generated/schemas';
import type { ApiClient } from '../support/api-client';
import { storedRows } from '../support/stored-rows';
import { useService } from '../support/test-service';

describe('the direct chat of a pair', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
  });

  const ask = (api: ApiClient, other: string) =>
    api.call<Chat>('createChat', { body: { participants: [other] } });

  it('is given again with 200, whichever of the two asks', async () => {
    const made = await ask(alice, 'bob');
    expect(made.status).toBe(201);
    for (const again of [await ask(alice, 'bob'), await ask(bob, 'alice')]) {
      expect(again).toMatchObject({ status: 200, body: made.body });
      expect(again.headers.get('location')).toBe(made.headers.get('location'));
    }
  });

  it('is given again as it is by now', async () => {
    const { id } = await alice.createChat(['bob']);
    await bob.sendMessage(id, 'Hello!');
    expect((await ask(bob, 'alice')).body).toMatchObject({ id, lastSeq: 1, revision: 1 });
  });

  it('is one, also when both ask at the same moment', async () => {
    const requests = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? ask(alice, 'bob') : ask(bob, 'alice'),
    );
    const answers = await Promise.all(requests);

    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
    const { chats, participants } = await storedRows(service.database.url);
    expect(chats).toHaveLength(1);
    expect(participants).toHaveLength(2);
  });

  it('is apart from the groups that the two have', async () => {
    const group = await alice.createChat(['bob'], 'Us');
    const direct = await ask(bob, 'alice');
    expect(direct.status).toBe(201);
    expect(direct.body.id).not.toBe(group.id);
  });

  it('is apart from the direct chats with others', async () => {
    const withBob = await alice.createChat(['bob']);
    const withCarol = await ask(alice, 'carol');
    expect(withCarol.status).toBe(201);
    expect(withCarol.body.id).not.toBe(withBob.id);
  });
});
