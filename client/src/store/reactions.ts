import type { Message, Reaction, ReactionChange } from '../index';

/** A message after someone reacted to it with an emoji, or took that back. */
export function reactedTo(message: Message, change: ReactionChange): Message {
  const { emoji, count, userIds } = change;
  const { reactions: before = [], ...rest } = message;
  const reactions = withReaction(before, { emoji, count, userIds }).filter((one) => one.count > 0);
  return reactions.length === 0 ? rest : { ...rest, reactions };
}

/** Reactions with the one to an emoji as it is now, in the order in which the service has them. */
export function withReaction<One extends Reaction>(reactions: readonly One[], now: One): One[] {
  const others = reactions.filter(({ emoji }) => emoji !== now.emoji);
  return [...others, now].sort((one, other) => (one.emoji < other.emoji ? -1 : 1));
}
