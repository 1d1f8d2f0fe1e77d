import type { Message, MessagingClient } from '../../../client/src';
import type { ChatSnapshot, StoredChat } from '../../../client/src/store';
import { eventually } from '../../support/eventually';
import { transports, useService } from '../../support/test-service';
import { makeChat } from '../client-sandbox';
import { Front } from '../front';
import { RestartableService } from '../restartable-service';
import { inShort, MemoryStorage, reactionsInShort, StoreSandbox, watch } from './store-sandbox';

const twenty = [...'🍎🍐🍊🍋🍌🍉🍇🍓🍈🍒🍑🥭🍍🥥🥝🍅🍆🥑🥦🥬'];

describe.each(transports)('reactions in the store, over %s', (transport) => {
  const sandbox = new StoreSandbox();
  let front: Front;
  const service = useService();
  let alice: MessagingClient;
  let bob: MessagingClient;
  let chatId: string;
  let message: Message;
  let chat: StoredChat;
  let snapshot: () => ChatSnapshot;
  /** What was shown, without what is the same as before. */
  let history: string[];

  beforeEach(async () => {
    front = new Front(service.url);
    await front.listen();
    [alice, bob] = [clientOf('alice', front.url), clientOf('bob')];
    await openChat(['alice', 'bob']);
  });
  afterEach(async () => {
    await sandbox.cleanUp();
    await front.close();
  });

  const clientOf = (userId: string, url = service.url) =>
    sandbox.client(transport, { url, userId });
  /** Opens a chat of these users with a message of Bob's, as Alice sees it. */
  const openChat = async (participants: string[]) => {
    chatId = await makeChat(bob, participants);
    message = await bob.sendMessage(chatId, 'Who comes?');
    chat = sandbox.store(alice, { storage: new MemoryStorage() }).chat(chatId);
    snapshot = watch(chat);
    history = [];
    await eventually(() => expect(snapshot().status).toBe('ready'));
    await alice.connect();
    chat.subscribe(() => {
      if (shown() !== history.at(-1)) history.push(shown());
    });
  };
  const shown = () => reactionsInShort(snapshot());
  const path = (emoji: string) => ({ path: { chatId, messageId: message.id, emoji } });
  const stored = async () =>
    (await bob.rest.getMessage({ path: { chatId, messageId: message.id } })).reactions;

  it('are counted at once, then stored, in the order in which the service has them', async () => {
    await bob.rest.addReaction(path('👍'));
    await eventually(() => expect(shown()).toBe('👍 1'));
    chat.react(message, '👍');
    chat.react(message, '🎉');
    expect(shown()).toBe('🎉 1* [react], 👍 2* [react]');
    expect(snapshot().messages[0]!.reactions[1]!.userIds).toEqual(['bob', 'alice']);
    expect(snapshot().messages[0]!.pending).toBeUndefined();
    await eventually(() => expect(shown()).toBe('🎉 1*, 👍 2*'));
    await eventually(async () =>
      expect(snapshot().messages[0]!.stored!.reactions).toEqual(await stored()),
    );
    chat.unreact(message, '👍');
    chat.unreact(message, '🎉');
    expect(shown()).toBe('👍 1 [unreact]');
    await eventually(() => expect(shown()).toBe('👍 1'));
    await eventually(async () =>
      expect(snapshot().messages[0]!.stored!.reactions).toEqual(await stored()),
    );
  });

  it('are shown as they were when they are refused, to be repeated or discarded', async () => {
    for (const emoji of twenty) await bob.rest.addReaction(path(emoji));
    await eventually(() => expect(snapshot().messages[0]!.reactions).toHaveLength(20));
    const others = shown();
    chat.react(message, '🥶');
    chat.react(message, '🍎');
    await eventually(() => expect(shown()).toContain('🍎 2*, '));
    expect(shown()).toBe(`${others.replace('🍎 1', '🍎 2*')}, 🥶 0 [react TOO_MANY_REACTIONS]`);
    chat.discard(snapshot().messages[0]!);
    expect(shown()).toBe(others.replace('🍎 1', '🍎 2*'));
    chat.react(message, '🥶');
    await eventually(() => expect(shown()).toContain('🥶 0 [react TOO_MANY_REACTIONS]'));
    await bob.rest.removeReaction(path('🥬'));
    chat.retry(snapshot().messages[0]!);
    expect(shown()).toContain('🥶 1* [react]');
    await eventually(() => expect(shown()).toMatch(/🥶 1\*$/));
  });

  it('take the place of what was refused of them before', async () => {
    for (const emoji of twenty) await bob.rest.addReaction(path(emoji));
    chat.react(message, '🥶');
    await eventually(() => expect(shown()).toContain('🥶 0 [react TOO_MANY_REACTIONS]'));
    await bob.rest.removeReaction(path('🥬'));
    chat.react(message, '🥶');
    await eventually(() => expect(shown()).toMatch(/🥶 1\*$/));
  });

  it('are refused of a message that is deleted', async () => {
    const goOn = front.holdSockets();
    await bob.rest.deleteMessage({ path: { chatId, messageId: message.id } });
    chat.react(message, '👍');
    await eventually(() => expect(shown()).toBe('👍 0 [react MESSAGE_DELETED]'));
    goOn();
    await eventually(() => expect(snapshot().messages[0]!.isDeleted).toBe(true));
    chat.discard(snapshot().messages[0]!);
    expect(shown()).toBe('');
  });

  it('end as the user left them, and are counted so all the time, however fast they change', async () => {
    await bob.rest.addReaction(path('👍'));
    await eventually(() => expect(shown()).toBe('👍 1'));
    for (let turn = 0; turn < 3; turn += 1) {
      chat.react(message, '👍');
      chat.unreact(message, '👍');
    }
    chat.react(message, '👍');
    history = [shown()];
    await eventually(() => expect(shown()).toBe('👍 2*'));
    await eventually(() => expect(snapshot().chat!.revision).toBe(9));
    expect(await stored()).toEqual([{ emoji: '👍', count: 2, userIds: ['bob', 'alice'] }]);
    expect(history).toEqual(['👍 2* [react]', '👍 2*']);
  });

  it('stand as answered until the changes have come so far', async () => {
    const goOn = front.holdSockets();
    await bob.rest.addReaction(path('👍'));
    chat.react(message, '👍');
    await eventually(() => expect(shown()).toBe('👍 2*'));
    chat.unreact(message, '👍');
    chat.react(message, '👍');
    chat.react(message, '🎉');
    await eventually(() => expect(shown()).toBe('🎉 1*, 👍 2*'));
    await bob.rest.removeReaction(path('👍'));
    expect(snapshot().messages[0]!.stored).toEqual(message);
    history = [shown()];
    goOn();
    await eventually(() => expect(shown()).toBe('🎉 1*, 👍 1*'));
    await eventually(() => expect(history).toEqual(['🎉 1*, 👍 2*', '🎉 1*, 👍 1*']));
    expect(snapshot().messages[0]!.stored!.reactions).toEqual(await stored());
  });

  it('are not undone by an answer that comes after newer changes', async () => {
    const answer = front.slowAnswer(/reactions/);
    chat.react(message, '👍');
    await answer.answered;
    await clientOf('alice').rest.removeReaction(path('👍'));
    await bob.rest.addReaction(path('👍'));
    await eventually(() => expect(snapshot().chat!.revision).toBe(4));
    expect(shown()).toBe('👍 2* [react]');
    answer.release();
    await eventually(() => expect(shown()).toBe('👍 1'));
    expect(await stored()).toEqual([{ emoji: '👍', count: 1, userIds: ['bob'] }]);
  });

  it('are told apart from those of others where not all are named', async () => {
    const crowd = Array.from({ length: 11 }, (_, index) => `user-${index}`);
    await openChat(['alice', 'bob', ...crowd]);
    for (const userId of crowd) await clientOf(userId).rest.addReaction(path('👍'));
    await eventually(() => expect(shown()).toBe('👍 11'));
    chat.react(message, '👍');
    await eventually(() => expect(shown()).toBe('👍 12*'));
    await bob.rest.addReaction(path('👍'));
    await eventually(() => expect(shown()).toBe('👍 13*'));
    const [before] = snapshot().messages;
    await bob.sendMessage(chatId, 'So many!');
    await eventually(() => expect(snapshot().messages).toHaveLength(2));
    expect(snapshot().messages[0]).toBe(before);
    const again = watch(sandbox.store(clientOf('alice')).chat(chatId));
    await eventually(() => expect(reactionsInShort(again())).toBe('👍 13'));
    chat.unreact(message, '👍');
    await eventually(() => expect(shown()).toBe('👍 12'));
    expect(history).not.toContain('👍 12* [unreact]');
  });

  it('are known to be the own ones from the answer, where not all are named', async () => {
    const crowd = Array.from({ length: 11 }, (_, index) => `user-${index}`);
    await openChat(['alice', 'bob', ...crowd]);
    for (const userId of crowd) await clientOf(userId).rest.addReaction(path('👍'));
    await clientOf('alice').rest.addReaction(path('👍'));
    const tab = sandbox.store(clientOf('alice')).chat(chatId);
    const shownIn = watch(tab);
    await eventually(() => expect(reactionsInShort(shownIn())).toBe('👍 12'));
    tab.react(message, '👍');
    await eventually(() => expect(reactionsInShort(shownIn())).toBe('👍 12*'));
  });
});

