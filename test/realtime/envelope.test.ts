import type { Publication } from '../../src/realtime/cluster/broker';
import { decodeEnvelope, encodeEnvelope, isFrom } from '../../src/realtime/cluster/envelope';
import type { UserChange } from '../../src/log/user-change';
import { change, changes, message, signalOf, stubChatId } from './stub-transport';

const read: UserChange = {
  revision: 3,
  chatId: stubChatId,
  own: {
    ...{ revision: 7, readSeq: 5, unreadCount: 2, mentionCount: 0 },
    ...{ pinned: true, archived: false, markedUnread: false },
    mutedUntil: '2026-02-01T08:00:00.000Z',
  },
};

/** The text that a node would send, whatever version it has. */
function textOf(publication: unknown, more: object = {}): string {
  return JSON.stringify({ node: 'node-1', ...more, publication });
}

describe('an envelope between nodes', () => {
  it.each<[string, Publication]>([
    ['messages', { kind: 'changes', chatId: stubChatId, changes: changes(1, 3) }],
    [
      'participants who came and went',
      {
        kind: 'changes',
        chatId: stubChatId,
        changes: [
          { revision: 1, kind: 'participants-changed', added: ['carol'] },
          { revision: 2, kind: 'participants-changed', removed: ['bob'] },
        ],
      },
    ],
    ['a hint without changes', { kind: 'behind', chatId: stubChatId }],
    ['what a user read', { kind: 'user-changes', userId: 'alice', changes: [read], epoch: 'e' }],
    [
      'a block',
      {
        ...{ kind: 'user-changes', userId: 'alice' },
        changes: [{ revision: 4, userId: 'mallory', blocked: true }],
      },
    ],
    ['a hint for a user', { kind: 'user-behind', userId: 'alice' }],
    ['a signal', { kind: 'signal', chatId: stubChatId, signal: signalOf('typing bob', 1) }],
    [
      'a signal that some are not to have',
      {
        ...{ kind: 'signal', chatId: stubChatId },
        signal: { ...signalOf('read-updated 1', 1), from: 'bob', exceptFor: ['carol'] },
      },
    ],
    [
      'a signal that only some are to have',
      {
        ...{ kind: 'signal', chatId: stubChatId },
        signal: { ...signalOf('read-updated 1', 1), onlyFor: ['carol'] },
      },
    ],
  ])('brings %s as they were sent', (_what, publication) => {
    expect(decodeEnvelope(encodeEnvelope('node-1', publication))).toEqual(publication);
  });

  it('brings every kind of text', () => {
    const content = '"quotes" \\ \n 语 💬 \u2028 {"node":"node-2"}';
    const publication: Publication = {
      kind: 'changes',
      chatId: stubChatId,
      changes: [{ revision: 1, kind: 'message-sent', message: { ...message(1), content } }],
    };
    expect(decodeEnvelope(encodeEnvelope('node-1', publication))).toEqual(publication);
  });

  it('brings 500 messages of 4,000 characters', () => {
    const big = changes(1, 500).map(({ revision }) => ({
      revision,
      kind: 'message-sent',
      message: { ...message(revision), content: '💬'.repeat(4000) },
    }));
    const publication: Publication = { kind: 'changes', chatId: stubChatId, changes: big };
    expect(decodeEnvelope(encodeEnvelope('node-1', publication))).toEqual(publication);
  });

  it('tells its own node from others, whose ids may begin alike or stand in the content', () => {
    const text = encodeEnvelope('node-1', { kind: 'changes', chatId: 'node-2', changes: [] });
    expect(['node-1', 'node-2', 'node', 'node-11'].map((node) => isFrom(node, text))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('an envelope of a newer version', () => {
  it('loses what this version does not know', () => {
    const newer = {
      kind: 'changes',
      chatId: stubChatId,
      traceId: 'abc',
      changes: [
        { ...change(1), importance: 2, message: { ...message(1), poll: { options: ['yes'] } } },
        { revision: 2, kind: 'participants-changed', added: ['carol'], mood: 'good' },
      ],
    };
    const known = [change(1), { revision: 2, kind: 'participants-changed', added: ['carol'] }];
    expect(decodeEnvelope(textOf(newer, { version: 2 }))).toEqual({
      kind: 'changes',
      chatId: stubChatId,
      changes: known,
    });
  });

  it.each([
    ['has more of what is the user’s own', { ...read, own: { ...read.own, isMuted: true } }],
    ['does not say how far was read', { ...read, own: { revision: 7 } }],
    ['brings a chat', { ...read, joined: { chat: { id: stubChatId }, role: 'member' } }],
    ['has no revision', { ...read, revision: undefined }],
    ['is nothing', null],
  ])('counts as a hint for the user when a change of theirs %s', (_what, change) => {
    const publication = { kind: 'user-changes', userId: 'alice', changes: [read, change] };
    expect(decodeEnvelope(textOf(publication))).toEqual({ kind: 'user-behind', userId: 'alice' });
  });

  it('counts as a hint to look into the database when its change does not fit here', () => {
    const content = 'longer than this version allows'.repeat(1000);
    const longer = [{ revision: 1, kind: 'message-sent', message: { ...message(1), content } }];
    const publication = { kind: 'changes', chatId: stubChatId, changes: longer };
    expect(decodeEnvelope(textOf(publication))).toEqual({ kind: 'behind', chatId: stubChatId });
  });

  it('brings a change of a kind that this version does not know as what it is', () => {
    const newer = { revision: 2, kind: 'poll-closed', poll: { seq: 1 } };
    const publication = { kind: 'changes', chatId: stubChatId, changes: [change(1), newer] };
    const expected = { ...publication, changes: [change(1), { revision: 2, kind: 'poll-closed' }] };
    expect(decodeEnvelope(textOf(publication))).toEqual(expected);
  });

  it.each(['message-sent', 'message-updated', 'message-deleted'])(
    'counts as a hint to look into the database when its %s does not say which message',
    (kind) => {
      const publication = { kind: 'changes', chatId: stubChatId, changes: [{ revision: 1, kind }] };
      expect(decodeEnvelope(textOf(publication))).toEqual({ kind: 'behind', chatId: stubChatId });
    },
  );

  it('brings the epoch that its node knows', () => {
    const publication = { kind: 'changes', chatId: stubChatId, changes: changes(1, 1), epoch: 'e' };
    expect(decodeEnvelope(textOf(publication))).toEqual(publication);
  });

  it.each([
    ['is none that this version knows', { event: 'moved-in', data: {} }],
    ['does not fit here', { event: 'message-updated', data: { chatId: stubChatId, mood: 'good' } }],
    ['is missing', undefined],
  ])('is passed over when the event of its signal %s', (_what, event) => {
    const signal = { ...signalOf('typing bob', 1), event };
    expect(decodeEnvelope(textOf({ kind: 'signal', chatId: stubChatId, signal }))).toBeUndefined();
  });

  it('is passed over when this version does not know its kind', () => {
    const publication = { kind: 'typing', chatId: stubChatId, userId: 'alice' };
    expect(decodeEnvelope(textOf(publication))).toBeUndefined();
  });
});

describe('an envelope of an older version', () => {
  it.each(['id', 'seq', 'senderId', 'content', 'createdAt', 'revision', 'version'])(
    'counts as a hint to look into the database when its message has no %s',
    (field) => {
      const older = {
        revision: 2,
        kind: 'message-sent',
        message: { ...message(2), [field]: undefined },
      };
      const publication = { kind: 'changes', chatId: stubChatId, changes: [change(1), older] };
      expect(decodeEnvelope(textOf(publication))).toEqual({ kind: 'behind', chatId: stubChatId });
    },
  );

  it('counts as a hint to look into the database when its change does not say its kind', () => {
    const older = { revision: 1, message: message(1) };
    const publication = { kind: 'changes', chatId: stubChatId, changes: [older] };
    expect(decodeEnvelope(textOf(publication))).toEqual({ kind: 'behind', chatId: stubChatId });
  });

  it.each([
    ['no changes', undefined],
    ['changes that are no list', { 0: change(1) }],
  ])('counts as a hint to look into the database when it has %s', (_what, given) => {
    const publication = { kind: 'changes', chatId: stubChatId, changes: given };
    expect(decodeEnvelope(textOf(publication))).toEqual({ kind: 'behind', chatId: stubChatId });
  });

  it.each(['readSeq', 'pinned', 'archived', 'markedUnread'])(
    'counts as a hint for the user when a change of theirs has no %s',
    (member) => {
      const older = { ...read, own: { ...read.own, [member]: undefined } };
      const publication = { kind: 'user-changes', userId: 'alice', changes: [older] };
      expect(decodeEnvelope(textOf(publication))).toEqual({ kind: 'user-behind', userId: 'alice' });
    },
  );

  it('counts as a hint for the user when it tells of a new chat', () => {
    const older = { kind: 'chat-created', userId: 'alice', chat: { id: stubChatId } };
    expect(decodeEnvelope(textOf(older))).toEqual({ kind: 'user-behind', userId: 'alice' });
  });
});

describe('what is no envelope is passed over', () => {
  it.each([
    ['nothing', ''],
    ['no JSON', '{"node":"node-1","publication":'],
    ['a JSON null', 'null'],
    ['a JSON string', '"changes"'],
    ['a list', '[]'],
    ['a number', '17'],
    ['no publication', '{"node":"node-1"}'],
    ['a publication that is null', textOf(null)],
    ['a publication that is text', textOf('changes')],
    ['a publication without a kind', textOf({ chatId: stubChatId, changes: [] })],
    ['a kind of the wrong type', textOf({ kind: ['changes'], chatId: stubChatId })],
    ['changes of no chat', textOf({ kind: 'changes', changes: [change(1)] })],
    ['changes of a chat that is a number', textOf({ kind: 'changes', chatId: 1, changes: [] })],
    ['a signal of no chat', textOf({ kind: 'signal', signal: signalOf('typing bob', 1) })],
    ['a signal that is text', textOf({ kind: 'signal', chatId: stubChatId, signal: 'typing' })],
    ['what no one read', textOf({ kind: 'user-changes', changes: [read] })],
    ['a hint for a user that is a number', textOf({ kind: 'user-behind', userId: 1 })],
    ['ten million brackets', '['.repeat(10_000_000)],
    ['a name from the prototype', textOf({ kind: '__proto__', chatId: stubChatId })],
  ])('%s', (_what, text) => {
    expect(decodeEnvelope(text)).toBeUndefined();
  });
});
