import type { Message } from '../../generated/schemas';
import type { EventClient } from '../support/event-client';
import { TestService, transports } from '../support/test-service';

const chatCount = 4;
const socketCount = 20;
const sendCount = 200;

describe('200 sends at the same moment to several chats', () => {
  let service: TestService;
  let clients: EventClient[];
  let chatIds: string[];
  let sent: Message[];

  beforeAll(async () => {
    service = await TestService.start();
    const bob = await service.api('bob');
    chatIds = await Promise.all(
      Array.from(
        { length: chatCount },
        async (_, n) => (await bob.createChat(['alice'], `${n}`)).id,
      ),
    );
    clients = await Promise.all(Array.from({ length: socketCount }, (_, n) => subscribe(n)));
    sent = await Promise.all(
      Array.from({ length: sendCount }, (_, n) => bob.sendMessage(chatIds[n % chatCount]!, `${n}`)),
    );
    for (const client of clients) {
      for (let n = 0; n < sendCount; n += 1) await client.next('new-message');
      for (let n = 0; n < sendCount; n += 1) await client.next('chat-updated');
    }
  });
  afterAll(() => service.close());

  async function subscribe(n: number): Promise<EventClient> {
    const client = await service.connect(transports[n % 2]!, n < socketCount / 2 ? 'alice' : 'bob');
    for (const chatId of chatIds) await client.ask('join-chat', { chatId }, 'chat-joined');
    await client.ask('listen-all-chats', {}, 'listening-all-chats');
    return client;
  }

  const expectedOf = (chatId: string) =>
    sent.filter((message) => message.chatId === chatId).sort((a, b) => a.seq - b.seq);

  it('give each chat its seq from 1 without a gap', () => {
    for (const chatId of chatIds) {
      const seqs = expectedOf(chatId).map(({ seq }) => seq);
      expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    }
  });

  it('reach each of 20 sockets once, in the order of seq', async () => {
    for (const client of clients) {
      const received = messagesOf(await client.settled(), 'new-message', 'message');
      expect(received).toHaveLength(sendCount);
      for (const chatId of chatIds) expect(ofChat(received, chatId)).toEqual(expectedOf(chatId));
    }
  });

  it('reach each of 20 sockets once as news, in the order of seq', async () => {
    for (const client of clients) {
      const received = messagesOf(await client.settled(), 'chat-updated', 'lastMessage');
      expect(received).toHaveLength(sendCount);
      for (const chatId of chatIds) expect(ofChat(received, chatId)).toEqual(expectedOf(chatId));
    }
  });
});

function messagesOf(
  received: { event: string; data: unknown }[],
  event: string,
  member: string,
): Message[] {
  return received
    .filter((candidate) => candidate.event === event)
    .map(({ data }) => (data as Record<string, Message>)[member]!);
}

function ofChat(messages: Message[], chatId: string): Message[] {
  return messages.filter((message) => message.chatId === chatId);
}
