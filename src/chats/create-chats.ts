import type { FeatureContext } from '../feature-context';
import { ChatChangeWriter } from './changing/chat-change-writer';
import type { BlockService } from '../blocks/block-service';
import type { UserService } from '../users/user-service';
import { chatHandlers } from './chat-handlers';
import { ChatRepository } from './chat-repository';
import { ChatService } from './chat-service';
import { DeletedChats } from './deletion/deleted-chats';
import { ChatListRepository } from './list/chat-list-repository';
import { participantHandlers } from './membership/participant-handlers';
import { ParticipantListRepository } from './membership/participant-list-repository';
import { ParticipantService } from './membership/participant-service';

/** Chats, their list, and who takes part in them. */
export function createChats(context: FeatureContext, users: UserService, blocks: BlockService) {
  const { database, chatLog, publisher, limits, newTurns, directChats, log } = context;
  const { maxParticipants, maxChatsPerUser } = context;
  const { requests } = database;
  const repository = new ChatRepository(requests, directChats, maxChatsPerUser);
  const writer = new ChatChangeWriter(requests, repository, publisher, newTurns());
  const chats = new ChatService(
    repository,
    new ChatListRepository(requests),
    ...[chatLog, writer, publisher],
    { ...limits, maxParticipants },
    users,
    blocks,
  );
  const participants = new ParticipantService(
    ...([writer, new ParticipantListRepository(requests)] as const),
    { maxParticipants, maxChatsPerUser },
    users,
    blocks,
  );
  return {
    handlers: { ...chatHandlers(chats), ...participantHandlers(participants) },
    follow: chats.follow.bind(chats),
    job: new DeletedChats(requests, log),
  };
}
