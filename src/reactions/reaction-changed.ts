import type { KindOfChange } from '../log/kind-of-change';
import { toMessage } from '../log/message-row';
import { reactionChangeOf } from '../messages/changing/reactions';

/** Someone reacted to a message, or took that back. */
export const reactionChanged: KindOfChange<'reaction-changed'> = {
  read: ({ message, changedBy, data, reacted }) => {
    if (message === null || changedBy === null || data?.emoji === undefined) return undefined;
    const mine = { emoji: data.emoji, userId: changedBy, reacted };
    return { reaction: reactionChangeOf(toMessage(message), mine) };
  },
  joinedEvent: (chatId, { revision, reaction }) => ({
    event: 'reaction-changed',
    data: { chatId, revision, reaction },
  }),
  shows: () => undefined,
  news: ({ reaction }) => ({ reaction }),
};
