import type { MessagingClient } from '../../../client/src';
import { eventually } from '../../support/eventually';
import { transports, useService } from '../../support/test-service';
import { makeChat } from '../client-sandbox';
import { RestartableService } from '../restartable-service';
import { inShort, MemoryStorage, StoreSandbox, watch } from './store-sandbox';

describe.each(transports)('what the user does in the store, over %s', (transport) => {
  const sandbox = new StoreSandbox();
  afterEach(() => sandbox.cleanUp());
  const service = useService();
  let alice: MessagingClient;
  let bob: MessagingClient;
  let chatId: string;

  beforeEach(async () => {
    [alice, bob] = [clientOf('alice'), clientOf('bob')];
    chatId = await makeChat(alice, ['alice', 'bob']);
  });

  const clientOf = (userId: string, url = service.url) =>
    sandbox.client(transport, { url, userId });
  const history = async () =>
    (await bob.rest.listMessages({ path: { chatId }, query: { limit: 100 } })).items.map(
      ({ content }) => content,
    );
  const opened = async (client: MessagingClient, storage = new MemoryStorage()) => {
    const chat = sandbox.store(client, { storage }).chat(chatId);
    const shown = watch(chat);
    await eventually(() => expect(shown().status).toBe('ready'));
    return { chat, shown, storage };
  };

  it('shows a message at once, then as it is stored: once, in order, under the same key', async () => {
    const { chat, shown, storage } = await opened(alice);
    const keys: string[][] = [];
    const repeated: string[] = [];
    chat.subscribe(() => {
      const contents = inShort(shown()).map((text) => text.replace(' [send]', ''));
      if (new Set(contents).size < contents.length) repeated.push(contents.join());
    });
    const contents = Array.from({ length: 20 }, (_, index) => `${index + 1}`);
    contents.forEach((content) => chat.send(content));
    expect(inShort(shown())).toEqual(contents.map((content) => `${content} [send]`));
    keys.push(shown().messages.map(({ key }) => key));
    await eventually(() => expect(inShort(shown())).toEqual(contents));
    keys.push(shown().messages.map(({ key }) => key));
    expect(keys[1]).toEqual(keys[0]);
    expect(await history()).toEqual(contents);
    expect(repeated).toEqual([]);
    await eventually(() => expect(storage.size).toBe(0));
  });

  it('keeps the order among what others say meanwhile', async () => {
    const { chat, shown } = await opened(alice);
    for (const n of [1, 2, 3, 4, 5]) {
      chat.send(`mine ${n}`);
      await bob.sendMessage(chatId, `theirs ${n}`);
    }
    await eventually(async () => expect(inShort(shown())).toEqual(await history()));
    expect(shown().messages).toHaveLength(10);
    expect(shown().chat).toMatchObject({ lastSeq: 10, unreadCount: 5 });
  });

  it('has a refused message to be repeated or discarded, which holds up no other', async () => {
    const { chat, shown, storage } = await opened(alice);
    chat.send('\u0000');
    chat.send(' ');
    chat.send('good');
    await eventually(() =>
      expect(inShort(shown())).toEqual(['good', '\u0000 [send refused]', '  [send refused]']),
    );
    const [, first, second] = shown().messages;
    expect(first!.pending!.error).toMatchObject({
      name: 'MessagingError',
      code: 'INVALID_REQUEST',
    });
    chat.discard(first!);
    expect(inShort(shown())).toEqual(['good', '  [send refused]']);
    chat.retry(second!);
    expect(inShort(shown())).toEqual(['good', '  [send]']);
    await eventually(() => expect(inShort(shown())).toEqual(['good', '  [send refused]']));
    chat.discard(second!);
    expect(inShort(shown())).toEqual(['good']);
    expect(storage.size).toBe(0);
  });

  it('sends a refused message when it is repeated and the reason is gone', async () => {
    const { id } = await alice.rest.createChat({ body: { participants: ['bob'], name: 'Tea' } });
    const tea = sandbox.store(bob).chat(id);
    const shown = watch(tea);
    await eventually(() => expect(shown().status).toBe('ready'));
    await alice.rest.removeParticipant({ path: { chatId: id, userId: 'bob' } });
    await eventually(() => expect(shown().status).toBe('ended'));
    tea.send('Let me in');
    await eventually(() => expect(inShort(shown())).toEqual(['Let me in [send refused]']));
    await alice.rest.addParticipants({ path: { chatId: id }, body: { participants: ['bob'] } });
    await eventually(() => expect(shown().status).toBe('ready'));
    tea.retry(shown().messages[0]!);
    await eventually(() => expect(inShort(shown())).toEqual(['Let me in']));
  });

  it('shows an edit and a deletion at once, and as they are stored', async () => {
    const { chat, shown } = await opened(alice);
    chat.send('first');
    chat.send('second');
    await eventually(() => expect(inShort(shown())).toEqual(['first', 'second']));
    const [first, second] = shown().messages;
    chat.edit(first!.stored!, 'edited');
    chat.edit(first!.stored!, 'edited twice');
    chat.delete(second!.stored!);
    expect(inShort(shown())).toEqual(['edited twice [edit]', '(deleted) [delete]']);
    await eventually(() => expect(inShort(shown())).toEqual(['edited twice', '(deleted)']));
    expect(shown().messages.map(({ key }) => key)).toEqual([first!.key, second!.key]);
    const { items } = await alice.rest.listMessages({ path: { chatId } });
    await eventually(() => expect(shown().messages.map(({ stored }) => stored)).toEqual(items));
    expect(items[0]).toMatchObject({ content: 'edited twice', version: 3 });
  });

  it('shows what was before when an edit or a deletion is refused', async () => {
    await bob.sendMessage(chatId, 'from bob');
    const mine = await alice.sendMessage(chatId, 'from alice');
    const { chat, shown } = await opened(alice);
    const [theirs] = shown().messages;
    chat.edit(theirs!.stored!, 'not mine');
    const place = { path: { chatId, messageId: mine.id } };
    await clientOf('alice').rest.updateMessage({ ...place, body: { content: 'elsewhere' } });
    chat.edit(mine, 'here');
    await eventually(() =>
      expect(inShort(shown())).toEqual(['from bob [edit refused]', 'elsewhere [edit refused]']),
    );
    expect(shown().messages.map(({ pending }) => pending!.error!.code)).toEqual([
      'NOT_ALLOWED',
      'VERSION_CONFLICT',
    ]);
    const [refused, overtaken] = shown().messages;
    chat.discard(refused!);
    expect(inShort(shown())).toEqual(['from bob', 'elsewhere [edit refused]']);
    chat.retry(overtaken!);
    expect(inShort(shown())).toEqual(['from bob', 'here [edit]']);
    await eventually(() => expect(inShort(shown())).toEqual(['from bob', 'here']));
    chat.delete(theirs!.stored!);
    await eventually(() => expect(inShort(shown())).toEqual(['from bob [delete refused]', 'here']));
  });

  it('appears once whatever is lost: the answer, or the event that comes before or after it', async () => {
    const network = await sandbox.network(service.url);
    const { chat, shown } = await opened(clientOf('alice', network.url));
    const contents = ['one', 'two', 'three', 'four', 'five'];
    for (const content of contents) {
      const lost = network.loseNextAnswer();
      chat.send(content);
      await lost;
    }
    await eventually(() => expect(inShort(shown())).toEqual(contents));
    expect(await history()).toEqual(contents);
  });
});

