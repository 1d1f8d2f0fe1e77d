import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MessageDraft } from '../../src/messages/sending/message-draft';
import { type Store, stores } from './store';

describe.each(stores)('the message writer on %s', (_kind, open) => {
  let store: Store;
  let chatId: string;

  beforeAll(async () => {
    store = await open();
  });
  beforeEach(async () => {
    chatId = await store.group(['alice', 'bob']);
  });
  afterEach(() => store.empty());
  afterAll(() => store.close());

  const draft = (content: string, other: Partial<MessageDraft> = {}): MessageDraft => ({
    chatId,
    senderId: 'alice',
    content,
    ...other,
  });
  const history = (id = chatId) => store.messages.range(id, 1, 10_000);

  /** Appends all at once: the first makes a batch, and what waits for it the next one. */
  const appendAll = (drafts: MessageDraft[]) =>
    Promise.allSettled(drafts.map((each) => store.writer.append(each)));

  it('keeps the order in which messages of a chat came', async () => {
    const other = await store.group(['alice', 'carol']);
    const drafts = Array.from({ length: 40 }, (_, index) =>
      draft(`number ${index}`, { chatId: index % 2 === 0 ? chatId : other }),
    );
    await appendAll(drafts);
    for (const id of [chatId, other]) {
      const sent = drafts.filter((each) => each.chatId === id).map(({ content }) => content);
      const stored = await history(id);
      expect(stored.map(({ content }) => content)).toEqual(sent);
      expect(stored.map(({ seq }) => seq)).toEqual(sent.map((_, index) => index + 1));
    }
  });

  it('answers with what it stored, and with ids that no two share', async () => {
    const results = await appendAll([draft('one'), draft('two'), draft('three')]);
    const messages = results.flatMap((result) =>
      result.status === 'fulfilled' && result.value.created ? [result.value.message] : [],
    );
    expect(await history()).toEqual(messages);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(3);
  });

  it('stores more than a batch holds', async () => {
    await appendAll(Array.from({ length: 1201 }, (_, index) => draft(`number ${index}`)));
    const stored = await history();
    expect(stored.map(({ content }) => content)).toEqual(stored.map((_, i) => `number ${i}`));
    expect(stored).toHaveLength(1201);
  });

  it('stores together what comes while the batch before is delivered', async () => {
    await store.writer.append(draft('first'));
    const second = store.writer.append(draft('second'));
    await nextTurn();
    await Promise.all([second, store.writer.append(draft('third'))]);
    expect(store.published.map(({ changes }) => changes.length)).toEqual([1, 2]);
  });

  it('publishes each stored message once, by chat, in the order of revision', async () => {
    await store.writer.append(draft('first', { clientMessageId: 'my-id' }));
    const repeat = draft('first', { clientMessageId: 'my-id' });
    await appendAll([draft('second'), repeat, draft('third', { senderId: 'bob' }), repeat]);
    const changes = store.published.flatMap((each) => each.changes);
    expect(store.published.every((each) => each.chatId === chatId)).toBe(true);
    expect(changes.map(({ revision }) => revision)).toEqual([1, 2, 3]);
    expect(changes.map(({ message }) => message)).toEqual(await history());
  });

  it('answers those who take no part, and stores what others sent with them', async () => {
    const results = await appendAll([
      draft('one'),
      draft('not mine', { senderId: 'carol' }),
      draft('two'),
      draft('nowhere', { chatId: 'chat_unknown' }),
      draft('three'),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'],
    ]);
    for (const index of [1, 3]) {
      expect(results[index]).toMatchObject({ reason: { code: 'CHAT_NOT_FOUND' } });
    }
    expect((await history()).map(({ content }) => content)).toEqual(['one', 'two', 'three']);
  });

  it('gives a repeat the first message, among new ones and without a gap', async () => {
    const first = await store.writer.append(draft('first', { clientMessageId: 'my-id' }));
    const repeat = draft('first', { clientMessageId: 'my-id' });
    const [, again] = await appendAll([draft('second'), repeat, draft('third')]);
    expect(again).toMatchObject({ value: { created: false, message: first.message } });
    expect((await history()).map(({ content }) => content)).toEqual(['first', 'second', 'third']);
  });

  it('stores what comes many times at once one time', async () => {
    const same = draft('same', { clientMessageId: 'my-id' });
    const results = await appendAll([draft('before'), ...Array.from({ length: 20 }, () => same)]);
    const created = results.map((result) => result.status === 'fulfilled' && result.value.created);
    expect(created.filter((value) => value)).toHaveLength(2);
    expect((await history()).map(({ content }) => content)).toEqual(['before', 'same']);
  });

  it('refuses other content under the same clientMessageId', async () => {
    await store.writer.append(draft('one', { clientMessageId: 'my-id' }));
    const other = store.writer.append(draft('other', { clientMessageId: 'my-id' }));
    await expect(other).rejects.toMatchObject({ code: 'CLIENT_MESSAGE_ID_REUSED' });
    expect(await history()).toHaveLength(1);
  });

  it('counts for the sender as read what they sent', async () => {
    const bobs = { senderId: 'bob' };
    await appendAll([draft('1'), draft('2', bobs), draft('3'), draft('4', bobs), draft('5')]);
    expect(await store.unread('alice', chatId)).toBe(2);
    expect(await store.unread('bob', chatId)).toBe(3);
  });

  it('works on after Postgres refused a batch', async () => {
    await expect(store.writer.append(draft('a\0b'))).rejects.toThrow();
    const { message } = await store.writer.append(draft('next'));
    expect(message.seq).toBe(1);
  });
});
