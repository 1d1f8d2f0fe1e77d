import type { Message, ReactionChange } from '../index';

/** A message after someone reacted to it with an emoji, or took that back. */
export function reactedTo(message: Message, change: ReactionChange): Message {
  const { emoji, count, userIds } = change;
  const { reactions: before = [], ...rest } = message;
  const others = before.filter((reaction) => reaction.emoji !== emoji);
  const reactions = count === 0 ? others : [...others, { emoji, count, userIds }];
  // In the order in which the service has them.
  reactions.sort((one, other) => (one.emoji < other.emoji ? -1 : 1));
  return reactions.length === 0 ? rest : { ...rest, reactions };
}
