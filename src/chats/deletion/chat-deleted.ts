import type { KindOfChange } from '../../log/kind-of-change';

/** A chat was deleted. */
export const chatDeleted: KindOfChange<'chat-deleted'> = {
  read: ({ changedBy }) => (changedBy === null ? undefined : { deletedBy: changedBy }),
  joinedEvent: (chatId, { revision, deletedBy }) => ({
    event: 'chat-deleted',
    data: { chatId, revision, deletedBy },
  }),
  shows: () => undefined,
  news: ({ deletedBy }) => ({ deletedBy }),
};
