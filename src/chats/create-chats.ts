import type { FeatureContext } from '../feature-context';
import { chatHandlers } from './chat-handlers';
import { ChatRepository } from './chat-repository';
import { ChatService } from './chat-service';
import { ChatListRepository } from './list/chat-list-repository';
import { KnownParticipants } from './membership/known-participants';
import { ParticipantRepository } from './membership/participant-repository';

/** Chats, their list, and who takes part in them. */
export function createChats({ database, chatLog, publisher, limits, newTurns }: FeatureContext) {
  const { requests } = database;
  const repository = new ChatRepository(requests);
  const chats = new ChatService(
    repository,
    new ChatListRepository(requests),
    chatLog,
    new ParticipantRepository(requests),
    publisher,
    limits,
    newTurns(),
  );
  return {
    handlers: chatHandlers(chats),
    follow: chats.follow.bind(chats),
    knownParticipants: new KnownParticipants(requests, repository),
  };
}
