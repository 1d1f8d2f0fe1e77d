import { maxTold } from '../../../src/chats/membership/known-participants';
import { TypingService } from '../../../src/typing/typing-service';
import type { MockState } from './mock-state';

/** Who types in the chats of the mock, by the rules of the service. */
export function createTyping(state: MockState): TypingService {
  const participants = {
    isToldOf: (userId: string, chatId: string) =>
      new Promise<boolean>((resolve) =>
        resolve(state.find(userId, chatId).participants.length <= maxTold),
      ),
  };
  return new TypingService(participants, state.listener);
}
