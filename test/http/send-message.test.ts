import type { MessagePage } from '../../generated/http/types';
import type { ChatSummary, Message } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { useService } from '../support/test-service';

describe('sending a message', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
    chatId = (await alice.createChat(['bob'])).id;
  });

  const send = (api: ApiClient, body: unknown) =>
    api.call<Message>('sendMessage', { params: { chatId }, body });

  async function history(chat: string): Promise<Message[]> {
    const request = { params: { chatId: chat }, query: { limit: 100, after: 0 } };
    return succeed(await alice.call<MessagePage>('listMessages', request)).items;
  }

  it('answers 201 with the message', async () => {
    const response = await send(bob, { content: 'Hello depuis Postman !' });
    expect(response.status).toBe(201);
    expect(response.body).toMatchObject({
      chatId,
      seq: 1,
      revision: 1,
      senderId: 'bob',
      content: 'Hello depuis Postman !',
    });
    expect(response.body).not.toHaveProperty('clientMessageId');
  });

  it('gives a Location where this message is, and no other', async () => {
    await send(alice, { content: 'before' });
    const response = await send(alice, { content: 'this one', clientMessageId: 'my-id' });
    await send(alice, { content: 'after' });
    const found = await alice.send('GET', response.headers.get('location')!);
    expect(found.status).toBe(200);
    expect(found.body).toEqual(response.body);
    expect(response.body.clientMessageId).toBe('my-id');
  });

  it('counts it in the chat', async () => {
    await send(alice, { content: 'one' });
    const message = succeed(await send(bob, { content: 'two' }));
    const chat = await alice.call<ChatSummary>('getChat', { params: { chatId } });
    expect(succeed(chat)).toMatchObject({ lastSeq: 2, revision: 2, lastMessage: message });
  });

  it.each([
    ['emoji', '👩‍👩‍👧‍👦 🇫🇷 e\u0301'],
    ['white space around the text', ' \n\t text \r\n '],
    ['control characters other than NUL', 'a\u0001b\u001f\u007f\u2028'],
    ['right-to-left text', 'שלום \u202Eabc\u202C مرحبا'],
    ['what looks like HTML or SQL', `<script>alert("x")</script>'; DROP TABLE chats; -- \\`],
    ['a byte order mark', '\uFEFFtext\uFFFD'],
    ['noncharacters of Unicode', 'a\uFDD0\uFFFE\uFFFF\u{10FFFF}'],
    ['4,000 letters', 'é'.repeat(4000)],
    ['4,000 characters outside the Basic Multilingual Plane', '𝄞'.repeat(4000)],
  ])('keeps %s unchanged', async (_what, content) => {
    expect(succeed(await send(alice, { content })).content).toBe(content);
    expect((await history(chatId)).map((message) => message.content)).toEqual([content]);
  });

  it('numbers messages from 1 without a gap under 200 sends at once', async () => {
    const group = await alice.createChat(['bob', 'carol'], 'Us');
    const carol = await service.api('carol');
    const chats = [
      { id: chatId, senders: [alice, bob] },
      { id: group.id, senders: [alice, bob, carol] },
    ];
    const sends = Array.from({ length: 200 }, (_, index) => {
      const { id, senders } = chats[index % 2]!;
      return senders[index % senders.length]!.sendMessage(id, `message ${index}`);
    });
    const sent = await Promise.all(sends);

    for (const { id } of chats) {
      const stored = await history(id);
      expect(stored.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
      expect(stored.map(({ revision }) => revision)).toEqual(stored.map(({ seq }) => seq));
      const answers = sent.filter((message) => message.chatId === id);
      expect(stored).toEqual(answers.sort((one, other) => one.seq - other.seq));
    }
  });

  it('keeps the order of one sender who waits for each answer', async () => {
    for (let index = 1; index <= 5; index++) {
      expect(succeed(await send(alice, { content: `number ${index}` })).seq).toBe(index);
    }
  });
});
