import type { Message, Reaction, UserId } from '../index';
import type { Action } from './action';
import type { ToldReaction } from './own-reactions';
import { type PendingAction, pendingOf } from './pending-action';
import { withReaction } from './reactions';

// How many of those who reacted with an emoji are named with the message.
const maxNamed = 10;

/** Who has reacted to a message with an emoji, as its user sees it: what is pending is counted. */
export interface ShownReaction extends Reaction {
  /** Whether the user has. Of more than ten it is known once it was told while the chat is open. */
  readonly isMine: boolean;
  /** What the user has done with it last that the service has not stored. */
  readonly pending: PendingAction | undefined;
}

/** The reactions to a message, with what was told of the user's own. */
export function shownReactions(
  { reactions = [] }: Message,
  told: readonly ToldReaction[],
  userId: UserId,
): ShownReaction[] {
  const isTold = ({ emoji }: Reaction) =>
    told.some(({ reaction }) => reaction.emoji === emoji && reaction.reacted);
  return reactions.map((one) => {
    const { count, userIds } = one;
    const isMine = userIds.includes(userId) || (count > userIds.length && isTold(one));
    return { ...one, isMine, pending: undefined };
  });
}

/** The reactions as they are when a pending one is stored; as they were when it was refused. */
export function withPendingReaction(
  reactions: readonly ShownReaction[],
  action: Extract<Action, { emoji: string }>,
  userId: UserId,
): ShownReaction[] {
  const { emoji, kind, refusal } = action;
  const nobody = { emoji, count: 0, userIds: [], isMine: false, pending: undefined };
  const before = reactions.find((one) => one.emoji === emoji) ?? nobody;
  const now = refusal === undefined ? reactedBy(userId, before, kind === 'react') : before;
  const all = withReaction(reactions, { ...now, pending: pendingOf(action) });
  // Why nobody has one, where that was refused, is to be seen.
  return all.filter(({ count, pending }) => count > 0 || pending?.error !== undefined);
}

function reactedBy(userId: UserId, before: ShownReaction, isMine: boolean): ShownReaction {
  const { count, userIds } = before;
  if (before.isMine === isMine) return before;
  const others = userIds.filter((one) => one !== userId);
  if (!isMine) return { ...before, isMine, count: count - 1, userIds: others };
  return { ...before, isMine, count: count + 1, userIds: [...others, userId].slice(0, maxNamed) };
}
