import type { FeatureContext } from '../feature-context';
import { readPlaceHandlers } from './read-place-handlers';
import { ReadPlaceRepository } from './read-place-repository';
import { type OnRead, ReadPlaceService } from './read-place-service';
import { UserLog } from './user-log';

/** What is a user's own of their chats: how far they have read. */
export function createOwnState({ database, publisher, newTurns }: FeatureContext, onRead: OnRead) {
  const places = new ReadPlaceRepository(database.requests);
  const log = new UserLog(database.requests);
  return {
    handlers: readPlaceHandlers(new ReadPlaceService(places, publisher, newTurns(), onRead)),
    findHead: log.findHead.bind(log),
  };
}
