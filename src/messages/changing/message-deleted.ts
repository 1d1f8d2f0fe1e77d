import type { KindOfChange } from '../../log/kind-of-change';
import { toMessage } from '../../log/message-row';
import { withThread } from '../thread';

/** A message was deleted. */
export const messageDeleted: KindOfChange<'message-deleted'> = {
  read: ({ message, thread }) =>
    message === null ? undefined : { deleted: toMessage(message), ...withThread(thread) },
  joinedEvent: (chatId, { revision, deleted: message, thread }) => ({
    event: 'message-deleted',
    data: { chatId, revision, message, ...withThread(thread) },
  }),
  shows: () => undefined,
  news: ({ deleted, thread }) => ({ deleted, ...withThread(thread) }),
};
