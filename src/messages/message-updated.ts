import type { KindOfChange } from '../chats/kind-of-change';
import { toMessage } from './message-row';

/** A message was edited. */
export const messageUpdated: KindOfChange<'message-updated'> = {
  read: ({ message }) => (message === null ? undefined : { updated: toMessage(message) }),
  joinedEvent: (chatId, { revision, updated: message }) => ({
    event: 'message-updated',
    data: { chatId, revision, message },
  }),
  news: ({ updated }) => ({ updated }),
};
