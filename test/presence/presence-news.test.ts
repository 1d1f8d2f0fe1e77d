import type { ChatId, Presence, UserId } from '../../generated/schemas';
import type { PresenceTold } from '../../src/log/change-publisher';
import type { PresenceChange } from '../../src/presence/online-users';
import { PresenceNews } from '../../src/presence/presence-news';
import type { PresenceAudience } from '../../src/presence/presence-repository';

describe('whom users are told of who come and go', () => {
  let seen: PresenceChange[][];
  let told: [Presence, ChatId[], PresenceTold][];
  let warnings: unknown[];
  let online: Set<UserId>;
  let audience: Omit<PresenceAudience, 'userId'>;
  let release: (() => void) | undefined;
  let isDown: boolean;
  let news: PresenceNews;

  beforeEach(() => {
    [seen, told, warnings, online] = [[], [], [], new Set()];
    audience = { lastSeenAt: null, isShown: true, chatIds: ['chat_1'], exceptFor: [] };
    [release, isDown] = [undefined, false];
    const users = {
      seen: async (changes: PresenceChange[]) => {
        if (isDown) throw new Error('The database is down.');
        seen.push(changes);
        audience = { ...audience, lastSeenAt: new Date(changes[0]!.at) };
        await new Promise<void>((resolve) => (release = resolve));
      },
      audiencesOf: (userIds: UserId[]) =>
        Promise.resolve(userIds.map((userId) => ({ ...audience, userId }))),
    };
    news = new PresenceNews(
      users,
      { onlineOf: () => Promise.resolve(online) },
      { presenceChanged: (...one) => void told.push(one) },
      { warn: (...one: unknown[]) => void warnings.push(one) },
    );
  });

  const change = (userId: UserId, isOnline: boolean, at = 0): PresenceChange => ({
    ...{ userId, online: isOnline, at },
  });
  const finish = async () => {
    const { settled } = news;
    for (let isOver = false; !isOver;) {
      release?.();
      isOver = await Promise.race([
        settled.then(() => true),
        new Promise<false>((resolve) => setImmediate(() => resolve(false))),
      ]);
    }
  };

  it('are those of their chats, but some', async () => {
    audience = { ...audience, exceptFor: ['carol'] };
    news.changed([change('bob', true)]);
    await finish();
    news.changed([change('bob', false, 1000)]);
    await finish();
    expect(told).toEqual([
      [{ userId: 'bob', online: true }, ['chat_1'], { exceptFor: ['carol'] }],
      [
        { userId: 'bob', online: false, lastSeenAt: '1970-01-01T00:00:01.000Z' },
        ['chat_1'],
        { exceptFor: ['carol'] },
      ],
    ]);
    expect(seen).toEqual([[change('bob', true)], [change('bob', false, 1000)]]);
  });

  it('are nobody where the user is in no chat, or does not show it; when it was is kept', async () => {
    audience = { ...audience, chatIds: [] };
    news.changed([change('bob', true)]);
    await finish();
    audience = { ...audience, chatIds: ['chat_1'], isShown: false };
    news.changed([change('bob', false)]);
    await finish();
    expect(told).toEqual([]);
    expect(seen).toHaveLength(2);
  });

  it('hear of many in batches, one after the other, and of each what is last', async () => {
    const users = Array.from({ length: 250 }, (_, n) => `user-${n}`);
    news.changed(users.map((userId) => change(userId, true)));
    expect(seen.map(({ length }) => length)).toEqual([100]);
    news.changed([change('user-249', false)]);
    await finish();
    expect(seen.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(told).toHaveLength(250);
    expect(told.at(-1)![0]).toMatchObject({ userId: 'user-249', online: false });
  });

  it('are told when a user shows it from then on, or no more', async () => {
    online = new Set(['bob']);
    await news.visibilityChanged('bob');
    online = new Set();
    audience = { ...audience, lastSeenAt: new Date(0) };
    await news.visibilityChanged('bob');
    audience = { ...audience, isShown: false };
    await news.visibilityChanged('bob');
    expect(told.map(([presence]) => presence)).toEqual([
      { userId: 'bob', online: true },
      { userId: 'bob', online: false, lastSeenAt: '1970-01-01T00:00:00.000Z' },
      { userId: 'bob', online: false },
    ]);
  });

  it('are the two of whom one blocked the other, each of the other, unless one of them hides it', async () => {
    online = new Set(['alice', 'bob']);
    audience = { ...audience, exceptFor: ['alice', 'bob'] };
    await news.blockChanged('alice', 'bob');
    expect(told).toEqual([
      [{ userId: 'alice', online: false }, ['chat_1'], { onlyFor: ['bob'] }],
      [{ userId: 'bob', online: false }, ['chat_1'], { onlyFor: ['alice'] }],
    ]);
    online = new Set(['bob']);
    audience = { ...audience, exceptFor: [] };
    await news.blockChanged('alice', 'bob');
    const back = [{ userId: 'bob', online: true }, ['chat_1'], { onlyFor: ['alice'] }];
    expect(told.slice(2)).toEqual([back]);
    audience = { ...audience, isShown: false };
    await news.blockChanged('alice', 'bob');
    expect(told).toHaveLength(3);
  });

  it('are told of later changes after the database failed once', async () => {
    isDown = true;
    news.changed([change('bob', true)]);
    await finish();
    expect(warnings).toHaveLength(1);
    isDown = false;
    news.changed([change('bob', false)]);
    await finish();
    expect(told).toHaveLength(1);
  });
});
