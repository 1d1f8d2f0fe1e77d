import type { OutgoingEvent } from '../../generated/events/gateway';
import type { Message } from '../../generated/schemas';
import type { KindOfChange } from '../log/kind-of-change';
import { toMessage } from '../log/message-row';

/** A message was sent. */
export const messageSent: KindOfChange<'message-sent'> = {
  read: ({ message }) => (message === null ? undefined : { message: toMessage(message) }),
  joinedEvent: (_chatId, { message }) => newMessageEvent(message),
  news: ({ message }) => ({ lastMessage: message }),
};

/** For those who joined the chat: a message was sent. */
export function newMessageEvent(message: Message): OutgoingEvent<'new-message'> {
  const { chatId, revision } = message;
  return { event: 'new-message', data: { chatId, revision, message } };
}
