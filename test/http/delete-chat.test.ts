import type { ChatPage } from '../../generated/http/types';
import { type ApiClient, succeed } from '../support/api-client';
import { eventually } from '../support/eventually';
import { storedRows } from '../support/stored-rows';
import { useService } from '../support/test-service';
import { expectRefusal } from './refusal';

describe('deleting a group', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    [alice, bob] = [await service.api('alice'), await service.api('bob')];
    chatId = (await alice.createChat(['bob'], 'Us')).id;
  });

  const remove = (by: ApiClient, id = chatId) => by.call('deleteChat', { params: { chatId: id } });

  it('takes it from everyone, with all that was said', async () => {
    const { id: messageId } = await bob.sendMessage(chatId, 'secret');
    const other = await alice.createChat(['bob'], 'Others');
    expect((await remove(alice)).status).toBe(204);

    for (const client of [alice, bob]) {
      expect(succeed(await client.call<ChatPage>('listChats')).items).toMatchObject([
        { id: other.id },
      ]);
      const params = { chatId, messageId };
      for (const operation of ['getChat', 'listMessages', 'getMessage', 'listPins'] as const) {
        const read = () => client.call(operation, { params });
        await expectRefusal(service, read, 404, 'CHAT_NOT_FOUND');
      }
      const send = () => client.call('sendMessage', { params, body: { content: 'Hello?' } });
      await expectRefusal(service, send, 404, 'CHAT_NOT_FOUND');
    }
  });

  it('cannot be done twice, nor to a direct chat', async () => {
    succeed(await remove(alice));
    await expectRefusal(service, () => remove(alice), 404, 'CHAT_NOT_FOUND');
    const { id } = await alice.createChat(['bob']);
    await expectRefusal(service, () => remove(alice, id), 409, 'DIRECT_CHAT');
  });

  it('leaves nothing that was said in the database', async () => {
    const { id: messageId } = await alice.sendMessage(chatId, 'first');
    const params = { chatId, messageId };
    succeed(await alice.call('updateMessage', { params, body: { content: 'second' } }));
    succeed(await bob.call('addReaction', { params: { ...params, emoji: '👍' } }));
    const mention = { content: '@bob', mentions: ['bob'] };
    succeed(await alice.call('sendMessage', { params, body: mention }));
    succeed(await remove(alice));

    await eventually(async () => {
      const stored = await storedRows(service.database.url);
      const kept = Object.entries(stored).filter(([, rows]) =>
        rows.some((row) => (row as { chat_id?: string }).chat_id === chatId),
      );
      // That it was deleted, for each who took part and in the chat's own log.
      expect(kept.map(([table]) => table)).toEqual(['participant_changes', 'user_chats']);
      expect(stored.participant_changes).toHaveLength(1);
    });
  });

  it('while others write leaves each message refused or gone', async () => {
    const sends = Array.from({ length: 20 }, (_, n) =>
      bob.call('sendMessage', { params: { chatId }, body: { content: `message ${n}` } }),
    );
    const [deleted, ...answers] = await Promise.all([remove(alice), ...sends]);
    expect(deleted.status).toBe(204);
    expect(answers.map(({ status }) => status).filter((s) => s !== 201 && s !== 404)).toEqual([]);
  });
});
