import type { OutgoingEvent } from '../../generated/events/gateway';
import type { Message } from '../../generated/schemas';

/** For those who joined the chat: a message was sent. */
export function newMessageEvent(message: Message): OutgoingEvent<'new-message'> {
  const { chatId, revision } = message;
  return { event: 'new-message', data: { chatId, revision, message } };
}
