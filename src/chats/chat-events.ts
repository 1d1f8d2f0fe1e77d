import type { OutgoingEvent } from '../../generated/events/gateway';
import type { Chat } from '../../generated/schemas';
import { withNamedParticipants } from './named-participants';

/** For those who listen to all chats: a chat is new to them. */
export function chatCreatedEvent(chat: Chat): OutgoingEvent<'chat-created'> {
  return { event: 'chat-created', data: { chat: withNamedParticipants(chat) } };
}
