import type { KindOfChange } from '../log/kind-of-change';
import { toMessage } from '../log/message-row';

/** Someone pinned or unpinned a message. */
export const pinChanged: KindOfChange<'pin-changed'> = {
  read: ({ message, changedBy: userId }) => {
    if (message === null || userId === null) return undefined;
    return { pin: { userId, message: toMessage(message) } };
  },
  joinedEvent: (chatId, { revision, pin }) => ({
    event: 'pin-changed',
    data: { chatId, revision, pin },
  }),
  shows: ({ pin }) => pin.message.seq,
  news: ({ pin }) => ({ pin }),
};
