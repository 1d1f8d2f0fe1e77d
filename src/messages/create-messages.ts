import type { FeatureContext } from '../feature-context';
import { MessageChangeWriter } from './message-change-writer';
import { messageHandlers } from './message-handlers';
import { MessageRepository } from './message-repository';
import { MessageService } from './message-service';
import { MessageWriter } from './message-writer';

/** Messages: sending, reading, editing and deleting them, and the writer of what is done with them. */
export function createMessages({ database, publisher, writeQueue }: FeatureContext) {
  const changes = new MessageChangeWriter(database.writes, publisher, writeQueue);
  const messages = new MessageService(
    new MessageRepository(database.requests),
    new MessageWriter(database.writes, publisher, writeQueue),
    changes,
  );
  return { handlers: messageHandlers(messages), messages, changes };
}
