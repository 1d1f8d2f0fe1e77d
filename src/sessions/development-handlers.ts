import type { Handlers } from '../../generated/http/operations';
import { ServiceError } from '../errors';
import { sessionCookie } from './access-token';
import type { DevSessions, MintedSession } from './dev-sessions';
import type { Session } from './session';

type DevelopmentHandlers = Pick<Handlers<Session>, 'createDevSession'>;

/** The operations tagged `development`. @param sessions undefined outside development mode */
export function developmentHandlers(sessions: DevSessions | undefined): DevelopmentHandlers {
  return {
    createDevSession: async ({ body }) => {
      if (sessions === undefined) throw new ServiceError('NOT_FOUND');
      const session = await sessions.mint(body.userId);
      const { userId, accessToken } = session;
      const expiresAt = session.expiresAt.toISOString();
      return {
        status: 201,
        headers: { 'Set-Cookie': cookieOf(session) },
        body: { userId, accessToken, expiresAt },
      };
    },
  };
}

function cookieOf({ accessToken, expiresAt }: MintedSession): string {
  const expires = expiresAt.toUTCString();
  return `${sessionCookie}=${accessToken}; Path=/; Expires=${expires}; HttpOnly; SameSite=Lax`;
}
