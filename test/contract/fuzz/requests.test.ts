import { isEmoji } from '../../../src/reactions/emoji';
import fc from 'fast-check';
import openApiDocument from '../../../generated/http/openapi.json';
import { type OperationId, operationRoutes } from '../../../generated/http/operations';
import type { ChatPage, MessageUpdate, NewChat, NewMessage } from '../../../generated/http/types';
import type { ErrorCode, Problem } from '../../../generated/schemas';
import type { ApiClient, ApiResponse } from '../../support/api-client';
import { storedRows } from '../../support/stored-rows';
import { TestService } from '../../support/test-service';
import { type Mistake, mistakesOf, written } from './mistakes';
import { type Operation, operations, type Parts, validRequests } from './operations';
import type { Schema } from './schemas';
import { type Known, ValidValues } from './valid';

// One seed, so that a run says the same as the one before; the number means nothing.
const runs = { seed: 20_260_131, numRuns: 100 };

describe('requests made from the OpenAPI document', () => {
  let service: TestService;
  let alice: ApiClient;
  let known: Known;
  let stored: Stored;

  beforeAll(async () => {
    service = await TestService.start();
    alice = await service.api('alice');
    stored = await populate();
    known = valuesAbout(stored);
  });
  afterAll(() => service.close());

  describe.each(operations)('$operationId', (operation) => {
    it('answers valid ones as declared, and never with a failure of its own', async () => {
      const isServed = fc.asyncProperty(validRequests(operation, known), async (parts) => {
        if (operation.operationId === 'deleteChat') await replaceGroup(parts);
        const response = await alice.call(operation.operationId, written(parts));
        expectServed(response, operation.operationId, parts, stored);
      });
      await fc.assert(isServed, runs);
    });

    it('refuses each mistake with its declared status and code, and changes nothing', async () => {
      const mistakes = mistakesOf(operation, methodsAt(operation.path), known);
      const isRefused = fc.asyncProperty(mistakes, async (mistake) => {
        expectRefused(await send(operation, mistake), mistake);
      });
      const before = await storedRows(service.database.url);
      await fc.assert(isRefused, runs);
      expect(await storedRows(service.database.url)).toEqual(before);
    });
  });

  /** Chats of each kind, so that requests concern what is there. */
  async function populate(): Promise<Stored> {
    const bob = await service.api('bob');
    const chats = [
      await alice.createChat(['bob']),
      await alice.createChat(['bob', 'carol'], 'Ours'),
      await bob.createChat(['alice', 'carol'], "Bob's"),
      await bob.createChat(['carol'], 'Not for alice'),
    ];
    const { id: message } = await alice.sendMessage(chats[0]!.id, 'Hello!', 'used-before');
    const { body } = await alice.call<ChatPage>('listChats', { query: { limit: 1 } });
    const [direct, own, bobs, hidden] = chats.map(({ id }) => id) as [
      string,
      string,
      string,
      string,
    ];
    return { direct, own, bobs, hidden, message, cursor: body.nextCursor! };
  }

  /** Lets a request be about a group that is there for it alone, as Alice's own would be gone after it. */
  async function replaceGroup({ params }: Parts): Promise<void> {
    if (params.chatId !== stored.own) return;
    params.chatId = (await alice.createChat(['bob', 'carol'], 'To be deleted')).id;
  }

  function send(operation: Operation, { request, method }: Mistake): Promise<ApiResponse> {
    if (method === undefined) return alice.call(operation.operationId, request);
    return alice.send(method, pathOf(operation, request.params ?? {}), request);
  }
});

/** What the requests may be about: the ids of Alice's chats, of one that is not hers, and of her message. */
interface Stored {
  direct: string;
  own: string;
  bobs: string;
  hidden: string;
  /** In the direct chat. */
  message: string;
  cursor: string;
}

function valuesAbout({ cursor, message, ...chats }: Stored): Known {
  const anyOf = (schema: Schema, ...values: unknown[]) =>
    fc.oneof(fc.constantFrom(...values), new ValidValues('openapi').of(schema));
  const { ChatId, MessageId, UserId, Cursor } = openApiDocument.components.schemas;
  return {
    ChatId: anyOf(ChatId, ...Object.values(chats), 'chat_that_is_not'),
    MessageId: anyOf(MessageId, message),
    UserId: anyOf(UserId, 'bob', 'carol', 'dave'),
    Cursor: anyOf(Cursor, cursor),
  };
}

