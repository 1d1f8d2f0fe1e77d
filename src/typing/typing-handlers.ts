import type { Handlers } from '../../generated/http/operations';
import type { Session } from '../sessions/session';
import type { TypingService } from './typing-service';

/** Who types. */
export function typingHandlers(typing: TypingService): Pick<Handlers<Session>, 'setTyping'> {
  return {
    setTyping: async ({ params, body }, { userId }) => {
      await typing.setTyping(userId, params.chatId, body.typing);
      return { status: 204 };
    },
  };
}
