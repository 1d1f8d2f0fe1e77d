import type { EventPayloads, OutgoingEvent } from '../../../generated/events/gateway';
import type { Message, Thread } from '../../../generated/schemas';
import type { KindOfChange } from '../../log/kind-of-change';
import { toMessage } from '../../log/message-row';
import { withThread } from '../thread';

/** A message was sent. */
export const messageSent: KindOfChange<'message-sent'> = {
  read: ({ message, thread }) =>
    message === null ? undefined : { message: toMessage(message), ...withThread(thread) },
  joinedEvent: (_chatId, { message, thread }) => newMessageEvent(message, thread),
  shows: ({ message }) => message.seq,
  news: ({ message, thread }) => ({ lastMessage: message, ...withThread(thread) }),
};

/** For those who joined the chat: a message was sent. @param thread of a reply */
export function newMessageEvent(message: Message, thread?: Thread): OutgoingEvent<'new-message'> {
  const { chatId, revision } = message;
  const data: EventPayloads['new-message'] = { chatId, revision, message };
  if (thread !== undefined) data.thread = thread;
  return { event: 'new-message', data };
}
