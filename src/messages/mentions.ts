import type { Message, Seq, UserId } from '../../generated/schemas';

/** Whom a message mentions, as its members: each user once, and none of what there is none of. */
export function mentionsOf({
  mentions = [],
  mentionsAll = false,
}: {
  mentions?: UserId[] | undefined;
  mentionsAll?: boolean | undefined;
}): Pick<Message, 'mentions' | 'mentionsAll'> {
  return {
    ...(mentions.length === 0 ? {} : { mentions: [...new Set(mentions)] }),
    ...(mentionsAll ? { mentionsAll } : {}),
  };
}

/** A row of `message_mentions`. */
export interface MentionRow {
  chatId: string;
  /** Empty for all. */
  userId: UserId;
  seq: Seq;
  senderId: UserId;
}

/** Whom a message mentions, as the rows that are counted: each user once, however they are mentioned. */
export function mentionRows(message: Message): MentionRow[] {
  const { chatId, seq, senderId, mentions = [], mentionsAll } = message;
  const userIds = mentionsAll ? [''] : mentions;
  return userIds.map((userId) => ({ chatId, userId, seq, senderId }));
}

/** The mentions in which one message differs from another: those that only `one` has. */
export function mentionsOnlyIn(one: Message, other: Message): MentionRow[] {
  const others = new Set(mentionRows(other).map(({ userId }) => userId));
  return mentionRows(one).filter(({ userId }) => !others.has(userId));
}
