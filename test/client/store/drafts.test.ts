import { Drafts } from '../../../client/src/store/drafts';
import { eventually } from '../../support/eventually';
import { LaterStorage, MemoryStorage, StoreSandbox, watch } from './store-sandbox';

describe('a draft', () => {
  let life: AbortController;
  let kept: string[];
  let changes: string[];
  let give: (text: string) => void;
  let drafts: Drafts;

  beforeEach(() => {
    jest.useFakeTimers();
    [life, kept, changes] = [new AbortController(), [], []];
    const keeper = {
      readDraft: (_chatId: string, take: typeof give) => void (give = take),
      writeDraft: (chatId: string, text: string) => void kept.push(`${chatId}: ${text}`),
    };
    drafts = new Drafts(keeper, (chatId) => changes.push(chatId), life.signal);
  });
  afterEach(() => jest.useRealTimers());

  const type = (...texts: string[]) => texts.forEach((text) => drafts.set('tea', text));

  it('is kept at once, then at most every half second, as it is by then', () => {
    type('H', 'He', 'Hel');
    expect(kept).toEqual(['tea: H']);
    jest.advanceTimersByTime(499);
    expect(kept).toEqual(['tea: H']);
    jest.advanceTimersByTime(1);
    type('Hell', 'Hello');
    expect(kept).toEqual(['tea: H', 'tea: Hel']);
    jest.advanceTimersByTime(500);
    expect(kept).toEqual(['tea: H', 'tea: Hel', 'tea: Hello']);
    jest.advanceTimersByTime(5000);
    expect(kept).toHaveLength(3);
    type('Hello!');
    expect(kept).toHaveLength(4);
  });

  it('is kept of each chat by itself', () => {
    type('H', 'Hi');
    drafts.set('cake', 'Yes');
    expect(kept).toEqual(['tea: H', 'cake: Yes']);
    expect([drafts.of('tea'), drafts.of('cake')]).toEqual(['Hi', 'Yes']);
  });

  it('is gone at once when there is no text: it was sent', () => {
    type('H', 'Hi', '');
    expect(kept).toEqual(['tea: H', 'tea: ']);
    jest.advanceTimersByTime(500);
    expect(kept).toHaveLength(2);
  });

  it('is kept at once when the store closes, which leaves no timer behind', () => {
    type('H', 'Hi');
    life.abort();
    expect(kept).toEqual(['tea: H', 'tea: Hi']);
    expect(jest.getTimerCount()).toBe(0);
    type('Hi!');
    expect(kept).toHaveLength(3);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is told when it was read, and when it is another', () => {
    drafts.read('tea');
    expect([drafts.of('tea'), changes]).toEqual(['', []]);
    give('from before');
    expect([drafts.of('tea'), changes]).toEqual(['from before', ['tea']]);
    type('from before', 'now');
    expect(changes).toEqual(['tea', 'tea']);
  });

  it.each(['typed', ''])('is what was typed while it was not read yet: "%s"', (text) => {
    drafts.read('tea');
    type(text);
    give('from before');
    expect(drafts.of('tea')).toBe(text);
  });
});

describe.each([
  ['localStorage', () => new MemoryStorage()],
  ['a storage that answers later', () => new LaterStorage()],
])('the draft of a chat in %s', (_name, makeStorage) => {
  const sandbox = new StoreSandbox();
  afterEach(() => sandbox.cleanUp());

  it('is there after a reload: of that user and chat, until there is no text', async () => {
    const storage = makeStorage();
    // Nothing is asked of a service before someone listens.
    const open = (userId = 'alice') =>
      sandbox.store(sandbox.client('websocket', { url: 'http://localhost', userId }), { storage });
    const before = open();
    const chat = before.chat('chat_1');
    expect(chat.getSnapshot().draft).toBe('');
    for (const text of ['H', 'Hi']) chat.setDraft(text);
    expect(chat.getSnapshot().draft).toBe('Hi');
    before.close();

    const store = open();
    const draftIn = (chatId: string) => store.chat(chatId).getSnapshot().draft;
    await eventually(() => expect(draftIn('chat_1')).toBe('Hi'));
    expect([draftIn('chat_2'), storage.size]).toEqual(['', 1]);
    expect(open('bob').chat('chat_1').getSnapshot().draft).toBe('');
    store.chat('chat_1').setDraft('');
    await eventually(() => expect(storage.size).toBe(0));
  });
});

it('a listener of a chat is told of the draft that was read', async () => {
  const sandbox = new StoreSandbox();
  const storage = new LaterStorage();
  await storage.setItem('messaging-draft:alice:chat_1', 'from before');
  const client = sandbox.client('websocket', { url: 'http://localhost', userId: 'alice' });
  const chat = sandbox.store(client, { storage }).chat('chat_1');
  const shown = watch(chat);
  await new Promise((resolve) => {
    chat.subscribe(() => shown().draft === 'from before' && resolve(undefined));
  });
  await sandbox.cleanUp();
});
