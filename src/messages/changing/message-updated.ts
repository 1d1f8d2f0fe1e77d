import type { KindOfChange } from '../../log/kind-of-change';
import { toMessage } from '../../log/message-row';

/** A message was edited. */
export const messageUpdated: KindOfChange<'message-updated'> = {
  read: ({ message }) => (message === null ? undefined : { updated: toMessage(message) }),
  joinedEvent: (chatId, { revision, updated: message }) => ({
    event: 'message-updated',
    data: { chatId, revision, message },
  }),
  shows: ({ updated }) => updated.seq,
  news: ({ updated }) => ({ updated }),
};
