import type { Message, MessagingClient } from '../../../client/src';
import type { ChatSnapshot, StoredChat } from '../../../client/src/store';
import { restoreChat } from '../../support/chat-rows';
import { eventually } from '../../support/eventually';
import { transports, useService } from '../../support/test-service';
import { makeChat } from '../client-sandbox';
import { Front } from '../front';
import { inShort, StoreSandbox, watch } from './store-sandbox';

/** What is pinned in short. */
const pinsOf = ({ pins }: ChatSnapshot) => pins && inShort({ messages: pins });

describe.each(transports)('what is pinned in a chat of the store, over %s', (transport) => {
  const sandbox = new StoreSandbox();
  const service = useService();
  let front: Front;
  let alice: MessagingClient;
  let chatId: string;
  let one: Message;
  let two: Message;
  let chat: StoredChat;
  let shown: () => ChatSnapshot;

  beforeEach(async () => {
    front = new Front(service.url);
    await front.listen();
    alice = sandbox.client(transport, { url: service.url, userId: 'alice' });
    chatId = await makeChat(alice, ['alice', 'bob']);
    one = await alice.sendMessage(chatId, 'one');
    two = await alice.sendMessage(chatId, 'two');
    await open();
  });
  afterEach(async () => {
    await sandbox.cleanUp();
    await front.close();
  });

  /** Opens the chat as Bob, who sees one message. */
  const open = async (url = front.url) => {
    const bob = sandbox.client(transport, { url, userId: 'bob' });
    chat = sandbox.store(bob, { maxMessages: 1 }).chat(chatId);
    shown = watch(chat);
    await eventually(() => expect(inShort(shown())).toEqual(['two']));
  };
  const place = ({ id: messageId }: Message) => ({ path: { chatId, messageId } });
  const pin = (message: Message) => alice.rest.pinMessage(place(message));
  const unpin = (message: Message) => alice.rest.unpinMessage(place(message));
  const showsPins = (...expected: string[]) =>
    eventually(() => expect(pinsOf(shown())).toEqual(expected));
  const showsWhatRestGives = () =>
    eventually(async () => {
      const { items } = await alice.rest.listPins({ path: { chatId } });
      expect(shown().pins!.map(({ stored }) => stored)).toEqual(items);
    });

  it('is read when it is asked for, and kept right then, also of messages that are not shown', async () => {
    await pin(one);
    expect(shown().pins).toBeUndefined();
    await chat.loadPins();
    expect(pinsOf(shown())).toEqual(['one']);
    await pin(two);
    await showsPins('two', 'one');
    expect(shown().messages).toMatchObject([{ content: 'two', isPinned: true }]);
    await alice.rest.updateMessage({ ...place(one), body: { content: 'uno' } });
    await alice.rest.addReaction({ path: { ...place(one).path, emoji: '👍' } });
    await showsPins('two', 'uno');
    await showsWhatRestGives();
    await unpin(two);
    await showsPins('uno');
    await pin(two);
    await alice.rest.deleteMessage(place(one));
    await showsPins('two');
    await showsWhatRestGives();
  });

  it('is shown at once when the user pins and unpins', async () => {
    await chat.loadPins();
    const [message] = shown().messages;
    chat.pin(message!.stored!);
    expect(shown()).toMatchObject({ messages: [{ isPinned: true, pending: { kind: 'pin' } }] });
    expect(pinsOf(shown())).toEqual(['two [pin]']);
    await showsPins('two');
    await showsWhatRestGives();
    expect(shown().messages).toMatchObject([{ isPinned: true, stored: { pinnedBy: 'bob' } }]);
    chat.unpin(shown().pins![0]!.stored!);
    expect(shown()).toMatchObject({
      ...{ messages: [{ isPinned: false, pending: { kind: 'unpin' } }], pins: [] },
    });
    await eventually(() => expect(inShort(shown())).toEqual(['two']));
    await showsWhatRestGives();
  });

  it('stays as the user has made it when the answer comes before the event', async () => {
    await chat.loadPins();
    // The chat is joined, so that events are what is waited for.
    await alice.rest.updateMessage({ ...place(two), body: { content: 'due' } });
    await eventually(() => expect(inShort(shown())).toEqual(['due']));
    const goOn = front.holdSockets();
    chat.pin(shown().messages[0]!.stored!);
    await eventually(() => expect(inShort(shown())).toEqual(['due']));
    expect(shown().messages).toMatchObject([{ isPinned: true, stored: { version: 2 } }]);
    expect(shown().messages[0]!.stored!.pinnedAt).toBeUndefined();
    expect(pinsOf(shown())).toEqual(['due']);
    await unpin(two);
    goOn();
    await showsPins();
    expect(shown().messages).toMatchObject([{ isPinned: false }]);
  });

  it('is as it was when the service refuses to pin', async () => {
    await chat.loadPins();
    const { stored } = shown().messages[0]!;
    const goOn = front.holdSockets();
    await alice.rest.deleteMessage(place(two));
    chat.pin(stored!);
    await eventually(() => expect(inShort(shown())).toEqual(['two [pin refused]']));
    expect(shown()).toMatchObject({ messages: [{ isPinned: false }], pins: [] });
    const { pending } = shown().messages[0]!;
    expect(pending!.error).toMatchObject({ code: 'MESSAGE_DELETED' });
    goOn();
    await eventually(() => expect(inShort(shown())).toEqual(['(deleted) [pin refused]']));
    chat.discard(shown().messages[0]!);
    expect(inShort(shown())).toEqual(['(deleted)']);
  });

  it('shows what happens while it is read', async () => {
    await pin(one);
    const answer = front.slowAnswer(/pins$/);
    const loading = chat.loadPins();
    await answer.answered;
    await pin(two);
    await unpin(one);
    await eventually(() => expect(shown().chat!.revision).toBe(5));
    answer.release();
    await loading;
    expect(pinsOf(shown())).toEqual(['two']);
    await showsWhatRestGives();
  });

  it('is read also after the newest messages could not be', async () => {
    await pin(one);
    front.refusals.push({ status: 400, path: /\/messages\?/ });
    await expect(chat.loadNewest()).rejects.toThrow();
    await chat.loadPins();
    expect(pinsOf(shown())).toEqual(['one']);
  });

  it('stays when the newest messages are read, and is right after an outage', async () => {
    const network = await sandbox.network(service.url);
    await open(network.url);
    await pin(one);
    await chat.loadPins();
    await chat.loadNewest();
    expect(pinsOf(shown())).toEqual(['one']);
    network.freeze();
    await unpin(one);
    await pin(two);
    network.cut();
    await showsPins('two');
  });

  it('is read anew when an earlier state of the chat was restored', async () => {
    await pin(two);
    await chat.loadPins();
    await showsPins('two');
    await restoreChat(service.database.url, chatId, 1);
    await eventually(() => expect(inShort(shown())).toEqual(['one']));
    await showsPins();
    await pin(one);
    await showsPins('one');
  });

  it('is refused to who takes no part in the chat', async () => {
    const { id } = await alice.rest.createChat({ body: { participants: ['carol'], name: 'Tea' } });
    const tea = sandbox
      .store(sandbox.client(transport, { url: front.url, userId: 'bob' }))
      .chat(id);
    watch(tea);
    await expect(tea.loadPins()).rejects.toMatchObject({ code: 'CHAT_NOT_FOUND' });
    expect(tea.getSnapshot().pins).toBeUndefined();
  });
});
