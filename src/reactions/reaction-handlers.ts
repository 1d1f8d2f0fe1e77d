import type { Handlers } from '../../generated/http/operations';
import type { Session } from '../sessions/session';
import type { ReactionService } from './reaction-service';

type ReactionHandlers = Pick<Handlers<Session>, 'listReactions' | 'addReaction' | 'removeReaction'>;

/** What people react to messages with. */
export function reactionHandlers(reactions: ReactionService): ReactionHandlers {
  return {
    listReactions: async ({ params, query }, { userId }) => ({
      status: 200,
      body: await reactions.page({ ...params, userId }, query),
    }),

    addReaction: async ({ params: { emoji, ...place } }, { userId }) => ({
      status: 200,
      body: await reactions.add({ ...place, userId }, emoji),
    }),

    removeReaction: async ({ params: { emoji, ...place } }, { userId }) => ({
      status: 200,
      body: await reactions.remove({ ...place, userId }, emoji),
    }),
  };
}
