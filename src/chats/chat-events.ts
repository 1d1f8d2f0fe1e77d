import type { OutgoingEvent } from '../../generated/events/gateway';
import type { Chat, ChatChange, ChatId } from '../../generated/schemas';

/** For those who listen to all chats: a chat is new to them. */
export function chatCreatedEvent(chat: Chat): OutgoingEvent<'chat-created'> {
  return { event: 'chat-created', data: { chat } };
}

/** For those who listen to all chats: a chat has news. */
export function chatUpdatedEvent(
  chatId: ChatId,
  { message, ...change }: ChatChange,
): OutgoingEvent<'chat-updated'> {
  const lastMessage = message === undefined ? {} : { lastMessage: message };
  return { event: 'chat-updated', data: { chatId, ...change, ...lastMessage } };
}

/** For those who joined the chat: participants came or went. */
export function participantsChangedEvent(
  chatId: ChatId,
  { revision, added, removed }: ChatChange,
): OutgoingEvent<'participants-changed'> {
  return {
    event: 'participants-changed',
    data: {
      chatId,
      revision,
      ...(added === undefined ? {} : { added }),
      ...(removed === undefined ? {} : { removed }),
    },
  };
}
