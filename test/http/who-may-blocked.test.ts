import { type ChatOperation, roleTable } from '../../generated/http/roles';
import type { UserId } from '../../generated/schemas';
import { goodRequest } from '../contract/coverage/requests';
import { type ApiClient, type ApiResponse, succeed } from '../support/api-client';
import { useService } from '../support/test-service';

/** What each operation answers in a direct chat of two of whom one has blocked the other. */
const answers: Record<ChatOperation, 'served' | 'BLOCKED' | 'DIRECT_CHAT'> = {
  getChat: 'served',
  updateChat: 'DIRECT_CHAT',
  deleteChat: 'DIRECT_CHAT',
  updateOwnChat: 'served',
  listParticipants: 'served',
  addParticipants: 'DIRECT_CHAT',
  setRole: 'DIRECT_CHAT',
  removeParticipant: 'DIRECT_CHAT',
  listMessages: 'served',
  sendMessage: 'BLOCKED',
  listMessageVersions: 'served',
  listReactions: 'served',
  addReaction: 'BLOCKED',
  removeReaction: 'BLOCKED',
  pinMessage: 'BLOCKED',
  unpinMessage: 'BLOCKED',
  listPins: 'served',
  getMessage: 'served',
  updateMessage: 'BLOCKED',
  deleteMessage: 'served',
  listChanges: 'served',
  markRead: 'served',
  markDelivered: 'served',
  listChatReceipts: 'served',
  listReceipts: 'served',
  setTyping: 'served',
};
const operations = Object.keys(roleTable) as ChatOperation[];

describe('who may do what where one of two has blocked the other', () => {
  const service = useService();
  const clients = new Map<UserId, ApiClient>();

  beforeAll(async () => {
    for (const userId of ['alice', 'bob']) clients.set(userId, await service.api(userId));
  });
  const as = (userId: UserId) => clients.get(userId)!;
  const block = async () =>
    succeed(await as('alice').call('blockUser', { params: { userId: 'bob' } }));

  const cases = ['alice', 'bob'].flatMap((caller) =>
    operations.map((operation) => ({ caller, operation })),
  );

  it.each(cases)('$operation in the direct chat, of $caller', async ({ caller, operation }) => {
    const { id: chatId } = await as('alice').createChat(['bob']);
    const own = { messageId: (await as(caller).sendMessage(chatId, 'mine')).id };
    await block();
    const { params, ...request } = goodRequest(operation, chatId);
    const ofOwn = 'messageId' in (params ?? {}) ? own : {};
    const response = await as(caller).call(operation, {
      ...request,
      params: { ...params, ...ofOwn },
    });
    expect(answerOf(response)).toBe(answers[operation]);
  });

  it.each(['alice', 'bob'])('%s begins no direct chat', async (caller) => {
    await block();
    const body = { participants: [caller === 'alice' ? 'bob' : 'alice'] };
    expect(answerOf(await as(caller).call('createChat', { body }))).toBe('BLOCKED');
  });

  it('only who is blocked cannot put the other into groups', async () => {
    await block();
    for (const [caller, other, answer] of [
      ['alice', 'bob', 'served'],
      ['bob', 'alice', 'BLOCKED'],
    ] as const) {
      const body = { participants: [other], name: 'Us' };
      expect(answerOf(await as(caller).call('createChat', { body }))).toBe(answer);
      const { id: chatId } = await as(caller).createChat(['carol'], 'Others');
      const added = { params: { chatId }, body: { participants: [other] } };
      expect(answerOf(await as(caller).call('addParticipants', added))).toBe(answer);
    }
  });
});

/** The code of a refusal, or that there is none. */
function answerOf({ status, body }: ApiResponse): unknown {
  return status < 300 ? 'served' : (body as { code?: string }).code;
}
