import type { ReactionPage, ReactionState } from '../../../generated/http/types';
import type { ChatId, Emoji, MessageId, UserId } from '../../../generated/schemas';
import { ServiceError } from '../../../src/errors';
import { requireEmoji } from '../../../src/reactions/emoji';
import { decodeCursor, encodeCursor } from '../../../src/place-cursor';
import { maxEmoji } from '../../../src/reactions/reaction-service';
import type { MockState } from './mock-state';

/**
 * Lets a user react to a message, or take that back; gives the reaction then. Throws CHAT_NOT_FOUND,
 * MESSAGE_NOT_FOUND, INVALID_REQUEST, BLOCKED, MESSAGE_DELETED and TOO_MANY_REACTIONS.
 */
export function react(
  state: MockState,
  userId: UserId,
  { chatId, messageId, emoji }: { chatId: ChatId; messageId: MessageId; emoji: Emoji },
  reacted: boolean,
): ReactionState {
  requireEmoji(emoji);
  const message = state.findMessage(userId, chatId, messageId);
  state.requireWritable(state.find(userId, chatId));
  const { reactions = [] } = message;
  if (reacted && message.deletedAt !== undefined) throw new ServiceError('MESSAGE_DELETED');
  const isNew = reacted && !reactions.some((reaction) => reaction.emoji === emoji);
  if (isNew && reactions.length >= maxEmoji) throw new ServiceError('TOO_MANY_REACTIONS');
  const chat = state.find(userId, chatId);
  const change = chat.react(message, userId, emoji, reacted);
  if (change !== undefined) state.listener.changed(chat, change);
  return chat.reactionState(message, userId, emoji);
}

/** Who has reacted to a message. Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND and INVALID_CURSOR. */
export function pageOfReactions(
  state: MockState,
  userId: UserId,
  { chatId, messageId }: { chatId: ChatId; messageId: MessageId },
  { limit, cursor }: { limit: number; cursor?: string },
): ReactionPage {
  const after = cursor === undefined ? 0 : Number(decodeCursor(cursor));
  const all = state.find(userId, chatId).reactions.of(state.findMessage(userId, chatId, messageId));
  const through = after + limit;
  return {
    items: all.slice(after, through),
    nextCursor: through < all.length ? encodeCursor(String(through)) : null,
  };
}
