import type { OperationId } from '../../generated/http/operations';
import type { Message } from '../../generated/schemas';
import { type ApiClient, type ApiRequest, problemOf, succeed } from '../support/api-client';
import type { EventClient } from '../support/event-client';
import { eventually } from '../support/eventually';
import { usePostgres } from '../support/postgres-server';
import { transports, useService } from '../support/test-service';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const postgres = usePostgres();

describe('a Postgres of which every process is stopped', () => {
  afterEach(() => postgres.resume());
  const service = useService(() => ({
    DATABASE_URL: postgres.url,
    DATABASE_STATEMENT_TIMEOUT: '300ms',
    DATABASE_WAIT_TIMEOUT: '300ms',
  }));
  let alice: ApiClient;
  let chatId: string;

  beforeAll(async () => {
    alice = await service.api('alice');
  });
  beforeEach(async () => {
    chatId = await eventually(async () => (await alice.createChat(['bob'], 'Chat Test')).id);
  });

  const send = (number: number) => {
    const body = { content: `number ${number}`, clientMessageId: `paused-${number}` };
    return alice.call<Message>('sendMessage', { params: { chatId }, body });
  };
  const read = (query = {}) =>
    alice.call<{ items: Message[]; hasNewer: boolean }>('listMessages', {
      params: { chatId },
      query,
    });
  const isReady = () =>
    eventually(async () => expect((await alice.call('getReadiness')).status).toBe(200));

  /** Joins the chat; gives the `seq` of each message that comes. */
  const join = async (client: EventClient) => {
    await client.ask('join-chat', { chatId }, 'chat-joined');
    return async () => {
      const events = (await client.settled()).filter(({ event }) => event === 'new-message');
      return events.map(({ data }) => (data as { message: Message }).message.seq);
    };
  };

  it.each<[OperationId, ApiRequest]>([
    ['createChat', { body: { participants: ['bob'] } }],
    ['listChats', {}],
    ['getChat', {}],
    ['addParticipants', { body: { participants: ['carol'] } }],
    ['sendMessage', { body: { content: 'Hello!' } }],
    ['listMessages', {}],
    ['listChanges', { query: { after: 0 } }],
    ['markRead', { body: { seq: 1 } }],
  ])('%s is answered 503 with Retry-After', async (operation, request) => {
    await postgres.pause();
    const response = await alice.call(operation, { params: { chatId }, ...request });
    expect(problemOf(response, 503).code).toBe('SERVICE_UNAVAILABLE');
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });

  it('loses and doubles nothing: each send is answered, and can be repeated', async () => {
    const received = await Promise.all(
      transports.map(async (transport) => join(await service.connect(transport, 'bob'))),
    );
    const underWay = upTo(100).map(send);
    const reads = upTo(20).map(() => read());
    await Promise.race(underWay);
    await postgres.pause();
    const whilePaused = await Promise.all([
      ...upTo(20).map((number) => send(100 + number)),
      read(),
    ]);
    whilePaused.forEach((answer) => problemOf(answer, 503));
    expect((await alice.call('getReadiness')).status).toBe(503);
    expect((await alice.call('getHealth')).status).toBe(200);
    const answers = await Promise.all(underWay);
    for (const { status } of [...answers, ...(await Promise.all(reads))]) {
      expect([200, 201, 503]).toContain(status);
    }

    postgres.resume();
    await isReady();
    const repeat = async (number: number) => {
      const answer = await send(number);
      succeed(answer);
      return answer;
    };
    const repeats = await Promise.all(upTo(120).map((number) => eventually(() => repeat(number))));
    answers.forEach(({ status, body }, index) => {
      if (status === 201) expect(repeats[index]).toMatchObject({ status: 200, body });
    });
    const stored = await history();
    expect(stored.map(({ seq }) => seq)).toEqual(upTo(120));
    expect(new Set(stored.map(({ content }) => content)).size).toBe(120);
    for (const seqs of received) {
      await eventually(async () => expect(await seqs()).toEqual(upTo(120)));
    }
  });

  async function history(): Promise<Message[]> {
    const items: Message[] = [];
    for (let hasNewer = true; hasNewer;) {
      const { body } = await read({ after: items.length });
      items.push(...body.items);
      ({ hasNewer } = body);
    }
    return items;
  }
});
