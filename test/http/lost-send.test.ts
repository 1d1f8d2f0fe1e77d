import { Client } from 'pg';
import type { Message } from '../../generated/schemas';
import { type ApiClient, problemOf, succeed } from '../support/api-client';
import { eventually } from '../support/eventually';
import { HeldRows, holdChat } from '../support/held-rows';
import { TestService } from '../support/test-service';

describe('a send that loses against another session', () => {
  let service: TestService;
  let admin: Client;
  let alice: ApiClient;
  let chatId: string;

  beforeAll(async () => {
    const patience = { DATABASE_LOCK_TIMEOUT: '1m', DATABASE_STATEMENT_TIMEOUT: '1m' };
    service = await TestService.start(patience);
    admin = new Client({ connectionString: service.database.url });
    await admin.connect();
    alice = await service.api('alice');
  });
  beforeEach(async () => {
    chatId = (await alice.createChat(['bob'], 'Chat Test')).id;
  });
  afterEach(() => service.reset());
  afterAll(() => admin.end());
  afterAll(() => service.close());

  const send = (content: string) =>
    alice.call<Message>('sendMessage', { params: { chatId }, body: { content } });
  const contents = async () => {
    const page = await alice.call<{ items: Message[] }>('listMessages', { params: { chatId } });
    return succeed(page).items.map(({ seq, content }) => `${seq} ${content}`);
  };

  it('by a deadlock is stored once all the same', async () => {
    const { url } = service.database;
    const gate = await holdChat(url, chatId);
    // It does not look for deadlocks, so that the send is the one that finds this one, and loses.
    const other = await HeldRows.hold(url, "SET LOCAL deadlock_timeout = '1h'");
    await other.take('SELECT FROM participants WHERE chat_id = $1 FOR UPDATE', [chatId]);
    const sending = send('Hello!');
    await eventually(async () => expect(await gate.waiting()).toBe(1));
    // Behind the send, which gets the chat first, and then wants the participant.
    const taking = other.take('SELECT FROM chats WHERE id = $1 FOR UPDATE', [chatId]);
    await eventually(async () => expect(await gate.waiting()).toBe(2));
    await gate.release();
    await taking;
    await other.release();
    expect((await sending).status).toBe(201);
    expect(await contents()).toEqual(['1 Hello!']);
    await eventually(async () => expect(await deadlocks()).toBe(1));
  });

  describe.each(['40P01', '40001'])('as Postgres says with %s', (sqlState) => {
    afterEach(async () => {
      await admin.query('DROP FUNCTION lose CASCADE; DROP SEQUENCE losses');
    });

    /** Has the first statements that store a message fail. */
    const loseFirst = (count: number) =>
      admin.query(`
        CREATE SEQUENCE losses;
        CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF nextval('losses') <= ${count} THEN RAISE 'lost' USING ERRCODE = '${sqlState}'; END IF;
          RETURN NULL;
        END $$;
        CREATE TRIGGER lose AFTER INSERT ON messages FOR EACH STATEMENT EXECUTE FUNCTION lose()`);

    it('is stored once when it wins later, with those of its batch', async () => {
      await loseFirst(2);
      const answers = await Promise.all(['a', 'b', 'c'].map(send));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
      const lines = (await contents()).map((line) => line.split(' '));
      expect(lines.map(([seq]) => seq)).toEqual(['1', '2', '3']);
      expect(lines.map(([, content]) => content).sort()).toEqual(['a', 'b', 'c']);
    });

    it('is answered 503 when it always loses, and may be repeated', async () => {
      await loseFirst(1000);
      const refused = await send('Hello!');
      problemOf(refused, 503);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      await admin.query("SELECT setval('losses', 1000)");
      expect((await send('Hello!')).status).toBe(201);
      expect(await contents()).toEqual(['1 Hello!']);
    });
  });

  async function deadlocks(): Promise<number> {
    const { rows } = await admin.query<{ deadlocks: number }>(
      `SELECT deadlocks::integer FROM pg_stat_database WHERE datname = current_database()`,
    );
    return rows[0]!.deadlocks;
  }
});
