import type { EventPayloads } from '../../generated/events/gateway';
import type { Message } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import type { EventClient } from '../support/event-client';
import { type TransportName, transports, useService } from '../support/test-service';

describe.each(transports)('messages that are edited and deleted, over %s', (transport) => {
  const service = useService();
  let bob: ApiClient;
  let chatId: string;
  let sent: Message;

  beforeEach(async () => {
    bob = await service.api('bob');
    ({ id: chatId } = await bob.createChat(['alice'], 'Us'));
    sent = await bob.sendMessage(chatId, 'as it was sent');
  });

  const edit = async (content: string) =>
    succeed(
      await bob.call<Message>('updateMessage', {
        ...{ params: { chatId, messageId: sent.id }, body: { content } },
      }),
    );
  const remove = async () =>
    succeed(await bob.call('deleteMessage', { params: { chatId, messageId: sent.id } }));
  const current = async () =>
    succeed(await bob.call<Message>('getMessage', { params: { chatId, messageId: sent.id } }));

  it('are told of to who joined, and as news to who listens', async () => {
    const reader = await joined(transport);
    const listener = await service.connect(transport, 'alice');
    await listener.ask('listen-all-chats', {}, 'listening-all-chats');

    const edited = await edit('as it is now');
    await remove();
    const deleted = await current();

    expect(await reader.next('message-updated')).toEqual({ chatId, revision: 2, message: edited });
    expect(await reader.next('message-deleted')).toEqual({ chatId, revision: 3, message: deleted });
    expect(await listener.next('chat-updated')).toEqual({
      ...{ chatId, revision: 2, kind: 'message-updated', updated: edited },
    });
    expect(await listener.next('chat-updated')).toEqual({
      ...{ chatId, revision: 3, kind: 'message-deleted', deleted },
    });
  });

  it('are told of to nobody when nothing changed', async () => {
    const reader = await joined(transport);
    await edit('as it was sent');
    await remove();
    await remove();
    await bob.sendMessage(chatId, 'and on');
    await reader.next('new-message');
    expect(told(reader)).toEqual(['message-deleted 2', 'new-message 3']);
  });

  it('are replayed as they are by now, whatever revision is asked for', async () => {
    await edit('a secret');
    await edit('another secret');
    await remove();
    const deleted = await current();
    for (const after of [0, 1, 2, 3]) {
      const back = await joined(transport, { after });
      const messages = back.received
        .filter(({ event }) => event !== 'chat-joined')
        .map(({ data }) => (data as EventPayloads['message-updated']).message);
      expect(messages).toEqual(Array(4 - after).fill(deleted));
      expect(told(back)).toEqual(
        [
          ...['new-message 1', 'message-updated 2', 'message-updated 3'],
          ...['message-deleted 4'],
        ].slice(after),
      );
    }
  });

  it('are passed over in a replay when the message is not there any more', async () => {
    await edit('edited');
    await bob.sendMessage(chatId, 'and on');
    await service.database.run('DELETE FROM messages WHERE seq = 1');
    const back = await joined(transport, { after: 0 });
    expect(told(back)).toEqual(['new-message 3']);
  });

  async function joined(name: TransportName, place: object = {}): Promise<EventClient> {
    const client = await service.connect(name, 'alice');
    await client.ask('join-chat', { chatId, ...place }, 'chat-joined');
    return client;
  }
});

/** The changes that a client was told, by event and revision. */
function told({ received }: EventClient): string[] {
  return received
    .filter(({ event }) => event !== 'chat-joined')
    .map(({ event, data }) => `${event} ${(data as { revision: number }).revision}`);
}
