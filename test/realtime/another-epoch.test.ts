import type { ApiClient } from '../support/api-client';
import type { EventClient } from '../support/event-client';
import { eventually } from '../support/eventually';
import { StandIn } from '../support/failover';
import { usePostgres } from '../support/postgres-server';
import { transports, useService } from '../support/test-service';
import { expectRefusal } from '../http/refusal';
import { range, revisionsOf } from './revisions';

// A server is started several times.
jest.setTimeout(60_000);

const postgres = usePostgres();

describe.each(transports)('after a failover that lost what was sent last, over %s', (name) => {
  const service = useService(() => ({ DATABASE_URL: postgres.url }));
  let alice: EventClient;
  let listening: EventClient;
  let bob: ApiClient;
  let chatId: string;
  let before: { revision: number; epoch: string };

  beforeAll(async () => {
    bob = await service.api('bob');
    ({ id: chatId } = await bob.createChat(['alice', 'carol'], 'Us'));
    await send('kept');
    const standIn = await StandIn.of(postgres);
    await untilReady();
    alice = await service.connect(name, 'alice');
    before = await alice.ask('join-chat', { chatId }, 'chat-joined');
    listening = await service.connect(name, 'carol');
    await listening.ask('listen-all-chats', {}, 'listening-all-chats');
    await send('lost 1', 'lost 2');
    await eventually(() => expect(revisionsOf(alice, chatId)).toEqual([2, 3]));
    await standIn.takeOver();
    await untilReady();
    // The revisions that were lost are given once more, and one of them says that carol went.
    await bob.call('removeParticipant', { params: { chatId, userId: 'carol' } });
    await send('another 3', 'another 4');
  });

  const send = async (...contents: string[]) => {
    for (const content of contents) await bob.sendMessage(chatId, content);
  };
  const untilReady = () =>
    eventually(async () => expect((await bob.call('getReadiness')).status).toBe(200));

  it('who follows a chat, or all chats, is sent away', async () => {
    const expected = name === 'websocket' ? 4409 : undefined;
    for (const client of [alice, listening]) expect((await client.closed).code).toBe(expected);
  });

  it('who comes back with a place of before is told that it is none', async () => {
    const back = await service.connect(name, 'alice');
    const place = { after: 3, epoch: before.epoch };
    const refusal = await back.ask('join-chat', { chatId, ...place }, 'error');
    expect(refusal).toMatchObject({ code: 'CANNOT_RESUME', retryable: false });
    const anew = await back.ask('join-chat', { chatId }, 'chat-joined');
    expect(anew).toMatchObject({ revision: 4, through: 4 });
    expect(anew.epoch).not.toBe(before.epoch);
    await send('live');
    await eventually(() => expect(revisionsOf(back, chatId)).toEqual([5]));
  });

  it('the same holds over REST', async () => {
    const query = { after: 1, epoch: before.epoch };
    const request = () => bob.call('listChanges', { params: { chatId }, query });
    await expectRefusal(service, request, 409, 'CANNOT_RESUME');
  });

  it('who comes back with a place of now misses nothing', async () => {
    const first = await service.connect(name, 'alice');
    const { revision, epoch } = await first.ask('join-chat', { chatId }, 'chat-joined');
    await first.close();
    await send('missed 1', 'missed 2');
    const back = await service.connect(name, 'alice');
    const reply = await back.ask('join-chat', { chatId, after: revision, epoch }, 'chat-joined');
    expect(reply).toMatchObject({ revision: revision + 2, through: revision + 2, epoch });
    expect(revisionsOf(back, chatId)).toEqual(range(revision + 1, revision + 2));
  });

  it('who was removed takes no part any more', async () => {
    const carol = await service.connect(name, 'carol');
    const refusal = await carol.ask('join-chat', { chatId }, 'error');
    expect(refusal).toMatchObject({ code: 'CHAT_NOT_FOUND' });
  });
});
