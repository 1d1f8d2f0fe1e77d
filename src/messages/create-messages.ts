import type { FeatureContext } from '../feature-context';
import { MessageChangeWriter } from './message-change-writer';
import { messageHandlers } from './message-handlers';
import { MessageRepository } from './message-repository';
import { MessageService } from './message-service';
import { MessageWriter } from './message-writer';

/** Messages: sending, reading, editing and deleting them. */
export function createMessages({ database, publisher, writeQueue }: FeatureContext) {
  const messages = new MessageService(
    new MessageRepository(database.requests),
    new MessageWriter(database.writes, publisher, writeQueue),
    new MessageChangeWriter(database.writes, publisher, writeQueue),
  );
  return { handlers: messageHandlers(messages) };
}
