import type { FeatureContext } from '../feature-context';
import type { BlockService } from '../blocks/block-service';
import type { UserService } from '../users/user-service';
import { chatHandlers } from './chat-handlers';
import { ChatRepository } from './chat-repository';
import { ChatService } from './chat-service';
import { ChatListRepository } from './list/chat-list-repository';
import { ParticipantRepository } from './membership/participant-repository';

/** Chats, their list, and who takes part in them. */
export function createChats(
  { database, chatLog, publisher, limits, newTurns, directChats }: FeatureContext,
  users: UserService,
  blocks: BlockService,
) {
  const { requests } = database;
  const chats = new ChatService(
    new ChatRepository(requests, directChats),
    new ChatListRepository(requests),
    chatLog,
    new ParticipantRepository(requests),
    publisher,
    limits,
    newTurns(),
    users,
    blocks,
  );
  return { handlers: chatHandlers(chats), follow: chats.follow.bind(chats) };
}
