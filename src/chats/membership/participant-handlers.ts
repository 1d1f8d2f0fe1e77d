import type { Handlers } from '../../../generated/http/operations';
import type { Session } from '../../sessions/session';
import type { ParticipantService } from './participant-service';

type ParticipantHandlers = Pick<
  Handlers<Session>,
  'listParticipants' | 'addParticipants' | 'removeParticipant' | 'setRole'
>;

/** The operations tagged `participants`. */
export function participantHandlers(participants: ParticipantService): ParticipantHandlers {
  return {
    listParticipants: async ({ params, query }, { userId }) => ({
      status: 200,
      body: await participants.page(userId, params.chatId, query),
    }),

    addParticipants: async ({ params, body }, { userId }) => ({
      status: 200,
      body: await participants.add(userId, params.chatId, body.participants),
    }),

    removeParticipant: async ({ params }, { userId }) => {
      await participants.remove(userId, params.chatId, params.userId);
      return { status: 204 };
    },

    setRole: async ({ params, body }, { userId }) => ({
      status: 200,
      body: await participants.setRole(userId, params.chatId, params.userId, body.role),
    }),
  };
}
