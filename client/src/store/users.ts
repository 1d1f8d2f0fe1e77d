import type { MessagingClient, Presence, User } from '../index';
import type { Lookup } from './user-lookup';

/** What users are called. */
export function namesBy({ rest }: Pick<MessagingClient, 'rest'>): Lookup<User> {
  return {
    read: async (userIds, signal) =>
      (await rest.listUsers({ query: { ids: userIds.join(' ') }, signal })).items,
    userOf: ({ id }) => id,
    ofNone: (id) => ({ id }),
  };
}

/** Who is there. Of whom the user is not told, they are not. */
export function presenceBy({ rest }: Pick<MessagingClient, 'rest'>): Lookup<Presence> {
  return {
    read: async (userIds, signal) =>
      (await rest.listPresence({ query: { userIds: userIds.join(' ') }, signal })).items,
    userOf: ({ userId }) => userId,
    ofNone: (userId) => ({ userId, online: false }),
  };
}
