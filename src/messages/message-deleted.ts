import type { KindOfChange } from '../log/kind-of-change';
import { toMessage } from '../log/message-row';

/** A message was deleted. */
export const messageDeleted: KindOfChange<'message-deleted'> = {
  read: ({ message }) => (message === null ? undefined : { deleted: toMessage(message) }),
  joinedEvent: (chatId, { revision, deleted: message }) => ({
    event: 'message-deleted',
    data: { chatId, revision, message },
  }),
  news: ({ deleted }) => ({ deleted }),
};
