import type { KindOfChange } from '../../log/kind-of-change';
import { toDetails } from '../../log/chat-row';

/** What a chat says of itself changed. */
export const chatDetailsChanged: KindOfChange<'chat-details-changed'> = {
  read: ({ details }) => (details === null ? undefined : { details: toDetails(details) }),
  joinedEvent: (chatId, { revision, details }) => ({
    event: 'chat-details-changed',
    data: { chatId, revision, details },
  }),
  shows: () => undefined,
  news: ({ details }) => ({ details }),
};
