import fc from 'fast-check';
import openApiDocument from '../../../generated/http/openapi.json';
import { operationRoutes } from '../../../generated/http/operations';
import type { ChatPage } from '../../../generated/http/types';
import type { Problem } from '../../../generated/schemas';
import type { ApiClient, ApiResponse } from '../../support/api-client';
import { storedRows } from '../../support/stored-rows';
import { TestService } from '../../support/test-service';
import { type Mistake, mistakesOf, written } from './mistakes';
import { type Operation, operations, validRequests } from './operations';
import type { Schema } from './schemas';
import { type Known, ValidValues } from './valid';

// One seed, so that a run says the same as the one before; the number means nothing.
const runs = { seed: 20_260_131, numRuns: 100 };

// What may befall a request that fits: these are about what is stored, not about the request.
const refusalsOfValid = [
  ...['CHAT_NOT_FOUND', 'DIRECT_CHAT', 'NOT_ALLOWED', 'CLIENT_MESSAGE_ID_REUSED'],
  ...['INVALID_CURSOR', 'INVALID_PARTICIPANTS', 'PAYLOAD_TOO_LARGE', 'CANNOT_RESUME'],
  ...['MESSAGE_NOT_FOUND', 'MESSAGE_DELETED', 'VERSION_CONFLICT'],
];

describe('requests made from the OpenAPI document', () => {
  let service: TestService;
  let alice: ApiClient;
  let known: Known;

  beforeAll(async () => {
    service = await TestService.start();
    alice = await service.api('alice');
    known = await populate();
  });
  afterAll(() => service.close());

  describe.each(operations)('$operationId', (operation) => {
    it('answers valid ones as declared, and never with a failure of its own', async () => {
      const isServed = fc.asyncProperty(validRequests(operation, known), async (parts) => {
        expectServed(await alice.call(operation.operationId, written(parts)));
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
  async function populate(): Promise<Known> {
    const bob = await service.api('bob');
    const chats = [
      await alice.createChat(['bob']),
      await alice.createChat(['bob', 'carol'], 'Ours'),
      await bob.createChat(['alice', 'carol'], "Bob's"),
      await bob.createChat(['carol'], 'Not for alice'),
    ];
    const sent = await alice.sendMessage(chats[0]!.id, 'Hello!', 'used-before');
    const { body } = await alice.call<ChatPage>('listChats', { query: { limit: 1 } });
    const anyOf = (schema: Schema, ...values: unknown[]) =>
      fc.oneof(fc.constantFrom(...values), new ValidValues('openapi').of(schema));
    const { ChatId, MessageId, UserId, Cursor } = openApiDocument.components.schemas;
    return {
      ChatId: anyOf(ChatId, ...chats.map(({ id }) => id), 'chat_that_is_not'),
      MessageId: anyOf(MessageId, sent.id),
      UserId: anyOf(UserId, 'bob', 'carol', 'dave'),
      Cursor: anyOf(Cursor, body.nextCursor),
    };
  }

  function send(operation: Operation, { request, method }: Mistake): Promise<ApiResponse> {
    if (method === undefined) return alice.call(operation.operationId, request);
    return alice.send(method, pathOf(operation, request.params ?? {}), request);
  }
});

function expectServed({ status, body }: ApiResponse): void {
  if (status < 400) return;
  const { code } = body as Problem;
  if (code === undefined || !refusalsOfValid.includes(code)) throw new Error(JSON.stringify(body));
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
