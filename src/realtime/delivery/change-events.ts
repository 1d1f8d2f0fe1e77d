import type { OutgoingEvent } from '../../../generated/events/gateway';
import type { ChatChange, ChatId } from '../../../generated/schemas';
import { chatUpdatedEvent, participantsChangedEvent } from '../../chats/chat-events';
import { newMessageEvent } from '../../messages/message-events';

/** What a change is to those who joined its chat, or to those who listen; undefined when nothing. */
export type ToEvent = (chatId: ChatId, change: ChatChange) => OutgoingEvent | undefined;

/**
 * For those who joined. A change of a kind that only a newer node knows is no event, and above all
 * no other one.
 */
export const joinedEvent: ToEvent = (chatId, change) => {
  const { message, added, removed } = change;
  if (message !== undefined) return newMessageEvent(message);
  const isOfParticipants = added !== undefined || removed !== undefined;
  return isOfParticipants ? participantsChangedEvent(chatId, change) : undefined;
};

/** For those who listen to all chats: that the chat has news can be said of any kind. */
export const newsEvent: ToEvent = chatUpdatedEvent;
