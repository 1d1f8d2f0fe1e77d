import type { OperationId } from '../../generated/http/operations';
import type { ApiClient } from '../support/api-client';
import { TestService } from '../support/test-service';
import { expectRefusal } from './refusal';

const loneSurrogates = ['\ud800', 'a\udc00b', '\udc00\ud800', '😀\ud83d'];

describe('a body that does not fit the contract', () => {
  let service: TestService;
  let alice: ApiClient;
  let chatId: string;

  beforeAll(async () => {
    service = await TestService.start();
    alice = await service.api('alice');
    chatId = (await alice.createChat(['bob'])).id;
    await alice.sendMessage(chatId, 'Hello!');
  });
  afterAll(() => service.close());

  /** Sends a body, and fails unless it is refused at one of these places. */
  async function expectRefused(operation: OperationId, body: unknown, path: string) {
    const request = () => alice.call(operation, { params: { chatId }, body });
    const problem = await expectRefusal(service, request, 400, 'INVALID_REQUEST');
    expect(problem.errors?.map((error) => error.path)).toContain(path);
  }

  describe('of createChat is refused', () => {
    const participants = ['bob'];
    it.each([
      ['without participants', {}, '/body/participants'],
      ['with null for participants', { participants: null }, '/body/participants'],
      ['with a string for participants', { participants: 'bob' }, '/body/participants'],
      ['with an object for participants', { participants: { 0: 'bob' } }, '/body/participants'],
      ['with a number among them', { participants: ['bob', 1] }, '/body/participants/1'],
      ['with a list among them', { participants: [['bob']] }, '/body/participants/0'],
      ['with null among them', { participants: [null] }, '/body/participants/0'],
      ['with an empty user', { participants: [''] }, '/body/participants/0'],
      ['with a user with a space', { participants: ['a b'] }, '/body/participants/0'],
      ['with a user with NUL', { participants: ['a\0'] }, '/body/participants/0'],
      ['with a user with a line end', { participants: ['bob\n'] }, '/body/participants/0'],
      ['with a user that is not ASCII', { participants: ['zoé'] }, '/body/participants/0'],
      ['with a user of 256', { participants: ['a'.repeat(256)] }, '/body/participants/0'],
      ['with null for the name', { participants, name: null }, '/body/name'],
      ['with a number for the name', { participants, name: 1 }, '/body/name'],
      ['with an empty name', { participants, name: '' }, '/body/name'],
      ['with a blank name', { participants, name: ' \t\n\u00a0\u3000' }, '/body/name'],
      ['with a name of 201', { participants, name: '😀'.repeat(201) }, '/body/name'],
      ['with NUL in the name', { participants, name: 'a\0b' }, '/body/name'],
      ...loneSurrogates.map((name) => [
        `with a lone surrogate in the name ${JSON.stringify(name)}`,
        { participants, name },
        '/body/name',
      ]),
      ['with an unknown field', { participants, kind: 'direct' }, '/body/kind'],
    ] as [string, unknown, string][])('%s', (_what, body, path) =>
      expectRefused('createChat', body, path),
    );
  });

  describe('of sendMessage is refused', () => {
    const content = 'Hello!';
    it.each([
      ['without content', {}, '/body/content'],
      ['with null for content', { content: null }, '/body/content'],
      ['with a number for content', { content: 1 }, '/body/content'],
      ['with a list for content', { content: ['Hello!'] }, '/body/content'],
      ['with empty content', { content: '' }, '/body/content'],
      ['with blank content', { content: ' \r\n\t\u00a0\u2003\ufeff' }, '/body/content'],
      ['with 4,001 letters', { content: 'a'.repeat(4001) }, '/body/content'],
      ['with 4,001 astral characters', { content: '𝄞'.repeat(4001) }, '/body/content'],
      ['with NUL', { content: 'a\0b' }, '/body/content'],
      ...loneSurrogates.map((text) => [
        `with a lone surrogate ${JSON.stringify(text)}`,
        { content: text },
        '/body/content',
      ]),
      ['with an empty clientMessageId', { content, clientMessageId: '' }, '/body/clientMessageId'],
      ['with a number for it', { content, clientMessageId: 1 }, '/body/clientMessageId'],
      ['with one of 65', { content, clientMessageId: 'a'.repeat(65) }, '/body/clientMessageId'],
      ['with NUL in it', { content, clientMessageId: 'a\0' }, '/body/clientMessageId'],
      ['with null for it', { content, clientMessageId: null }, '/body/clientMessageId'],
      ['with an unknown field', { content, senderId: 'bob' }, '/body/senderId'],
      ['with the id of another message', { content, seq: 1 }, '/body/seq'],
    ] as [string, unknown, string][])('%s', (_what, body, path) =>
      expectRefused('sendMessage', body, path),
    );
  });

  describe('of markRead is refused', () => {
    it.each([
      ['without seq', {}, '/body/seq'],
      ['with a string', { seq: '1' }, '/body/seq'],
      ['with a fraction', { seq: 1.5 }, '/body/seq'],
      ['below 0', { seq: -1 }, '/body/seq'],
      ['beyond what can be', { seq: 2_147_483_648 }, '/body/seq'],
      ['with null', { seq: null }, '/body/seq'],
      ['with true', { seq: true }, '/body/seq'],
      ['with an unknown field', { seq: 1, userId: 'bob' }, '/body/userId'],
    ] as [string, unknown, string][])('%s', (_what, body, path) =>
      expectRefused('markRead', body, path),
    );
  });

  it.each([null, true, 1, 'text', [], [{ content: 'Hello!' }]])(
    'is refused when it is no object: %j',
    (body) => expectRefused('sendMessage', body, '/body'),
  );

  it('is refused with at most 100 of its mistakes', async () => {
    const participants = Array.from({ length: 1000 }, () => '');
    const request = () => alice.call('createChat', { body: { participants } });
    const problem = await expectRefusal(service, request, 400, 'INVALID_REQUEST');
    expect(problem.errors).toHaveLength(100);
  });
});
