import type { MessagingClient, Presence, ResultOf, User } from '../index';
import type { Lookup } from './user-lookup';

/** What users are called. */
export function namesBy({ rest }: Pick<MessagingClient, 'rest'>): Lookup<User> {
  return {
    read: (ids, signal) => rest.listUsers({ query: { ids }, signal }),
    userOf: ({ id }) => id,
    ofNone: (id) => ({ id }),
  };
}

/** Who is there. Of whom the user is not told, they are not. */
export function presenceBy({ rest }: Pick<MessagingClient, 'rest'>): Lookup<Presence> {
  return {
    read: (userIds, signal) => rest.listPresence({ query: { userIds }, signal }),
    userOf: ({ userId }) => userId,
    ofNone: (userId) => ({ userId, online: false }),
  };
}

/** A user without what only they are told of themselves. */
export function asOthersSee(me: ResultOf<'getMe'>): User {
  const { receipts: _receipts, presence: _presence, ...user } = me;
  return user;
}
