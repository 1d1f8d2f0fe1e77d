import { routes } from '../../generated/http/routes';
import type { OperationId } from '../../generated/http/operations';
import type { ApiClient } from '../support/api-client';
import { useService } from '../support/test-service';

/** The operations that write and may be repeated, as the document says. */
const repeatable = (Object.keys(routes) as OperationId[]).filter((operationId) => {
  const route = routes[operationId];
  return route.method !== 'GET' && route.repeatable !== false;
});

describe('a write that the document calls repeatable', () => {
  const service = useService();
  let alice: ApiClient;
  let chatId: string;
  let messageId: string;

  beforeEach(async () => {
    alice = await service.api('alice');
    ({ id: chatId } = await alice.createChat(['bob', 'carol'], 'Us'));
    ({ id: messageId } = await alice.sendMessage(chatId, 'first'));
  });

  const bodies: Partial<Record<OperationId, object>> = {
    updateChat: { name: 'We', posting: 'admins' },
    setRole: { role: 'admin' },
    addParticipants: { participants: ['carol', 'dave'] },
    sendMessage: { content: 'once', clientMessageId: 'a-1' },
    updateMessage: { content: 'otherwise', ifVersion: 1 },
    updateOwnChat: { pinned: true, archived: true, mutedUntil: '2099-01-31T12:00:00Z' },
    markRead: { seq: 1 },
    updateMe: { name: 'Alice Martin' },
    markDelivered: { seq: 1 },
    setTyping: { typing: true },
  };

  it.each(repeatable)('has the effect and the answer of one: %s', async (operationId) => {
    const params = { chatId, messageId, emoji: '👍', userId: 'carol' };
    const request = { params, body: bodies[operationId] };
    const state = async () => {
      const query = { after: 0 };
      const changes = await alice.call('listChanges', { params: { chatId }, query });
      return [changes.body, (await alice.call('getChat', { params: { chatId } })).body];
    };
    const first = await alice.call(operationId, request);
    expect(first.status).toBeLessThan(300);
    const after = await state();
    const second = await alice.call(operationId, request);
    expect(second.status).toBeLessThan(300);
    expect(second.body).toEqual(first.body);
    expect(await state()).toEqual(after);
  });
});
