import type { FeatureContext } from '../feature-context';
import type { MessageChangeWriter } from '../messages/changing/message-change-writer';
import type { MessageService } from '../messages/message-service';
import { reactionHandlers } from './reaction-handlers';
import { ReactionRepository } from './reaction-repository';
import { ReactionService } from './reaction-service';

/** Reactions to messages, which are written with what else is done with these. */
export function createReactions(
  { database }: FeatureContext,
  { messages, changes }: { messages: MessageService; changes: MessageChangeWriter },
) {
  const reactions = new ReactionService(
    messages,
    new ReactionRepository(database.requests),
    changes,
  );
  return { handlers: reactionHandlers(reactions) };
}