/** Fails unless a request that fits is served, or refused for a reason that is in what is stored. */
function expectServed(
  { status, body }: ApiResponse,
  operationId: OperationId,
  parts: Parts,
  stored: Stored,
): void {
  if (status < 400) return;
  const { code } = body as Problem;
  if (!mayBeRefusedWith(code, operationId, parts, stored)) {
    throw new Error(`${JSON.stringify(parts)}: ${JSON.stringify(body)}`);
  }
}

function mayBeRefusedWith(
  code: ErrorCode,
  operationId: OperationId,
  { params: { chatId, messageId, emoji }, query, body }: Parts,
  { direct, own, bobs, message, cursor }: Stored,
): boolean {
  const { kind, replyTo, mentions = [] } = (body ?? {}) as Partial<NewMessage>;
  switch (code) {
    case 'INVALID_REQUEST':
      if (emoji !== undefined) return !isEmoji(emoji as string);
      return mentions.some((userId) => !isIn(userId, chatId === direct));
    case 'CHAT_NOT_FOUND':
      return ![direct, own, bobs].includes(chatId as string);
    case 'DIRECT_CHAT':
      return ofGroups.includes(operationId) && chatId === direct;
    case 'PARTICIPANT_NOT_FOUND':
      return operationId === 'setRole';
    case 'NOT_ALLOWED':
      // Alice may have handed her own over.
      return kind === 'system' || (ofGroups.includes(operationId) && chatId !== direct);
    case 'MESSAGE_NOT_FOUND':
      // A place in the history that is a number is a seq.
      if (operationId === 'listMessages' && query.threadId === undefined) {
        return /\D/.test((query.around as string) ?? '');
      }
      return chatId !== direct || (messageId ?? query.threadId ?? replyTo) !== message;
    case 'MESSAGE_DELETED':
      return (
        (operationId === 'sendMessage' && replyTo === message) ||
        ['updateMessage', 'listMessageVersions', 'addReaction', 'pinMessage'].includes(operationId)
      );
    case 'VERSION_CONFLICT':
      return (body as MessageUpdate).ifVersion !== undefined;
    case 'CLIENT_MESSAGE_ID_REUSED':
      return (body as NewMessage).clientMessageId !== undefined;
    case 'INVALID_CURSOR':
      return query.cursor !== undefined && (operationId !== 'listChats' || query.cursor !== cursor);
    case 'CANNOT_RESUME':
      return query.epoch !== undefined || (query.after as number) > 0;
    case 'INVALID_PARTICIPANTS':
      return isTooFewOrMany(operationId, (body as NewChat).participants);
    case 'PAYLOAD_TOO_LARGE':
      return Buffer.byteLength(JSON.stringify(body)) > 256 * 1024;
    default:
      return false;
  }
}

const ofGroups: OperationId[] = [
  ...(['updateChat', 'deleteChat', 'setRole'] as const),
  ...(['addParticipants', 'removeParticipant'] as const),
];

/** Whether a user takes part in one of Alice's chats, whatever requests before this one did. */
function isIn(userId: string, isDirect: boolean): boolean {
  return userId === 'alice' || (isDirect && userId === 'bob');
}

/** With the caller, and with who is there already, a chat has 2 to 1,000 participants. */
function isTooFewOrMany(operationId: OperationId, participants: string[]): boolean {
  const { size } = new Set([...participants, 'alice']);
  return operationId === 'createChat' ? size < 2 || size > 1000 : size > 900;
}

function expectRefused({ status, body }: ApiResponse, mistake: Mistake): void {
  const { code } = (body ?? {}) as Partial<Problem>;
  expect({ status, code }).toEqual({ status: mistake.status, code: mistake.code });
}

function methodsAt(path: string): string[] {
  return operationRoutes.filter((route) => route.path === path).map(({ method }) => method);
}

function pathOf({ path }: Operation, params: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!));
}
