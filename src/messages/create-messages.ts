import type { FeatureContext } from '../feature-context';
import { MessageChangeWriter } from './changing/message-change-writer';
import { messageHandlers } from './message-handlers';
import { MessageHistory } from './reading/message-history';
import { MessageReferences } from './sending/message-references';
import { MessageRepository } from './reading/message-repository';
import { MessageService } from './message-service';
import { MessageWriter } from './sending/message-writer';
import { ThreadHistory } from './reading/thread-history';

/** Messages: sending, reading, editing and deleting them, and the writer of what is done with them. */
export function createMessages({ database, publisher, writeQueue, editWindowMs }: FeatureContext) {
  const repository = new MessageRepository(database.requests);
  const changes = new MessageChangeWriter(database.writes, publisher, writeQueue);
  const messages = new MessageService(
    repository,
    new MessageWriter(database.writes, publisher, writeQueue),
    changes,
    new MessageReferences(database.requests),
    editWindowMs,
  );
  const handlers = messageHandlers(
    messages,
    new MessageHistory(repository, new ThreadHistory(database.requests)),
  );
  return { handlers, messages, changes };
}
