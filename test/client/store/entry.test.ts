import type { ChatSummary } from '../../../client/src';
import { entryAfter, entryOf, withOwnState } from '../../../client/src/store/entry';
import { nothingSet } from '../../support/nothing-set';

/** A chat of five messages of others, the first of which Alice has read. */
const chat: ChatSummary = {
  ...{ id: 'chat_1', kind: 'group', participants: ['alice', 'bob'], participantCount: 2 },
  ...{ createdBy: 'bob', createdAt: '2026-01-31T11:59:00.000Z', lastSeq: 5, revision: 5 },
  ...{ readSeq: 1, unreadCount: 4, mentionCount: 0, stateRevision: 1 },
  role: 'owner',
  ...nothingSet,
};
const message = {
  ...{ id: 'msg_6', chatId: 'chat_1', seq: 6, senderId: 'bob', content: '6' },
  ...{ createdAt: '2026-01-31T12:00:00.000Z', revision: 6, version: 1 },
};
const sent = { message, unread: 1 } as const;

describe("a chat's entry, when the user's own state comes by another way than the chat's changes", () => {
  it('does not count what own state has counted before it came', () => {
    const own = {
      stateRevision: 2,
      revision: 6,
      readSeq: 5,
      unreadCount: 1,
      mentionCount: 0,
      ...nothingSet,
    };
    const ahead = withOwnState(entryOf(chat), own);
    expect(ahead.chat).toMatchObject({ revision: 5, readSeq: 5, unreadCount: 1 });
    const { chat: after } = entryAfter(ahead, 6, sent, 'alice');
    expect(after).toMatchObject({ revision: 6, lastSeq: 6, unreadCount: 1 });
  });

  it('is to be read again after own state that was counted before what came', () => {
    const entry = entryAfter(entryOf(chat), 6, sent, 'alice');
    expect(entry).toMatchObject({ isStale: false, chat: { unreadCount: 5 } });
    const own = {
      stateRevision: 2,
      revision: 5,
      readSeq: 5,
      unreadCount: 0,
      mentionCount: 0,
      ...nothingSet,
    };
    expect(withOwnState(entry, own).isStale).toBe(true);
  });

  it('counts the mentions of what comes, until own state counts them anew', () => {
    const mentioning = { ...message, mentions: ['alice'] };
    const once = entryAfter(entryOf(chat), 6, { message: mentioning }, 'alice');
    expect(once.chat.mentionCount).toBe(1);
    const twice = entryAfter(once, 7, { message: { ...mentioning, version: 2 } }, 'alice');
    expect(twice.chat.mentionCount).toBe(1);
    const none = entryAfter(twice, 8, { message: { ...message, version: 3 } }, 'alice');
    expect(none).toMatchObject({ isStale: false, chat: { mentionCount: 0 } });
    const own = {
      stateRevision: 2,
      revision: 7,
      readSeq: 6,
      unreadCount: 0,
      mentionCount: 0,
      ...nothingSet,
    };
    expect(withOwnState(twice, own).chat.mentionCount).toBe(0);
  });

  it('is to be read again when a message changes that may have been counted before', () => {
    const read = entryOf({ ...chat, mentionCount: 1 });
    const older = { ...message, id: 'msg_4', seq: 4, revision: 4, version: 2 };
    expect(entryAfter(read, 6, { message: older }, 'alice').isStale).toBe(true);
    // Of none that was counted, one that mentions nobody cannot have been one.
    expect(entryAfter(entryOf(chat), 6, { message: older }, 'alice').isStale).toBe(false);
    const mentioning = { ...older, mentionsAll: true as const };
    expect(entryAfter(entryOf(chat), 6, { message: mentioning }, 'alice').isStale).toBe(true);
    expect(entryAfter(entryOf(chat), 6, { message: mentioning }, 'bob').isStale).toBe(false);
  });

  it('stays the same after own state of before', () => {
    const entry = entryOf(chat);
    const own = {
      stateRevision: 1,
      revision: 4,
      readSeq: 0,
      unreadCount: 4,
      mentionCount: 0,
      ...nothingSet,
    };
    expect(withOwnState(entry, own)).toBe(entry);
  });
});
