import type { ChatId, Message, UserId } from '../../generated/schemas';
import { type Store, stores } from './store';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const users = upTo(20).map((index) => `user-${String(index).padStart(2, '0')}`);

describe.each(stores)('many who pin at once, on %s', (_kind, open) => {
  let store: Store;
  let chatId: ChatId;
  let messages: Message[];

  beforeAll(async () => {
    store = await open();
  });
  beforeEach(async () => {
    chatId = await store.group(users);
    messages = await Promise.all(upTo(120).map(() => store.send(users[0]!, chatId)));
  });
  afterAll(() => store.close());

  const placeOf = (userId: UserId, index: number) => {
    const { chatId, id: messageId } = messages[index]!;
    return { userId, chatId, messageId };
  };
  /** Gives what it came to: whether the message is pinned, or why it could not be. */
  const pin = (index: number, userId = users[index % users.length]!) =>
    store.pins.pin(placeOf(userId, index)).then(
      (state) => state.pin.message.pinnedAt !== undefined,
      ({ code }: { code: string }) => code,
    );
  /** The same of whether it is not pinned any more. */
  const unpin = async (index: number) => {
    const { pin } = await store.pins.unpin(placeOf(users[1]!, index));
    return pin.message.pinnedAt === undefined;
  };
  const remove = (index: number) => store.service.delete(users[0]!, chatId, messages[index]!.id);
  const pinned = async () => (await store.pins.page(users[0]!, chatId, { limit: 100 })).items;
  const revision = async () => (await store.list.find(users[0]!, chatId))!.revision;

  it('pin 50 messages, and no more', async () => {
    const outcomes = await Promise.all(messages.map((_, index) => pin(index)));
    const done = outcomes.filter((outcome) => outcome === true);
    const refused = outcomes.filter((outcome) => outcome === 'TOO_MANY_PINS');
    expect([done.length, refused.length]).toEqual([50, 70]);
    const ids = messages.filter((_, index) => outcomes[index] === true).map(({ id }) => id);
    expect((await pinned()).map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(await revision()).toBe(170);
  });

  it('pin the same message once', async () => {
    const outcomes = await Promise.all(users.map((userId) => pin(7, userId)));
    expect(outcomes).toEqual(users.map(() => true));
    expect(await pinned()).toHaveLength(1);
    expect(await revision()).toBe(121);
  });

  it('pin as many more as others unpin and delete meanwhile, in their order', async () => {
    await Promise.all(upTo(50).map((index) => pin(index)));
    const outcomes = await Promise.all([
      ...[pin(50), unpin(0), pin(51), pin(52)],
      ...[remove(1), pin(53), pin(54)],
      ...[pin(1), unpin(60), pin(0), unpin(51), pin(55), pin(56)],
    ]);
    expect(outcomes).toEqual([
      ...['TOO_MANY_PINS', true, true, 'TOO_MANY_PINS'],
      ...[undefined, true, 'TOO_MANY_PINS'],
      ...['MESSAGE_DELETED', true, 'TOO_MANY_PINS', true, true, 'TOO_MANY_PINS'],
    ]);
    const now = (await pinned()).map(({ seq }) => seq - messages[0]!.seq);
    const expected = [...upTo(50).slice(2), 53, 55];
    expect(now.sort((one, other) => one - other)).toEqual(expected);
  });

  it('are told each as the message is by then, and followed end with what is pinned', async () => {
    store.published.length = 0;
    await Promise.all(
      upTo(40).flatMap((index) => [
        ...[pin(index), pin(index + 40), unpin(index), pin(index)],
        ...(index % 4 === 0 ? [remove(index)] : []),
      ]),
    );
    const told = store.published.flatMap(({ changes }) => changes);
    const { changes } = await store.chatLog.readAfter(chatId, 120, 1000);
    for (const log of [told, changes]) {
      const last = new Map<string, Message>();
      for (const { pin: pinChange, deleted } of log) {
        const message = pinChange?.message ?? deleted!;
        last.set(message.id, message);
      }
      const shown = [...last.values()].filter(({ pinnedAt }) => pinnedAt !== undefined);
      const bySeq = (all: Message[]) => all.sort((one, other) => one.seq - other.seq);
      expect(bySeq(shown)).toEqual(bySeq(await pinned()));
    }
    expect(told.map(({ revision }) => revision)).toEqual(changes.map(({ revision }) => revision));
  });
});
