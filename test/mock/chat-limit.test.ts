import { ChatState } from '../../scripts/mock/state/chat-state';
import { MockState } from '../../scripts/mock/state/mock-state';

const nothing = () => undefined;
const refusal = expect.objectContaining({ code: 'CHAT_LIMIT_REACHED' }) as Error;

describe('a user of the mock who takes part in 10,000 chats', () => {
  it('takes part in no more, whoever would put them in', () => {
    const state = new MockState({
      ...{ changed: nothing, ownChanged: nothing, userChanged: nothing, signalled: nothing },
      ...{ blockChanged: nothing, presenceChanged: nothing },
    });
    for (let n = 0; n < 9999; n += 1) state.add(new ChatState('alice', ['alice', 'bob'], {}));
    const { chat } = state.create('bob', { participants: ['carol'], name: 'Tea' });
    state.addParticipants('bob', chat.id, ['alice']);
    const create = (caller: string, other: string) => () =>
      state.create(caller, { participants: [other], name: 'Us' });
    expect(create('alice', 'dave')).toThrow(refusal);
    expect(create('dave', 'alice')).toThrow(refusal);
    const { chat: other } = create('dave', 'carol')();
    expect(() => state.addParticipants('dave', other.id, ['alice'])).toThrow(refusal);
    expect(other.participants).toEqual(['carol', 'dave']);
  });
});
