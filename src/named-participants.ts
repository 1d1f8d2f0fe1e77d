import type { ChatChange, UserId } from '../generated/schemas';

/**
 * How many users of a chat its entry in a list, and each event, names at most. With 1,000 long ids a
 * page of chats would have 26 MB, and whoever is put into such chats would be sent as much.
 */
export const maxNamed = 100;

/** SQL: the first participants of a chat, which its entry in a list and each event name. @param c the chat */
export function firstParticipants(c: string): string {
  return `ARRAY(
      SELECT user_id FROM participants WHERE chat_id = ${c}.id ORDER BY user_id COLLATE "C" LIMIT ${maxNamed}
    )`;
}

/** Who came and went with a change: the first of them, and how many they are if not all are named. */
export function namedComingsAndGoings({ added, removed }: ChatChange): {
  added?: UserId[];
  addedCount?: number;
  removed?: UserId[];
  removedCount?: number;
} {
  return {
    ...(added === undefined ? {} : { added: added.slice(0, maxNamed) }),
    ...(added === undefined || added.length <= maxNamed ? {} : { addedCount: added.length }),
    ...(removed === undefined ? {} : { removed: removed.slice(0, maxNamed) }),
    ...(removed === undefined || removed.length <= maxNamed
      ? {}
      : { removedCount: removed.length }),
  };
}
