import type { UserId } from '../../generated/schemas';

/** Who calls, and until when that is known; without end where development mode asks for no proof. */
export interface Session {
  userId: UserId;
  expiresAt?: Date;
}

/** A session that a token proved. */
export type VerifiedSession = Required<Session>;
