import type { ChatSummary, Message, Revision, UserId } from '../index';

/** What is known of the unread messages that mention the user, besides how many there are. */
export interface Mentions {
  /** The chat's revision when the service counted them. */
  readonly countedAt: Revision;
  /** The `seq` of each that has come since. */
  readonly since: readonly number[];
}

/** What a message makes of them. */
export interface MentionsAfter {
  readonly mentions: Mentions;
  readonly mentionCount: number;
  /** Whether that cannot be told: the service has to count them once more. */
  readonly isStale: boolean;
}

/** What a message as it is now, new, edited or deleted, makes of the mentions of a user. */
export function mentionsAfter(
  mentions: Mentions,
  { mentionCount, readSeq }: ChatSummary,
  message: Message | undefined,
  userId: UserId,
): MentionsAfter {
  const same = { mentions, mentionCount, isStale: false };
  if (message === undefined || message.senderId === userId || message.seq <= readSeq) return same;
  const { seq, revision } = message;
  const { countedAt, since } = mentions;
  const isMentioned = mentionsUser(message, userId);
  // Whether one of before was counted is not known, nor can it be told apart from others.
  if (revision <= countedAt) {
    return { ...same, isStale: isMentioned || mentionCount > since.length };
  }
  if (isMentioned === since.includes(seq)) return same;
  const next = isMentioned ? [...since, seq] : since.filter((one) => one !== seq);
  return {
    mentions: { countedAt, since: next },
    mentionCount: mentionCount + next.length - since.length,
    isStale: false,
  };
}

/** Whether a message mentions a user, by name or as one of all. */
export function mentionsUser({ mentions = [], mentionsAll }: Message, userId: UserId): boolean {
  return mentionsAll === true || mentions.includes(userId);
}
