import type { ApiClient } from '../support/api-client';
import { succeed } from '../support/api-client';
import { eventually } from '../support/eventually';
import { transports, useService } from '../support/test-service';

describe.each(transports)('a kind of change that only a newer node knows, over %s', (transport) => {
  const service = useService();
  let bob: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    bob = await service.api('bob');
    ({ id: chatId } = await bob.createChat(['alice'], 'Us'));
  });

  /** Stores the next change of the chat, as a newer version does. */
  const storeUnknown = () =>
    service.database.run(
      `WITH chat AS (
         UPDATE chats SET revision = revision + 1 WHERE id = $1 RETURNING id, revision, last_seq
       )
       INSERT INTO participant_changes
         (chat_id, revision, last_seq, kind, data, added, removed, changed_by)
       SELECT id, revision, last_seq, 'poll-closed', '{"poll":1}', '{}', '{}', 'bob' FROM chat`,
      [chatId],
    );

  it('comes to nobody as another event, and what follows it comes', async () => {
    const alice = await service.connect(transport, 'alice');
    await alice.ask('join-chat', { chatId }, 'chat-joined');
    await storeUnknown();
    await bob.sendMessage(chatId, 'live');
    const back = await service.connect(transport, 'alice');
    const reply = await back.ask('join-chat', { chatId, after: 0 }, 'chat-joined');
    expect(reply).toMatchObject({ revision: 2, through: 2 });
    for (const client of [alice, back]) {
      await eventually(() => expect(eventsOf(client)).toEqual([['new-message', 2]]));
    }
  });

  it('has its revision in the list of changes', async () => {
    await storeUnknown();
    await bob.sendMessage(chatId, 'next');
    const query = { after: 0 };
    const page = succeed(
      await bob.call<{ items: object[] }>('listChanges', { params: { chatId }, query }),
    );
    expect(page).toMatchObject({ items: [{ revision: 1 }, { revision: 2 }], through: 2 });
    expect(page.items[0]).toEqual({ revision: 1, kind: 'poll-closed' });
  });
});

function eventsOf({ received }: { received: { event: string; data: unknown }[] }) {
  return received
    .filter(({ event }) => event !== 'chat-joined')
    .map(({ event, data }) => [event, (data as { revision?: number }).revision]);
}
