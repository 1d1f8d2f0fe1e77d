import type { OutgoingEvent } from '../../generated/events/gateway';
import type { Chat, ChatChange, ChatId } from '../../generated/schemas';
import { namedComingsAndGoings, withNamedParticipants } from './named-participants';

/** For those who listen to all chats: a chat is new to them. */
export function chatCreatedEvent(chat: Chat): OutgoingEvent<'chat-created'> {
  return { event: 'chat-created', data: { chat: withNamedParticipants(chat) } };
}

/** For those who listen to all chats: a chat has news. */
export function chatUpdatedEvent(
  chatId: ChatId,
  change: ChatChange,
): OutgoingEvent<'chat-updated'> {
  const { revision, message } = change;
  const lastMessage = message === undefined ? {} : { lastMessage: message };
  return {
    event: 'chat-updated',
    data: { chatId, revision, ...namedComingsAndGoings(change), ...lastMessage },
  };
}

/** For those who joined the chat: participants came or went. */
export function participantsChangedEvent(
  chatId: ChatId,
  change: ChatChange,
): OutgoingEvent<'participants-changed'> {
  return {
    event: 'participants-changed',
    data: {
      chatId,
      revision: change.revision,
      ...namedComingsAndGoings(change),
    },
  };
}
