import type { Handlers } from '../../generated/http/operations';
import type { Session } from '../sessions/session';
import type { UserService } from './user-service';

type UserHandlers = Pick<Handlers<Session>, 'listUsers' | 'getMe' | 'updateMe'>;

/** Who users are. */
export function userHandlers(users: UserService): UserHandlers {
  return {
    listUsers: async ({ query }) => ({
      status: 200,
      body: { items: await users.list(query.ids) },
    }),

    getMe: async (_request, { userId }) => ({ status: 200, body: await users.get(userId) }),

    updateMe: async ({ body }, { userId }) => ({
      status: 200,
      body: await users.update(userId, body),
    }),
  };
}
