import type { ChatChange, Message } from '../../../client/src';
import { apply, type ChatState, chatStateOf } from '../../../client/src/store';
import { nothingSet } from '../../support/nothing-set';

const message = (seq: number, more: Partial<Message> = {}): Message => ({
  ...{ id: `msg_${seq}`, chatId: 'chat_1', seq, senderId: 'bob', content: `${seq}` },
  ...{ createdAt: '2026-01-31T12:00:00.000Z', revision: seq, version: 1, ...more },
});

/** Two messages of Bob's, as Alice sees them. */
const before: ChatState = chatStateOf(
  'alice',
  {
    ...{ id: 'chat_1', kind: 'group', participants: ['alice', 'bob'], participantCount: 2 },
    ...{ createdBy: 'alice', createdAt: '2026-01-31T11:59:00.000Z', lastSeq: 2, revision: 2 },
    ...{ lastMessage: message(2), readSeq: 1, unreadCount: 1, mentionCount: 0, stateRevision: 1 },
    role: 'owner',
    ...nothingSet,
  },
  { items: [message(1), message(2)], hasOlder: false, hasNewer: false },
);

const after = (...changes: ChatChange[]) => changes.reduce(apply, before);

describe('the state of a chat', () => {
  it('moves only the revision on at a change of a kind that it does not know', () => {
    const next = after({ revision: 3, kind: 'of-a-later-version' });
    expect(next.entry.chat).toEqual({ ...before.entry.chat, revision: 3 });
    expect(next.window).toBe(before.window);
  });

  it('is the same one after a change that it knows already', () => {
    expect(after({ revision: 2, kind: 'participants-changed', added: ['carol'] })).toBe(before);
  });

  it.each([
    ['message-updated', { updated: message(1, { content: 'edited', version: 2 }) }],
    ['message-deleted', { deleted: message(1, { content: 'edited', version: 2 }) }],
    ['message-sent', { message: message(1, { content: 'edited', version: 2 }) }],
  ])('shows a message as %s has it, and leaves the others as they are', (kind, carried) => {
    const next = after({ revision: 3, kind, ...carried });
    expect(next.window.messages.map(({ content }) => content)).toEqual(['edited', '2']);
    expect(next.window.messages[1]).toBe(before.window.messages[1]);
    expect(before.window.messages[0]!.content).toBe('1');
  });

  it('shows with the message that a thread began with how that is now', () => {
    const thread = (replyCount: number, lastReplyAt: string) => ({
      ...{ threadId: 'msg_1', replyCount, lastReplyAt },
    });
    const reply = message(3, { replyTo: 'msg_1', threadId: 'msg_1' });
    const next = after(
      { revision: 3, kind: 'message-sent', message: reply, thread: thread(1, reply.createdAt) },
      {
        ...{ revision: 4, kind: 'message-deleted', deleted: reply },
        thread: thread(0, reply.createdAt),
      },
    );
    const root = message(1, { replyCount: 0, lastReplyAt: reply.createdAt });
    expect(next.window.messages).toEqual([root, message(2), reply]);
    expect(next.window.messages[1]).toBe(before.window.messages[1]);
  });

  it('shows with a message who has reacted to it, in the order in which the service has that', () => {
    const mine = { messageId: 'msg_2', seq: 2, userId: 'alice' };
    const reaction = (emoji: string, userIds: string[]) => ({
      ...{ ...mine, emoji, reacted: userIds.length > 0, count: userIds.length, userIds },
    });
    const kind = 'reaction-changed';
    const next = after(
      { revision: 3, kind, reaction: reaction('👍', ['alice']) },
      { revision: 4, kind, reaction: reaction('🎉', ['alice']) },
      { revision: 5, kind, reaction: reaction('👍', ['alice', 'bob']) },
    );
    const reactions = [
      { emoji: '🎉', count: 1, userIds: ['alice'] },
      { emoji: '👍', count: 2, userIds: ['alice', 'bob'] },
    ];
    expect(next.window.messages).toEqual([message(1), message(2, { reactions })]);
    expect(next.window.messages[0]).toBe(before.window.messages[0]);
    expect(next.entry.chat).toMatchObject({
      ...{ revision: 5, unreadCount: 1, lastMessage: { id: 'msg_2', reactions } },
    });
    const none = [
      { revision: 6, kind, reaction: reaction('🎉', []) },
      { revision: 7, kind, reaction: reaction('👍', []) },
    ].reduce(apply, next);
    expect(none.window.messages).toEqual(before.window.messages);
    expect(
      apply(none, { revision: 8, kind, reaction: { ...reaction('👍', []), messageId: 'x' } }),
    ).toMatchObject({ window: { messages: before.window.messages } });
  });

  it('counts what others sent and deleted after the place up to which the user has read', () => {
    const unread = (...changes: ChatChange[]) => after(...changes).entry.chat.unreadCount;
    const deleted = (seq: number) => message(seq, { deletedAt: '2026-01-31T12:01:00.000Z' });
    expect(unread({ revision: 3, kind: 'message-sent', message: message(3) })).toBe(2);
    const own = message(3, { senderId: 'alice' });
    expect(unread({ revision: 3, kind: 'message-sent', message: own })).toBe(1);
    expect(unread({ revision: 3, kind: 'message-deleted', deleted: deleted(1) })).toBe(1);
    expect(unread({ revision: 3, kind: 'message-deleted', deleted: deleted(2) })).toBe(0);
  });

  it('has the participants in order', () => {
    const next = after(
      { revision: 3, kind: 'participants-changed', added: ['carol', 'ben'] },
      { revision: 4, kind: 'participants-changed', removed: ['bob'] },
    );
    const participants = ['alice', 'ben', 'carol'];
    expect(next.entry.chat).toMatchObject({ participants, participantCount: 3, revision: 4 });
  });
});
