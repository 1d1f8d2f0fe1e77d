import fc from 'fast-check';
import { CountsRepository } from '../../src/own-state/counts-repository';
import { type Store, stores } from './store';

const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
const yesterday = new Date(Date.now() - 86_400_000).toISOString();

const chat = fc.nat({ max: 4 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ send: chat, mentions: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ read: chat, upTo: fc.nat({ max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ delete: chat, which: fc.nat({ max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ mark: chat, isOn: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ mute: chat, until: fc.constantFrom(null, tomorrow, yesterday) }),
  },
  { weight: 1, arbitrary: fc.record({ archive: chat }) },
  { weight: 1, arbitrary: fc.record({ leave: chat }) },
  { weight: 3, arbitrary: fc.record({ count: fc.constant(true) }) },
  { weight: 2, arbitrary: fc.record({ age: fc.constantFrom('4 minutes', '1 hour') }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

describe.each(stores)("the counts of all of a user's chats on %s", (_kind, open) => {
  let store: Store;
  let counts: CountsRepository;

  beforeAll(async () => {
    store = await open();
    counts = new CountsRepository(store.database.requests);
  });
  afterEach(() => store.empty());
  afterAll(() => store.close());

  const sql = (statement: string, values: unknown[]): Promise<unknown> =>
    store.database.requests.query(statement, values);

  /** What the list says, chat by chat. */
  const listed = async () => {
    const entries = await store.list.page('alice', 100, undefined);
    const counted = entries
      .map(({ summary }) => summary)
      .filter(({ mutedUntil = '' }) => mutedUntil < new Date().toISOString());
    const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
    return {
      unreadChats: counted.filter((one) => one.unreadCount > 0 || one.markedUnread).length,
      unreadMessages: sum(counted.map(({ unreadCount }) => unreadCount)),
      unreadMentions: sum(counted.map(({ mentionCount }) => mentionCount)),
      stateRevision: (await store.userLog.findHead('alice')).revision,
    };
  };

  async function happen(ids: string[], one: Step): Promise<unknown> {
    const set = (index: number, update: object) =>
      store.ownChats.update('alice', ids[index]!, update);
    if ('send' in one) {
      const mentions = one.mentions ? { mentions: ['alice'] } : {};
      return store.service.send('bob', ids[one.send]!, { content: 'Hello!', ...mentions });
    }
    if ('read' in one) return store.places.markRead('alice', ids[one.read]!, one.upTo);
    if ('mark' in one) return set(one.mark, { markedUnread: one.isOn });
    if ('mute' in one) return set(one.mute, { mutedUntil: one.until });
    if ('archive' in one) return set(one.archive, { archived: true });
    if ('delete' in one) return remove(ids[one.delete]!, one.which);
    if ('leave' in one) {
      const chatId = ids[one.leave]!;
      await store.participants.remove('alice', chatId, 'alice');
      return store.participants.add('bob', chatId, ['alice']);
    }
    if ('count' in one) return counts.count('alice');
    return age(one.age);
  }

  async function remove(chatId: string, which: number): Promise<void> {
    const [row] = (await sql('SELECT id FROM messages WHERE chat_id = $1 AND seq = $2', [
      chatId,
      which,
    ])) as { id: string }[];
    if (row !== undefined) await store.service.delete('bob', chatId, row.id);
  }

  /** Lets all have happened earlier. */
  async function age(by: string): Promise<void> {
    const earlier = (column: string) => `${column} = ${column} - $1::interval`;
    await sql(`UPDATE chats SET ${earlier('last_activity_at')}, ${earlier('listed_at')}`, [by]);
    await sql(`UPDATE participants SET ${earlier('listed_at')}`, [by]);
    await sql(`UPDATE users SET ${earlier('unread_settled_at')}`, [by]);
  }

  it('are what the list says, whatever happened between', async () => {
    const story = fc.array(step, { minLength: 10, maxLength: 40, size: 'max' });
    await fc.assert(
      fc.asyncProperty(story, async (steps) => {
        await store.empty();
        const ids: string[] = [];
        for (let n = 0; n < 5; n += 1) ids.push(await store.group(['alice', 'bob'], `${n}`));
        for (const one of steps) await happen(ids, one);
        expect(await counts.count('alice')).toEqual(await listed());
        expect(await counts.count('alice')).toEqual(await listed());
      }),
      { numRuns: 30, seed: 1, endOnFailure: true },
    );
  });

  it('are nothing of who has no chat', async () => {
    const nothing = { unreadChats: 0, unreadMessages: 0, unreadMentions: 0, stateRevision: 0 };
    expect(await counts.count('nobody')).toEqual(nothing);
  });
});
