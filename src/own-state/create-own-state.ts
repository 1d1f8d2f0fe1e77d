import type { FeatureContext } from '../feature-context';
import { CountsRepository } from './counts-repository';
import { ownChatHandlers } from './own-chat-handlers';
import { OwnChangesService } from './own-changes-service';
import { OwnChatRepository } from './own-chat-repository';
import { OwnChatService } from './own-chat-service';
import { readPlaceHandlers } from './read-place-handlers';
import { ReadPlaceWriter } from './read-place-writer';
import { type OnRead, ReadPlaceService } from './read-place-service';
import { UserLog } from './user-log';

/** What is a user's own of their chats: how far they have read, and what they set for themselves. */
export function createOwnState(
  { database, publisher, limits, newTurns, writeQueue }: FeatureContext,
  onRead: OnRead,
) {
  const places = new ReadPlaceWriter(database, writeQueue);
  const chats = new OwnChatRepository(database.requests);
  const log = new UserLog(database.requests);
  // Both wait for the same rows.
  const turns = newTurns();
  return {
    handlers: {
      ...readPlaceHandlers(new ReadPlaceService(places, publisher, turns, onRead)),
      ...ownChatHandlers(
        new OwnChatService(chats, publisher, turns),
        new OwnChangesService(log, limits.replay),
        new CountsRepository(database.requests),
      ),
    },
    findHead: log.findHead.bind(log),
  };
}
