import fc from 'fast-check';
import type { ChatChange, Message, ReactionChange } from '../../../client/src';
import { apply, type ChatState, chatStateOf } from '../../../client/src/store';
import { withAnswer } from '../../../client/src/store/chat-state';
import { Showing } from '../../../client/src/store/shown-message';
import { nothingSet } from '../../support/nothing-set';
import { reactionsInShort } from './store-sandbox';

const message: Message = {
  ...{ id: 'msg_1', chatId: 'chat_1', seq: 1, senderId: 'bob', content: 'Who comes?' },
  ...{ createdAt: '2026-01-31T12:00:00.000Z', revision: 1, version: 1 },
};

/** A message of Bob's, as Alice sees it. */
const before: ChatState = chatStateOf(
  'alice',
  {
    ...{ id: 'chat_1', kind: 'group', participants: ['alice', 'bob'], participantCount: 2 },
    ...{ createdBy: 'alice', createdAt: '2026-01-31T11:59:00.000Z', lastSeq: 1, revision: 1 },
    ...{ lastMessage: message, readSeq: 1, unreadCount: 0, mentionCount: 0, stateRevision: 1 },
    role: 'owner',
    ...nothingSet,
  },
  { items: [message], hasOlder: false, hasNewer: false },
);

/** What each change of the chat tells, when these users toggle their reaction one after the other. */
function reactionsOf(userIds: string[]): ReactionChange[] {
  let reacted: string[] = [];
  return userIds.map((userId) => {
    const isThere = reacted.includes(userId);
    reacted = isThere ? reacted.filter((one) => one !== userId) : [...reacted, userId];
    return {
      ...{ messageId: 'msg_1', seq: 1, userId, emoji: '👍', reacted: !isThere },
      ...{ count: reacted.length, userIds: reacted },
    };
  });
}

const inShort = ({ count, userIds }: ReactionChange) =>
  count === 0 ? '' : `👍 ${count}${userIds.includes('alice') ? '*' : ''}`;

describe('answers to reactions and changes of the chat, in whatever order they come', () => {
  const users = fc.array(fc.constantFrom('alice', 'alice', 'bob', 'carol'), { minLength: 1 });
  /** How many changes come before each answer. */
  const delays = fc.array(fc.nat({ max: 12 }), { minLength: 12, maxLength: 12 });

  it('show what is so at the last revision that either of them told', () => {
    const property = fc.property(users, delays, (userIds, places) => {
      const told = reactionsOf(userIds).map((reaction, index) => ({
        ...{ revision: index + 2, reaction },
      }));
      const answers = told
        .filter(({ reaction }) => reaction.userId === 'alice')
        .map((answer, index) => ({ answer, after: places[index % places.length]! }));
      const showing = new Showing('alice', { hides: () => false });
      let state = before;
      let last = { revision: 1, text: '' };
      const take = (next: ChatState, { revision, reaction }: (typeof told)[number]) => {
        state = next;
        if (revision > last.revision) last = { revision, text: inShort(reaction) };
        expect(reactionsInShort({ messages: showing.of(state, []) })).toBe(last.text);
      };
      for (let come = 0; come <= told.length; come += 1) {
        for (const { answer, after } of answers) {
          if (Math.min(after, told.length) !== come) continue;
          take(withAnswer(state, { chatId: 'chat_1', ...answer }), answer);
        }
        const next = told[come];
        if (next === undefined) continue;
        const change: ChatChange = { ...next, kind: 'reaction-changed' };
        take(apply(state, change), next);
      }
    });
    fc.assert(property, { seed: 20261127, numRuns: 500 });
  });
});