describe.each(transports)('reactions in an outage, over %s', (transport) => {
  const sandbox = new StoreSandbox();
  let service: RestartableService;

  beforeAll(async () => {
    service = await RestartableService.create();
    await service.start();
  });
  afterEach(() => sandbox.cleanUp());
  afterAll(() => service.close());

  it('outlive it and a reload, in order with what else is done', async () => {
    const client = () => sandbox.client(transport, { url: service.url, userId: 'alice' });
    const before = client();
    const chatId = await makeChat(before, ['alice', 'bob']);
    const message = await before.sendMessage(chatId, 'Who comes?');
    const storage = new MemoryStorage();
    const store = sandbox.store(before, { storage });
    const chat = store.chat(chatId);
    const shown = watch(chat);
    await eventually(() => expect(shown().status).toBe('ready'));
    await service.stop();
    chat.react(message, '👍');
    chat.react(message, '🎉');
    chat.edit(message, 'Who comes today?');
    chat.unreact(message, '🎉');
    expect(reactionsInShort(shown())).toBe('👍 1* [react]');
    store.close();
    before.close();

    await service.start();
    const again = watch(sandbox.store(client(), { storage }).chat(chatId));
    await eventually(() => expect(inShort(again())).toEqual(['Who comes today?']));
    await eventually(() => expect(reactionsInShort(again())).toBe('👍 1*'));
    await eventually(() => expect(storage.size).toBe(0));
    const { items } = await client().rest.listChanges({ path: { chatId }, query: { after: 0 } });
    expect(items.map(({ kind, reaction }) => reaction?.emoji ?? kind)).toEqual([
      ...['message-sent', '👍', '🎉', 'message-updated', '🎉'],
    ]);
    const [stored] = (await client().rest.listMessages({ path: { chatId } })).items;
    await eventually(() => expect(again().messages[0]!.stored).toEqual(stored));
  });
});
