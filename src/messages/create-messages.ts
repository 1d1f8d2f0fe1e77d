import type { FeatureContext } from '../feature-context';
import { MessageChangeRepository } from './message-change-repository';
import { messageHandlers } from './message-handlers';
import { MessageRepository } from './message-repository';
import { MessageService } from './message-service';
import { MessageWriter } from './message-writer';

/** Messages: sending, reading, editing and deleting them. */
export function createMessages({ database, publisher, newTurns, sendQueue }: FeatureContext) {
  const messages = new MessageService(
    new MessageRepository(database.requests),
    new MessageWriter(database.sends, publisher, sendQueue),
    new MessageChangeRepository(database.requests),
    publisher,
    newTurns(),
  );
  return { handlers: messageHandlers(messages) };
}
