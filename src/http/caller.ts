import type { Request } from 'express';
import type { Session } from '../sessions/session';

const callers = new WeakMap<Request, Session>();

/** Notes whose request this is. */
export function setCaller(request: Request, session: Session): void {
  callers.set(request, session);
}

/** Whose request this is. Only operations that need a session have a caller. */
export function callerOf(request: Request): Session {
  const session = callers.get(request);
  if (session === undefined) throw new Error('The operation has no authenticated caller');
  return session;
}
