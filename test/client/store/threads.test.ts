import type { Message, MessagingClient } from '../../../client/src';
import type { MessagingStoreOptions, StoredChat, StoredThread } from '../../../client/src/store';
import { restoreChat } from '../../support/chat-rows';
import { eventually } from '../../support/eventually';
import { transports, useService } from '../../support/test-service';
import { makeChat } from '../client-sandbox';
import { Front } from '../front';
import { inShort, reactionsInShort, StoreSandbox, watch } from './store-sandbox';

describe.each(transports)('a thread of the store, over %s', (transport) => {
  const sandbox = new StoreSandbox();
  const service = useService();
  let front: Front;
  let alice: MessagingClient;
  let chatId: string;
  let root: Message;
  let chat: StoredChat;
  let thread: StoredThread;

  beforeEach(async () => {
    front = new Front(service.url);
    await front.listen();
    alice = sandbox.client(transport, { url: service.url, userId: 'alice' });
    chatId = await makeChat(alice, ['alice', 'bob']);
    root = await alice.sendMessage(chatId, 'Who comes?');
  });
  afterEach(async () => {
    await sandbox.cleanUp();
    await front.close();
  });

  /** Opens the thread as Bob. */
  const open = async (options?: MessagingStoreOptions, url = front.url) => {
    const bob = sandbox.client(transport, { url, userId: 'bob' });
    chat = sandbox.store(bob, options).chat(chatId);
    thread = chat.thread(root.id);
    const shown = watch(thread);
    await eventually(() => expect(shown().status).toBe('ready'));
    return shown;
  };
  const place = ({ id: messageId }: Message) => ({ path: { chatId, messageId } });
  const say = (content: string) => alice.sendMessage(chatId, content);
  const answer = (content: string, { id: replyTo } = root) =>
    alice.sendMessage(chatId, content, { replyTo });
  const answerAll = async (contents: string[]) => {
    const answers: Message[] = [];
    for (const content of contents) answers.push(await answer(content));
    return answers;
  };
  const edit = (message: Message, content: string) =>
    alice.rest.updateMessage({ ...place(message), body: { content } });
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => `${from + index}`);
  const showsWhatRestGives = (shown: ReturnType<StoredThread['getSnapshot']>['messages']) =>
    eventually(async () => {
      const query = { threadId: root.id };
      const { items } = await alice.rest.listMessages({ path: { chatId }, query });
      expect(shown.map(({ stored }) => stored)).toEqual(items);
    });

  it('has its first message and its answers only, then what comes', async () => {
    await answer('I do');
    await say('something else');
    const shown = await open();
    expect(shown()).toMatchObject({ root: { content: 'Who comes?', stored: { replyCount: 1 } } });
    expect(inShort(shown())).toEqual(['I do']);
    await say('and this');
    const second = await answer('Me too');
    await answer('So do I', second);
    await eventually(() => expect(inShort(shown())).toEqual(['I do', 'Me too', 'So do I']));
    expect(shown()).toMatchObject({ root: { stored: { replyCount: 3 } }, hasOlder: false });
    expect(chat.thread(root.id)).toBe(thread);
  });

  it('shows edits, deletions, reactions and pins, of the answers and of what they answer', async () => {
    const [one, two] = (await answerAll(['one', 'two', 'three'])) as [Message, Message];
    // The chat itself shows none of these.
    const shown = await open({ maxMessages: 3 });
    for (const n of numbers(4, 7)) await say(n);
    await edit(one, 'uno');
    await alice.rest.deleteMessage(place(two));
    await alice.rest.pinMessage(place(one));
    await alice.rest.addReaction({ path: { ...place(one).path, emoji: '👍' } });
    await edit(root, 'Who comes now?');
    await alice.rest.addReaction({ path: { ...place(root).path, emoji: '🎉' } });
    await eventually(() => expect(shown().root?.reactions).toMatchObject([{ emoji: '🎉' }]));
    expect(shown().root).toMatchObject({ content: 'Who comes now?', stored: { replyCount: 2 } });
    expect(inShort(shown())).toEqual(['uno', '(deleted)', 'three']);
    expect(shown().messages[0]).toMatchObject({ isPinned: true });
    expect(reactionsInShort(shown())).toBe('👍 1');
    await showsWhatRestGives(shown().messages);
    await alice.rest.deleteMessage(place(root));
    await eventually(() => expect(shown().root).toMatchObject({ isDeleted: true }));
  });

  it("shows the user's own answers at once, then as they are stored, under the same key", async () => {
    const first = await answer('one');
    const shown = await open();
    const vanished: string[] = [];
    thread.subscribe(() => {
      const contents = inShort(shown()).map((text) => text.replace(' [send]', ''));
      if (contents.join() !== ['one', 'two', 'three'].join()) vanished.push(contents.join());
    });
    chat.send('elsewhere');
    chat.send('two', { replyTo: root.id });
    chat.send('three', { replyTo: first.id });
    expect(inShort(shown())).toEqual(['one', 'two [send]', 'three [send]']);
    const keys = shown().messages.map(({ key }) => key);
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'two', 'three']));
    expect(shown().messages.map(({ key }) => key)).toEqual(keys);
    await showsWhatRestGives(shown().messages);
    expect(vanished).toEqual([]);
  });

  it('shows at once what the user does with an answer, and with what it answers', async () => {
    await answer('one');
    const shown = await open();
    const one = shown().messages[0]!.stored!;
    chat.react(one, '👍');
    chat.react(shown().root!.stored!, '🎉');
    chat.pin(one);
    chat.edit(one, 'not mine');
    expect(inShort(shown())).toEqual(['not mine [edit]']);
    expect(shown().messages[0]).toMatchObject({ isPinned: true });
    expect(reactionsInShort(shown())).toBe('👍 1* [react]');
    expect(shown().root?.reactions).toMatchObject([{ emoji: '🎉', isMine: true }]);
    await eventually(() => expect(inShort(shown())).toEqual(['one [edit refused]']));
    chat.discard(shown().messages[0]!);
    expect(inShort(shown())).toEqual(['one']);
    chat.send('mine', { replyTo: root.id });
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'mine']));
    chat.edit(shown().messages[1]!.stored!, 'mine as well');
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'mine as well']));
    await showsWhatRestGives(shown().messages);
  });

  it('keeps an answer that is stored before the event of it, also where the chat shows others', async () => {
    for (const n of numbers(2, 9)) await say(n);
    const shown = await open({ maxMessages: 3 });
    await chat.loadAround(4);
    expect(chat.getSnapshot().hasNewer).toBe(true);
    // The chat is joined, so that events are what is waited for.
    await answer('one');
    await eventually(() => expect(inShort(shown())).toEqual(['one']));
    const goOn = front.holdSockets();
    await answer('theirs');
    chat.send('mine', { replyTo: root.id });
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'mine']));
    const mine = shown().messages[1]!.stored!;
    chat.edit(mine, 'mine, edited');
    await eventually(() => expect(shown().messages[1]!.stored!.version).toBe(2));
    expect(inShort(shown())).toEqual(['one', 'mine, edited']);
    goOn();
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'theirs', 'mine, edited']));
    await showsWhatRestGives(shown().messages);
  });

  it('shows at once that the user has edited what the thread began with', async () => {
    const bob = sandbox.client(transport, { url: service.url, userId: 'bob' });
    root = await bob.sendMessage(chatId, 'Who goes?');
    const shown = await open();
    await answer('I do');
    await eventually(() => expect(inShort(shown())).toEqual(['I do']));
    const goOn = front.holdSockets();
    chat.edit(shown().root!.stored!, 'Who goes now?');
    expect(shown().root).toMatchObject({ content: 'Who goes now?', pending: { kind: 'edit' } });
    await eventually(() => expect(shown().root).toMatchObject({ pending: undefined }));
    expect(shown().root).toMatchObject({ content: 'Who goes now?' });
    goOn();
  });

  it('reads older pages, with what happens meanwhile, and comes back to the newest', async () => {
    const answers = await answerAll(numbers(1, 12));
    const shown = await open({ maxMessages: 5 });
    expect(inShort(shown())).toEqual(numbers(8, 12));
    expect(shown()).toMatchObject({ hasOlder: true, hasNewer: false });
    await answer('13');
    await eventually(() => expect(inShort(shown())).toEqual(numbers(9, 13)));
    const page = front.slowAnswer(/threadId.*before/);
    const loading = thread.loadOlder();
    await page.answered;
    await edit(answers[4]!, 'five');
    await eventually(() => expect(chat.getSnapshot().chat?.revision).toBe(15));
    page.release();
    await loading;
    expect(inShort(shown())).toEqual(['4', 'five', '6', '7', '8']);
    await thread.loadOlder();
    expect(inShort(shown())).toEqual(['1', '2', '3', '4', 'five']);
    expect(shown()).toMatchObject({ hasOlder: false, hasNewer: true });
    await thread.loadNewer();
    expect(inShort(shown())).toEqual(numbers(6, 10));
    await thread.loadNewest();
    expect(inShort(shown())).toEqual(numbers(9, 13));
    expect(shown()).toMatchObject({ hasOlder: true, hasNewer: false });
  });

  it('shows what happens while it is read, and stays when the chat is read anew', async () => {
    await answer('one');
    const bob = sandbox.client(transport, { url: front.url, userId: 'bob' });
    chat = sandbox.store(bob).chat(chatId);
    const inChat = watch(chat);
    await eventually(() => expect(inShort(inChat())).toEqual(['Who comes?', 'one']));
    const page = front.slowAnswer(/threadId/);
    thread = chat.thread(root.id);
    const shown = watch(thread);
    expect(shown()).toMatchObject({ status: 'loading', root: { content: 'Who comes?' } });
    expect(inShort(shown())).toEqual(['one']);
    chat.send('mine', { replyTo: root.id });
    expect(inShort(shown())).toEqual(['one', 'mine [send]']);
    await page.answered;
    await answer('two');
    await eventually(() => expect(inChat().messages).toHaveLength(4));
    expect(inShort(shown()).sort()).toEqual(['mine', 'one', 'two']);
    page.release();
    await eventually(() => expect(shown().status).toBe('ready'));
    expect(inShort(shown()).sort()).toEqual(['mine', 'one', 'two']);
    const before = shown();
    await chat.loadNewest();
    expect(shown()).toBe(before);
    await answer('three');
    await eventually(() => expect(inShort(shown())).toHaveLength(4));
    await showsWhatRestGives(shown().messages);
  });

  it('is the same as long as nothing of it changes', async () => {
    await answer('one');
    const shown = await open();
    const before = shown();
    await say('elsewhere');
    await eventually(() => expect(chat.getSnapshot().chat?.lastSeq).toBe(3));
    expect(shown()).toBe(before);
    await answer('two');
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'two']));
    expect(shown().messages[0]).toBe(before.messages[0]);
  });

  it('is right after an outage, and when it is closed and opened again', async () => {
    const network = await sandbox.network(service.url);
    const bob = sandbox.client(transport, { url: network.url, userId: 'bob' });
    thread = sandbox.store(bob).chat(chatId).thread(root.id);
    const { getSnapshot: shown } = thread;
    const stop = thread.subscribe(() => undefined);
    const one = await answer('one');
    await eventually(() => expect(inShort(shown())).toEqual(['one']));
    network.freeze();
    await answer('two');
    await edit(one, 'uno');
    network.cut();
    await eventually(() => expect(inShort(shown())).toEqual(['uno', 'two']));
    stop();
    expect(shown().status).toBe('loading');
    await answer('three');
    watch(thread);
    await eventually(() => expect(inShort(shown())).toEqual(['uno', 'two', 'three']));
    bob.close();
    await answer('four');
    await bob.connect();
    await eventually(() => expect(inShort(shown())).toEqual(['uno', 'two', 'three', 'four']));
  });

  it('is read anew when an earlier state of the chat was restored', async () => {
    await answer('one');
    const shown = await open();
    await answerAll(['two', 'three']);
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'two', 'three']));
    await restoreChat(service.database.url, chatId, 2);
    await eventually(() => expect(inShort(shown())).toEqual(['one']));
    await answer('another two');
    await eventually(() => expect(inShort(shown())).toEqual(['one', 'another two']));
  });

  it('has answers, where who came later may not see what they answer', async () => {
    const { id } = await alice.rest.createChat({
      body: { participants: ['carol'], name: 'Tea', history: 'since-joined' },
    });
    chatId = id;
    root = await say('Who comes?');
    await answer('before bob');
    await alice.rest.addParticipants({ path: { chatId }, body: { participants: ['bob'] } });
    const shown = await open();
    await answer('one');
    await eventually(() => expect(inShort(shown())).toEqual(['one']));
    expect(shown()).toMatchObject({ root: undefined, hasOlder: false });
  });

  it('says why it cannot be read: it begins with no message, or the chat is over', async () => {
    const name = 'Tea';
    const { id } = await alice.rest.createChat({ body: { participants: ['bob'], name } });
    const bob = sandbox.client(transport, { url: service.url, userId: 'bob' });
    chat = sandbox.store(bob).chat(id);
    const missing = watch(chat.thread('msg_01k7m3wc2hf6pabd0s9t7v5xyz'));
    await eventually(() => expect(missing()).toMatchObject({ status: 'ended' }));
    expect(missing().error).toMatchObject({ code: 'MESSAGE_NOT_FOUND' });
    expect(chat.getSnapshot().status).toBe('ready');
    const { id: rootId } = await alice.sendMessage(id, 'Tea?');
    const shown = watch(chat.thread(rootId));
    await eventually(() => expect(shown()).toMatchObject({ status: 'ready' }));
    await alice.rest.removeParticipant({ path: { chatId: id, userId: 'bob' } });
    await eventually(() => expect(shown()).toMatchObject({ status: 'ended' }));
    expect(shown().error).toBe(chat.getSnapshot().error);
    await alice.rest.addParticipants({ path: { chatId: id }, body: { participants: ['bob'] } });
    await alice.sendMessage(id, 'Yes', { replyTo: rootId });
    await eventually(() => expect(shown()).toMatchObject({ status: 'ready', error: undefined }));
    await eventually(() => expect(inShort(shown())).toEqual(['Yes']));
  });
});