describe.each(transports)('what is pending in an outage, over %s', (transport) => {
  const sandbox = new StoreSandbox();
  let service: RestartableService;

  beforeAll(async () => {
    service = await RestartableService.create();
    await service.start();
  });
  afterEach(() => sandbox.cleanUp());
  afterAll(() => service.close());

  it('is shown after a reload and stored once when the service is back, in order', async () => {
    const client = () => sandbox.client(transport, { url: service.url, userId: 'alice' });
    const [before, bob] = [
      client(),
      sandbox.client(transport, { url: service.url, userId: 'bob' }),
    ];
    const chatId = await makeChat(before, ['alice', 'bob']);
    const storage = new MemoryStorage();
    const store = sandbox.store(before, { storage });
    const shown = watch(store.chat(chatId));
    await eventually(() => expect(shown().status).toBe('ready'));
    store.chat(chatId).send('in time');
    await eventually(() => expect(inShort(shown())).toEqual(['in time']));
    await service.stop();
    store.chat(chatId).send('one');
    store.chat(chatId).send('two');
    store.chat(chatId).edit(shown().messages[0]!.stored!, 'edited in time');
    const pending = ['edited in time [edit]', 'one [send]', 'two [send]'];
    expect(inShort(shown())).toEqual(pending);
    store.close();
    before.close();

    const reloaded = sandbox.store(client(), { storage });
    const again = watch(reloaded.chat(chatId));
    expect(inShort(again())).toEqual(pending.slice(1));
    reloaded.chat(chatId).send('three');
    await service.start();
    const all = ['edited in time', 'one', 'two', 'three'];
    await eventually(() => expect(inShort(again())).toEqual(all));
    const { items } = await bob.rest.listMessages({ path: { chatId } });
    expect(items.map(({ content }) => content)).toEqual(all);
    expect(storage.size).toBe(0);
  });
});
