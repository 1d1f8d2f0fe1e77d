import type { MessagingClient } from '../../../client/src';
import type { ChatSnapshot, StoredChat } from '../../../client/src/store';
import { eventually } from '../../support/eventually';
import { transports, useService } from '../../support/test-service';
import { makeChat } from '../client-sandbox';
import { inShort, StoreSandbox, watch } from './store-sandbox';

describe.each(transports)('who types in a chat of the store, over %s', (transport) => {
  const sandbox = new StoreSandbox();
  const service = useService();
  let alice: MessagingClient;
  let chatId: string;
  let chat: StoredChat;
  let shown: () => ChatSnapshot;

  beforeEach(async () => {
    alice = sandbox.client(transport, { url: service.url, userId: 'alice' });
    chatId = await makeChat(alice, ['alice', 'bob', 'carol']);
    const bob = await sandbox.connected(transport, { url: service.url, userId: 'bob' });
    chat = sandbox.store(bob).chat(chatId);
    shown = watch(chat);
    await eventually(() => expect(shown().status).toBe('ready'));
    // It follows the chat from when this has come.
    await alice.sendMessage(chatId, 'one');
    await eventually(() => expect(inShort(shown())).toEqual(['one']));
  });
  afterEach(() => sandbox.cleanUp());

  const showsTyping = (...expected: string[]) =>
    eventually(() => expect(shown().typingUserIds).toEqual(expected));
  const tell = (client: MessagingClient, typing: boolean) =>
    client.rest.setTyping({ path: { chatId }, body: { typing } });

  it('are shown until they end', async () => {
    const carol = sandbox.client(transport, { url: service.url, userId: 'carol' });
    alice.setTyping(chatId);
    await showsTyping('alice');
    await tell(carol, true);
    await showsTyping('alice', 'carol');
    alice.setTyping(chatId, false);
    await showsTyping('carol');
  });

  it('type no more when their message comes, whichever way it was sent', async () => {
    const carol = sandbox.client(transport, { url: service.url, userId: 'carol' });
    await Promise.all([tell(alice, true), tell(carol, true)]);
    await eventually(() => expect(shown().typingUserIds).toHaveLength(2));
    await alice.rest.sendMessage({ path: { chatId }, body: { content: 'two' } });
    await showsTyping('carol');
  });

  it('type no more when they are removed', async () => {
    const carol = sandbox.client(transport, { url: service.url, userId: 'carol' });
    await tell(carol, true);
    await showsTyping('carol');
    await alice.rest.removeParticipant({ path: { chatId, userId: 'carol' } });
    await showsTyping();
  });

  it('are told of the user, who types no more after their message', async () => {
    const told: boolean[] = [];
    await alice.joinChat(chatId, { onTyping: ({ typing }) => told.push(typing) });
    chat.setTyping();
    await eventually(() => expect(told).toEqual([true]));
    chat.send('two');
    await eventually(() => expect(told).toEqual([true, false]));
    expect(shown().typingUserIds).toEqual([]);
  });
});
