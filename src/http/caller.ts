import type { IncomingMessage } from 'node:http';
import type { Request } from 'express';
import { accessTokensOf } from '../sessions/access-token';
import type { Session } from '../sessions/session';
import type { SessionVerifier } from '../sessions/session-verifier';

declare module 'node:http' {
  interface IncomingMessage {
    /** What its tokens were found to be, once someone asked. */
    session?: Promise<Session>;
  }
}

const callers = new WeakMap<IncomingMessage, Session>();

/**
 * Finds out whose request this is, once, however often it is asked: with an issuer that is slow, a
 * second time would double what the client waits. Throws SESSION_… and SERVICE_UNAVAILABLE.
 */
export function sessionOf(request: IncomingMessage, verifier: SessionVerifier): Promise<Session> {
  return (request.session ??= verifier.verifyAny(accessTokensOf(request.headers)));
}

/** Notes whose request this is. */
export function setCaller(request: Request, session: Session): void {
  callers.set(request, session);
  request.userId = session.userId;
}

/** Whether it is known whose request this is. */
export function hasCaller(request: Request): boolean {
  return callers.has(request);
}

/** Whose request this is. Only operations that need a session have a caller. */
export function callerOf(request: Request): Session {
  const session = callers.get(request);
  if (session === undefined) throw new Error('The operation has no authenticated caller');
  return session;
}
