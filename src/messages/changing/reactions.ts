import type { Emoji, Message, Reaction, ReactionChange, UserId } from '../../../generated/schemas';

/** How many of those who reacted with an emoji are named with the message. */
export const maxReactingNamed = 10;

/** A message after a user reacted to it, who had not done so with this emoji. */
export function withReaction(message: Message, emoji: Emoji, userId: UserId): Message {
  const { reactions = [] } = message;
  if (!reactions.some((reaction) => reaction.emoji === emoji)) {
    const all = [...reactions, { emoji, count: 1, userIds: [userId] }];
    return { ...message, reactions: all.sort(byEmoji) };
  }
  return withEach(message, emoji, ({ count, userIds }) => ({
    ...{ emoji, count: count + 1 },
    userIds: count < maxReactingNamed ? [...userIds, userId] : userIds,
  }));
}

/**
 * A message after a user took back what they had reacted with. Who comes after the first is not known
 * here: see `isMissingNames`.
 */
export function withoutReaction(message: Message, emoji: Emoji, userId: UserId): Message {
  return withEach(message, emoji, ({ count, userIds }) => ({
    ...{ emoji, count: count - 1 },
    userIds: userIds.filter((one) => one !== userId),
  }));
}

/** A message with the first who reacted with an emoji, as they are known. */
export function withNames(message: Message, emoji: Emoji, userIds: UserId[]): Message {
  return withEach(message, emoji, (reaction) => ({ ...reaction, userIds }));
}

/** Whether fewer are named than there are to name. */
export function isMissingNames({ count, userIds }: Reaction): boolean {
  return userIds.length < Math.min(count, maxReactingNamed);
}

/** What a change says of a user's reaction: as the message is now. */
export function reactionChangeOf(
  { id: messageId, seq, reactions = [] }: Message,
  { emoji, userId, reacted }: { emoji: Emoji; userId: UserId; reacted: boolean },
): ReactionChange {
  const nobody: Reaction = { emoji, count: 0, userIds: [] };
  const { count, userIds } = reactions.find((reaction) => reaction.emoji === emoji) ?? nobody;
  return { messageId, seq, userId, emoji, reacted: reacted && count > 0, count, userIds };
}

// So whoever follows the changes of each emoji has them in the same order as who reads the message.
function byEmoji(one: Reaction, other: Reaction): number {
  return one.emoji < other.emoji ? -1 : 1;
}

/** A message of which one emoji has another reaction; without it when nobody has it any more. */
function withEach(
  message: Message,
  emoji: Emoji,
  change: (reaction: Reaction) => Reaction,
): Message {
  const { reactions: before = [], ...rest } = message;
  const reactions = before
    .map((reaction) => (reaction.emoji === emoji ? change(reaction) : reaction))
    .filter(({ count }) => count > 0);
  return reactions.length === 0 ? rest : { ...rest, reactions };
}
