import { type ChatOperation, type Reach, roleTable } from '../../generated/http/roles';
import type { Posting, Role, UserId } from '../../generated/schemas';
import { goodRequest } from '../contract/coverage/requests';
import { type ApiClient, type ApiRequest, type ApiResponse, succeed } from '../support/api-client';
import { useService } from '../support/test-service';

const roles = {
  olga: 'owner',
  adam: 'admin',
  ada: 'admin',
  mia: 'member',
  mark: 'member',
} as const;
type Participant = keyof typeof roles;
const callers: Participant[] = ['olga', 'adam', 'mia'];
const users = Object.keys(roles) as Participant[];
const operations = Object.keys(roleTable) as ChatOperation[];
const ofMessages = operations.filter((operation) => 'messageId' in params(operation));

describe('who may do what in a group', () => {
  const service = useService();
  const clients = new Map<UserId, ApiClient>();

  beforeAll(async () => {
    for (const userId of [...users, 'stranger', 'removed']) {
      clients.set(userId, await service.api(userId));
    }
  });
  const as = (userId: UserId) => clients.get(userId)!;

  /** A group with everyone in their role, and a message of each. */
  const found = async (posting: Posting) => {
    const participants = [...users, 'removed'];
    const { id: chatId } = await as('olga').createChat(participants, 'Us');
    const messages = new Map<UserId, string>();
    for (const userId of users) {
      messages.set(userId, (await as(userId).sendMessage(chatId, `by ${userId}`)).id);
    }
    const chat = { chatId };
    for (const userId of ['adam', 'ada']) {
      const made = { params: { ...chat, userId }, body: { role: 'admin' } };
      succeed(await as('olga').call('setRole', made));
    }
    const gone = { params: { ...chat, userId: 'removed' } };
    succeed(await as('removed').call('removeParticipant', gone));
    succeed(await as('olga').call('updateChat', { params: chat, body: { posting } }));
    return { chatId, messages };
  };

  /** A request of an operation, about someone or their message where it is about either. */
  const requestOf = (
    operation: ChatOperation,
    { chatId, messages }: Awaited<ReturnType<typeof found>>,
    other: Participant,
  ): ApiRequest => {
    const { params: given, ...request } = goodRequest(operation, chatId);
    const of = { messageId: messages.get(other)!, userId: other };
    const named = Object.entries(of).filter(([name]) => name in given!);
    return { ...request, params: { ...given, ...Object.fromEntries(named) } };
  };

  const cases = (['everyone', 'admins'] as const).flatMap((posting) =>
    operations.flatMap((operation) =>
      callers.flatMap((caller) =>
        subjectsOf(operation, caller).map((other) => ({ posting, operation, caller, other })),
      ),
    ),
  );

  it.each(cases)(
    '$caller: $operation, about $other, where $posting post',
    async ({ posting, operation, caller, other }) => {
      const request = requestOf(operation, await found(posting), other);
      const response = await as(caller).call(operation, request);
      const reach = roleTable[operation][roles[caller]];
      if (reaches(reach, { isOwn: other === caller, role: roles[other], posting }))
        succeed(response);
      else expect(codeOf(response)).toBe('NOT_ALLOWED');
    },
  );

  it.each(operations)('nobody who takes no part: %s', async (operation) => {
    const chat = await found('everyone');
    for (const userId of ['stranger', 'removed']) {
      const response = await as(userId).call(operation, requestOf(operation, chat, 'mia'));
      expect(response.status).toBe(404);
      expect(codeOf(response)).toBe('CHAT_NOT_FOUND');
    }
  });

  it('knows who wrote each message that is about one', () => {
    expect(ofMessages).toContain('deleteMessage');
  });
});

/** About whom each caller asks: themselves, and others of each role, where that matters. */
function subjectsOf(operation: ChatOperation, caller: Participant): Participant[] {
  if (operation === 'setRole') return ['mark', 'ada'];
  if (operation === 'removeParticipant') return [caller, 'mark', 'ada', 'olga'];
  return ofMessages.includes(operation) ? [caller, 'mark', 'ada'] : [caller];
}

function params(operation: ChatOperation): object {
  return goodRequest(operation, 'any').params ?? {};
}

/** What the words of `x-roles` mean. */
function reaches(
  reach: Reach,
  { isOwn, role, posting }: { isOwn: boolean; role: Role; posting: Posting },
): boolean {
  return {
    all: true,
    own: isOwn,
    members: isOwn || role === 'member',
    posting: posting === 'everyone',
    none: false,
  }[reach];
}

function codeOf({ body }: ApiResponse): unknown {
  return (body as { code?: string } | undefined)?.code;
}
