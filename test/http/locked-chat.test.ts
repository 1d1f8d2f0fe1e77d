import type { ApiClient } from '../support/api-client';
import { eventually } from '../support/eventually';
import { holdChat } from '../support/held-rows';
import { TestService } from '../support/test-service';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('changes of the participants of a chat that another session holds', () => {
  let service: TestService;
  let alice: ApiClient;
  let bob: ApiClient;

  beforeAll(async () => {
    const patience = { DATABASE_LOCK_TIMEOUT: '1m', DATABASE_STATEMENT_TIMEOUT: '1m' };
    service = await TestService.start({ ...patience, DATABASE_REQUEST_CONNECTIONS: '2' });
    alice = await service.api('alice');
    bob = await service.api('bob');
  });
  afterEach(() => service.reset());
  afterAll(() => service.close());

  it('take no connection from who reads other chats, and are answered each', async () => {
    const { id: stuck } = await alice.createChat(['carol'], 'Stuck');
    const { id: other } = await bob.createChat(['carol'], 'Other');
    const held = await holdChat(service.database.url, stuck);
    const changes = upTo(30).map((index) =>
      alice.call('addParticipants', {
        params: { chatId: stuck },
        body: { participants: [`user-${index}`] },
      }),
    );
    try {
      await eventually(async () => expect(await held.waiting()).toBe(1));
      for (let round = 0; round < 5; round += 1) {
        expect((await bob.call('getChat', { params: { chatId: other } })).status).toBe(200);
        expect((await bob.call('listChats')).status).toBe(200);
      }
    } finally {
      await held.release();
    }
    const statuses = (await Promise.all(changes)).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(statuses).toContain(200);
  });
});
