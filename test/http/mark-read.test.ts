import type { ChatSummary } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { useService } from '../support/test-service';

interface ReadState {
  chatId: string;
  seq: number;
  unreadCount: number;
}

describe('marking as read', () => {
  const service = useService();
  let alice: ApiClient;
  let bob: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
    chatId = (await alice.createChat(['bob'])).id;
  });

  async function markRead(api: ApiClient, seq: number): Promise<ReadState> {
    return succeed(await api.call<ReadState>('markRead', { params: { chatId }, body: { seq } }));
  }

  async function unread(api: ApiClient): Promise<number> {
    const chat = await api.call<ChatSummary>('getChat', { params: { chatId } });
    return succeed(chat).unreadCount;
  }

  /** Sends a message for each name, in this order: "a" is alice, "b" is bob. */
  async function say(senders: string): Promise<void> {
    for (const sender of senders) {
      await (sender === 'a' ? alice : bob).sendMessage(chatId, `from ${sender}`);
    }
  }

  it('says how far the caller has read, and what is left', async () => {
    await say('bbbbb');
    expect(await markRead(alice, 3)).toEqual({ chatId, seq: 3, unreadCount: 2, mentionCount: 0 });
    expect(await unread(alice)).toBe(2);
  });

  it('never moves back', async () => {
    await say('bbb');
    await markRead(alice, 2);
    for (const seq of [1, 0, 2]) {
      expect(await markRead(alice, seq)).toEqual({
        chatId,
        seq: 2,
        unreadCount: 1,
        mentionCount: 0,
      });
    }
  });

  it.each([4, 2_147_483_647])('never moves past the newest message: %i of 3', async (seq) => {
    await say('bbb');
    expect(await markRead(alice, seq)).toEqual({ chatId, seq: 3, unreadCount: 0, mentionCount: 0 });
    await say('b');
    expect(await unread(alice)).toBe(1);
  });

  it('leaves a chat without messages at 0', async () => {
    expect(await markRead(alice, 1)).toEqual({ chatId, seq: 0, unreadCount: 0, mentionCount: 0 });
  });

  it('is the same when it is repeated', async () => {
    await say('abab');
    const first = await markRead(alice, 3);
    expect(await markRead(alice, 3)).toEqual(first);
  });

  it('is each participant’s own', async () => {
    await say('bbb');
    await markRead(alice, 3);
    expect(await unread(bob)).toBe(0);
    await say('a');
    expect(await unread(bob)).toBe(1);
  });

  describe('counts what others sent after the place', () => {
    it('so that a sender has read what they sent', async () => {
      await say('aaa');
      expect(await unread(alice)).toBe(0);
      expect(await unread(bob)).toBe(3);
    });

    it('but not what others sent before that', async () => {
      await say('bba');
      expect(await unread(alice)).toBe(2);
    });

    it.each([
      [0, 4],
      [1, 3],
      [2, 3],
      [3, 2],
      [4, 1],
      [5, 1],
      [6, 0],
      [7, 0],
    ])('without the caller’s own, read up to %i', async (seq, left) => {
      await say('babbaba');
      expect(await markRead(alice, seq)).toEqual({
        chatId,
        seq,
        unreadCount: left,
        mentionCount: 0,
      });
      expect(await unread(alice)).toBe(left);
    });

    it('also when places move and messages come by turns', async () => {
      await say('bab');
      await markRead(alice, 2);
      await say('aab');
      expect(await unread(alice)).toBe(2);
      await markRead(alice, 4);
      expect(await unread(alice)).toBe(1);
      await say('ba');
      expect(await markRead(alice, 7)).toEqual({ chatId, seq: 7, unreadCount: 0, mentionCount: 0 });
      expect(await unread(alice)).toBe(0);
    });

    it('also when everything happens at once', async () => {
      await say('bbbbb');
      await Promise.all([
        ...Array.from({ length: 30 }, () => say('ab')),
        ...Array.from({ length: 30 }, (_, index) => markRead(alice, index)),
        ...Array.from({ length: 30 }, (_, index) => markRead(bob, index)),
      ]);
      expect((await markRead(alice, 65)).unreadCount).toBe(0);
      expect((await markRead(bob, 65)).unreadCount).toBe(0);
      await say('b');
      expect([await unread(alice), await unread(bob)]).toEqual([1, 0]);
    });
  });
});
