import asyncApiDocument from '../../generated/events/asyncapi.json';
import { insertChats } from '../support/chat-rows';
import type { EventClient } from '../support/event-client';
import { type TransportName, useService, transports } from '../support/test-service';

describe.each(transports)('what a connection may do over %s', (transport: TransportName) => {
  const service = useService();
  let mallory: EventClient;

  beforeEach(async () => {
    mallory = await service.connect(transport, 'mallory');
  });

  it("someone else's chat is answered like a chat that does not exist", async () => {
    const { id } = await (await service.api('bob')).createChat(['alice'], 'private');
    const foreign = await mallory.ask('join-chat', { chatId: id }, 'error');
    const unknown = await mallory.ask('join-chat', { chatId: 'chat_unknown' }, 'error');

    expect(foreign).toEqual({
      message: "No chat with this id among the caller's chats.",
      code: 'CHAT_NOT_FOUND',
      retryable: false,
      command: 'join-chat',
    });
    expect(unknown).toEqual(foreign);
  });

  it('nothing is heard of a chat whose joining was refused', async () => {
    const bob = await service.api('bob');
    const { id: chatId } = await bob.createChat(['alice'], 'private');
    const alice = await service.connect(transport, 'alice');
    await alice.ask('join-chat', { chatId }, 'chat-joined');
    await mallory.ask('join-chat', { chatId }, 'error');
    await bob.sendMessage(chatId, 'secret');
    await alice.next('new-message');

    expect((await mallory.settled()).map(({ event }) => event)).toEqual(['error']);
    expect(await mallory.ask('debug-status', {}, 'debug-status')).toMatchObject({ chats: [] });
  });

  it.each([
    'send-message',
    'new-message',
    'chat-created',
    'error',
    'ping',
    'constructor',
    '__proto__',
  ])('there is no command %s', async (command) => {
    const { id: chatId } = await (await service.api('bob')).createChat(['mallory']);
    const error = await mallory.ask(command, { chatId, content: 'hi' }, 'error');
    expect(error).toMatchObject({ code: 'UNKNOWN_COMMAND', command, retryable: false });
  });

  it('no command of the contract stores a message', async () => {
    const bob = await service.api('bob');
    const { id: chatId } = await bob.createChat(['mallory']);
    for (const command of commandNames()) mallory.send(command, { chatId, content: 'hi' });
    await mallory.settled();

    const { body } = await bob.call('listMessages', { params: { chatId } });
    expect(body).toMatchObject({ items: [] });
  });

  it('a connection joins up to 1,000 chats, and after leaving one another one', async () => {
    const chatIds = Array.from({ length: 1001 }, (_, n) => `chat_${n}`);
    await insertChats(service.database.url, { ids: chatIds, participants: ['mallory', 'bob'] });
    for (const chatId of chatIds.slice(0, 1000)) mallory.send('join-chat', { chatId });
    expect((await mallory.settled()).filter(({ event }) => event === 'chat-joined')).toHaveLength(
      1000,
    );

    const chatId = chatIds[1000]!;
    expect(await mallory.ask('join-chat', { chatId }, 'error')).toMatchObject({
      code: 'TOO_MANY_CHATS',
      command: 'join-chat',
    });
    await mallory.ask('leave-chat', { chatId: chatIds[0] }, 'chat-left');
    expect(await joinLate(mallory, chatId)).toMatchObject({ chatId });
  });
});

/** The `chat-joined` of a chat that is joined for the first time, behind those of the others. */
async function joinLate(client: EventClient, chatId: string): Promise<unknown> {
  client.send('join-chat', { chatId });
  return (await client.settled()).at(-1)?.data;
}

function commandNames(): string[] {
  const { operations, components } = asyncApiDocument;
  const messages: Record<string, { name: string }> = components.messages;
  return Object.values(operations)
    .filter(({ action }) => action === 'receive')
    .flatMap((operation) => operation.messages.map(({ $ref }) => $ref.split('/').at(-1)!))
    .map((key) => messages[key]!.name);
}
