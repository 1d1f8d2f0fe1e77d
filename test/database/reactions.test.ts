import type { Message, UserId } from '../../generated/schemas';
import { type Store, stores } from './store';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const users = upTo(1000).map((index) => `user-${String(index).padStart(4, '0')}`);

describe.each(stores)('a thousand people who react at once, on %s', (_kind, open) => {
  let store: Store;
  let message: Message;

  beforeAll(async () => {
    store = await open();
    message = await store.send(users[0]!, await store.group(users));
  });
  afterAll(() => store.close());

  const place = (userId: UserId) => ({ userId, chatId: message.chatId, messageId: message.id });
  const react = (userId: UserId, emoji = '👍') => store.reactions.add(place(userId), emoji);
  const takeBack = (userId: UserId, emoji = '👍') => store.reactions.remove(place(userId), emoji);
  const now = async () =>
    (await store.service.get(users[0]!, message.chatId, message.id)).reactions;
  const listed = async () => {
    const reacted: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await store.reactions.page(place(users[0]!), {
        limit: 100,
        ...(cursor === null ? {} : { cursor }),
      });
      reacted.push(...page.items.map(({ emoji, userId }) => `${emoji} ${userId}`));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return reacted;
  };

  it('are counted each, with the first ten by name', async () => {
    await Promise.all(users.map((userId) => react(userId)));
    expect(await now()).toEqual([{ emoji: '👍', count: 1000, userIds: users.slice(0, 10) }]);
    expect(await listed()).toEqual(users.map((userId) => `👍 ${userId}`));
  });

  it('have others named as soon as the first take it back', async () => {
    const first = users.slice(0, 7);
    const gone = first.map((userId) => takeBack(userId));
    const again = react(users[20]!);
    await Promise.all([...gone, react(users[0]!, '🎉')]);
    expect((await again).reaction).toMatchObject({
      ...{ reacted: true, count: 993, userIds: users.slice(7, 17) },
    });
    expect(await now()).toEqual([
      { emoji: '🎉', count: 1, userIds: [users[0]] },
      { emoji: '👍', count: 993, userIds: users.slice(7, 17) },
    ]);
  });

  it('may change their minds meanwhile', async () => {
    const before = store.published.flatMap(({ changes }) => changes).length;
    const some = users.slice(500, 520);
    const states = await Promise.all(
      some.flatMap((userId) => [
        ...[takeBack(userId), react(userId, '🚀')],
        ...[react(userId), takeBack(userId, '🚀'), takeBack(userId)],
      ]),
    );
    expect(await now()).toMatchObject([
      { emoji: '🎉', count: 1 },
      { emoji: '👍', count: 973 },
    ]);
    expect(await listed()).toHaveLength(974);
    const published = store.published.flatMap(({ changes }) => changes).slice(before);
    expect(published).toHaveLength(100);
    const { changes } = await store.chatLog.readAfter(message.chatId, 0, 2000);
    expect(changes.map(({ revision }) => revision)).toEqual(upTo(1109).map((index) => index + 1));
    // Each was answered what was so at a revision, which at the last one is what is so now.
    const atRevisions = new Map<string, unknown>();
    for (const { revision, reaction } of states) {
      const { emoji, count, userIds } = reaction;
      const place = `${emoji} ${revision}`;
      expect(atRevisions.get(place) ?? { count, userIds }).toEqual({ count, userIds });
      atRevisions.set(place, { count, userIds });
    }
    expect(states.at(-1)).toMatchObject({
      ...{ revision: 1109, reaction: { reacted: false, count: 973, userIds: users.slice(7, 17) } },
    });
  });

  it('leave nothing with a message that is deleted', async () => {
    const late = react(users[999]!, '🚀').catch(({ code }: { code: string }) => code);
    await store.service.delete(users[0]!, message.chatId, message.id);
    await late;
    expect(await now()).toBeUndefined();
    expect(await listed()).toEqual([]);
  });
});
