import type { KnownParticipants } from '../chats/membership/known-participants';
import type { FeatureContext } from '../feature-context';
import { typingHandlers } from './typing-handlers';
import { TypingService } from './typing-service';

/** Who types in the chats at the moment. */
export function createTyping({ publisher }: FeatureContext, participants: KnownParticipants) {
  return { handlers: typingHandlers(new TypingService(participants, publisher)) };
}
