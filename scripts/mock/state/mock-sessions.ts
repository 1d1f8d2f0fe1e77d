import { decodeJwt } from 'jose';
import type { UserId } from '../../../generated/schemas';
import { ServiceError } from '../../../src/errors';
import { Origins } from '../../../src/sessions/origins';
import type { VerifiedSession } from '../../../src/sessions/session';
import { localKeys } from '../../../src/sessions/session-keys';
import { SessionVerifier } from '../../../src/sessions/session-verifier';
import { isUserId } from '../../../src/sessions/user-id';

/** Whose session a token is that names nobody. */
export const defaultUser: UserId = 'alice';

const lifetimeSeconds = 24 * 60 * 60;

/** Takes any token for a session: of the user whom it names, if it can be read. */
export class AnySession extends SessionVerifier {
  constructor() {
    super(localKeys([]), { algorithms: [] });
  }

  override verifyAny([token]: readonly string[]): Promise<VerifiedSession> {
    if (token === undefined) return Promise.reject(new ServiceError('SESSION_REQUIRED'));
    const expiresAt = new Date(Date.now() + lifetimeSeconds * 1000);
    return Promise.resolve({ userId: userOf(token), expiresAt });
  }
}

/** Lets the pages of every origin in. */
export class AnyOrigin extends Origins {
  constructor() {
    super([], true);
  }

  override isAllowed(): boolean {
    return true;
  }
}

/** A token that names its user, and is signed by nobody. */
export function mintSession(userId: UserId): { accessToken: string; expiresAt: string } {
  const expires = Math.floor(Date.now() / 1000) + lifetimeSeconds;
  const accessToken = `${encode({ alg: 'none' })}.${encode({ sub: userId, exp: expires })}.mock`;
  return { accessToken, expiresAt: new Date(expires * 1000).toISOString() };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function userOf(token: string): UserId {
  try {
    const { sub } = decodeJwt(token);
    return isUserId(sub) ? sub : defaultUser;
  } catch {
    return defaultUser;
  }
}
