import type { ReactionPage, ReactionState } from '../../generated/http/types';
import type { ChatId, Emoji, Message, MessageId, UserId } from '../../generated/schemas';
import { requireAllowed } from '../who-may';
import { ServiceError } from '../errors';
import type { MessageDecision } from '../messages/changing/change-batch';
import type { MessageChangeWriter } from '../messages/changing/message-change-writer';
import type { MessageService } from '../messages/message-service';
import { withoutReaction, withReaction } from '../messages/changing/reactions';
import { requireEmoji } from './emoji';
import { decodeCursor, encodeCursor } from '../place-cursor';
import type { ReactionRepository } from './reaction-repository';

/** With how many emoji a message may be reacted to. */
export const maxEmoji = 20;

/** A message, and who it is that asks. */
interface Place {
  userId: UserId;
  chatId: ChatId;
  messageId: MessageId;
}

/** What the participants of a chat react to its messages with. */
export class ReactionService {
  constructor(
    private readonly messages: Pick<MessageService, 'get'>,
    private readonly reactions: ReactionRepository,
    private readonly changes: MessageChangeWriter,
  ) {}

  /**
   * Reacts with an emoji; gives the reaction as it is then. Throws INVALID_REQUEST when it is not one emoji,
   * CHAT_NOT_FOUND, MESSAGE_NOT_FOUND, MESSAGE_DELETED, TOO_MANY_REACTIONS past 20 different ones, and
   * SERVICE_UNAVAILABLE.
   */
  async add(place: Place, emoji: Emoji): Promise<ReactionState> {
    requireEmoji(emoji);
    const decide: MessageDecision = ({ message, role, hasReacted }) => {
      requireAllowed('addReaction', role);
      if (message.deletedAt !== undefined) throw new ServiceError('MESSAGE_DELETED');
      if (hasReacted) return undefined;
      const next = withReaction(message, emoji, place.userId);
      if (next.reactions!.length > maxEmoji) throw new ServiceError('TOO_MANY_REACTIONS');
      return { kind: 'reaction-changed', message: next };
    };
    return this.changes.react({ ...place, emoji, decide });
  }

  /**
   * Takes a reaction of the user's back; gives it as it is then. Throws INVALID_REQUEST, CHAT_NOT_FOUND,
   * MESSAGE_NOT_FOUND, and SERVICE_UNAVAILABLE.
   */
  async remove(place: Place, emoji: Emoji): Promise<ReactionState> {
    requireEmoji(emoji);
    const decide: MessageDecision = ({ message, role, hasReacted }) => {
      requireAllowed('removeReaction', role);
      if (message.deletedAt !== undefined || !hasReacted) return undefined;
      return { kind: 'reaction-changed', message: withoutReaction(message, emoji, place.userId) };
    };
    return this.changes.react({ ...place, emoji, decide });
  }

  /** Who has reacted to a message. Throws INVALID_CURSOR, CHAT_NOT_FOUND, MESSAGE_NOT_FOUND. */
  async page(
    { userId, chatId, messageId }: Place,
    { limit, cursor }: { limit: number; cursor?: string },
  ): Promise<ReactionPage> {
    const after = cursor === undefined ? '0' : decodeCursor(cursor);
    const { seq }: Message = await this.messages.get(userId, chatId, messageId);
    const found = await this.reactions.page(chatId, seq, after, limit + 1);
    const page = found.slice(0, limit);
    return {
      items: page.map(({ reaction }) => reaction),
      nextCursor: found.length > limit ? encodeCursor(page.at(-1)!.place) : null,
    };
  }
}
