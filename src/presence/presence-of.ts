import type { Presence, UserId } from '../../generated/schemas';
import type { VisibleUser } from './presence-repository';

/** Whether a user is there, as others are told. */
export function presenceOf(
  { userId, lastSeenAt }: VisibleUser,
  online: ReadonlySet<UserId>,
): Presence {
  if (online.has(userId)) return { userId, online: true };
  return {
    ...{ userId, online: false },
    ...(lastSeenAt === null ? {} : { lastSeenAt: lastSeenAt.toISOString() }),
  };
}
