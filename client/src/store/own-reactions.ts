import type { Message, ResultOf, Revision, UserId } from '../index';
import type { Effect } from './effects';
import { reactedTo } from './reactions';

/** A reaction of the user's at a revision of the chat, as the service answers it. */
export type ReactionState = ResultOf<'addReaction'>;

/** The same, as an answer or a change has told it. */
export type ToldReaction = Pick<ReactionState, 'revision' | 'reaction'>;

// Without those of long ago it is not known whether the user is among many who are not named.
const maxTold = 500;

/** What the user's own reactions were told to be, by answers and by changes. */
export interface OwnReactions {
  /** The revision up to which the changes have come. */
  readonly through: Revision;
  /** What was told last of each emoji of each message. */
  readonly told: readonly ToldReaction[];
}

/** What is known after a change of the chat. */
export function ownAfterChange(
  own: OwnReactions,
  revision: Revision,
  { reaction }: Effect,
  userId: UserId,
): OwnReactions {
  const next = reaction?.userId === userId ? withTold(own, { revision, reaction }) : own;
  return revision > own.through ? { ...next, through: revision } : next;
}

/** What is known after the user's reaction was told; the same where something newer was. */
export function withTold(own: OwnReactions, { revision, reaction }: ToldReaction): OwnReactions {
  const { messageId, emoji } = reaction;
  const known = own.told.find(
    (one) => one.reaction.messageId === messageId && one.reaction.emoji === emoji,
  );
  if (known !== undefined && known.revision >= revision) return own;
  const others = own.told.filter((one) => one !== known);
  return { ...own, told: [...others, { revision, reaction }].slice(-maxTold) };
}

/**
 * What was told of a message that it does not say itself: what was so at a revision up to which the changes
 * have not come, and whether the user is one of those who are not named.
 */
export function toldOf({ told, through }: OwnReactions, { id }: Message): readonly ToldReaction[] {
  return told.filter(
    ({ revision, reaction: { messageId, count, userIds } }) =>
      messageId === id && (revision > through || count > userIds.length),
  );
}

/** A message with what the service answered at revisions up to which the changes have not come. */
export function withAnswered(message: Message, { told, through }: OwnReactions): Message {
  if (message.deletedAt !== undefined) return message;
  return told
    .filter(({ revision, reaction }) => revision > through && reaction.messageId === message.id)
    .reduce((reacted, { reaction }) => reactedTo(reacted, reaction), message);
}
