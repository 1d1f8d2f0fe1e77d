import type { OperationId } from '../../generated/http/operations';
import { type ApiClient, type ApiResponse, problemOf } from '../support/api-client';
import { eventually } from '../support/eventually';
import { HeldRows } from '../support/held-rows';
import { TestService, useService } from '../support/test-service';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

const patience = { DATABASE_LOCK_TIMEOUT: '1m', DATABASE_STATEMENT_TIMEOUT: '1m' };

/** What waits for rows of a chat, those rows, and the request that it is. */
const works: [string, string, OperationId, (index: number) => object][] = [
  [
    'changes of the participants of a chat',
    'SELECT FROM chats WHERE id = $1 FOR UPDATE',
    'addParticipants',
    (index) => ({ participants: [`user-${index}`] }),
  ],
  [
    'marks as read of places',
    'SELECT FROM participants WHERE chat_id = $1 FOR UPDATE',
    'markRead',
    () => ({ seq: 1 }),
  ],
];

describe.each(works)('%s that another session holds', (_work, sql, operation, bodyOf) => {
  let service: TestService;
  let alice: ApiClient;
  let bob: ApiClient;
  let stuck: string;

  const start = async (environment: Record<string, string>) => {
    service = await TestService.start({ ...patience, ...environment });
    alice = await service.api('alice');
    bob = await service.api('bob');
    stuck = (await alice.createChat(['carol', 'dave'], 'Stuck')).id;
    await (await service.api('carol')).sendMessage(stuck, 'Hello!');
  };
  afterEach(() => service.close());

  const work = (index: number, user = alice) =>
    user.call(operation, { params: { chatId: stuck }, body: bodyOf(index) });
  const hold = () => HeldRows.hold(service.database.url, sql, [stuck]);
  const oneWaits = (held: HeldRows) => eventually(async () => expect(await held.waiting()).toBe(1));
  const statusesOf = async (answers: Promise<ApiResponse>[]) =>
    (await Promise.all(answers)).map(({ status }) => status);
  const expectRefused = (answer: ApiResponse) => {
    expect(problemOf(answer, 503).code).toBe('SERVICE_UNAVAILABLE');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  };

  it('take no connection from who reads other chats, and are answered each', async () => {
    await start({ DATABASE_REQUEST_CONNECTIONS: '2' });
    const users = [alice, await service.api('carol'), await service.api('dave')];
    const { id: other } = await bob.createChat(['carol'], 'Other');
    const held = await hold();
    const answers = upTo(30).map((index) => work(index, users[index % 3]));
    try {
      await oneWaits(held);
      for (let round = 0; round < 5; round += 1) {
        expect((await bob.call('getChat', { params: { chatId: other } })).status).toBe(200);
        expect((await bob.call('listChats')).status).toBe(200);
      }
    } finally {
      await held.release();
    }
    const statuses = await statusesOf(answers);
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(statuses).toContain(200);
  });

  it('are refused when a hundred wait; the others are done', async () => {
    await start({ DATABASE_WAIT_TIMEOUT: '1m' });
    const held = await hold();
    const first = work(0);
    await oneWaits(held);
    const others = upTo(101).map((index) => work(1 + index));
    try {
      expectRefused(await Promise.race(others));
    } finally {
      await held.release();
    }
    const statuses = await statusesOf([first, ...others]);
    expect(statuses.filter((status) => status !== 200)).toEqual([503]);
  });

  it('are refused when they have waited for too long, and make no one else wait', async () => {
    await start({ DATABASE_WAIT_TIMEOUT: '1s' });
    const held = await hold();
    const first = work(0);
    await oneWaits(held);
    try {
      (await Promise.all([work(1), work(2)])).forEach(expectRefused);
    } finally {
      await held.release();
    }
    expect((await first).status).toBe(200);
    expect((await work(3)).status).toBe(200);
  });
});

describe('a place that another session holds', () => {
  const service = useService(patience);

  it('makes no one else wait to mark theirs', async () => {
    const [alice, bob] = [await service.api('alice'), await service.api('bob')];
    const { id: chatId } = await alice.createChat(['bob', 'carol'], 'Ours');
    await (await service.api('carol')).sendMessage(chatId, 'Hello!');
    const markRead = (user: ApiClient) =>
      user.call('markRead', { params: { chatId }, body: { seq: 1 } });
    const sql = 'SELECT FROM participants WHERE chat_id = $1 AND user_id = $2 FOR UPDATE';
    const held = await HeldRows.hold(service.database.url, sql, [chatId, 'alice']);
    const waiting = upTo(10).map(() => markRead(alice));
    try {
      await eventually(async () => expect(await held.waiting()).toBe(1));
      const marked = await markRead(bob);
      expect(marked).toMatchObject({ status: 200, body: { seq: 1, unreadCount: 0 } });
    } finally {
      await held.release();
    }
    for (const answer of await Promise.all(waiting)) {
      expect(answer).toMatchObject({ status: 200, body: { seq: 1, unreadCount: 0 } });
    }
  });
});
