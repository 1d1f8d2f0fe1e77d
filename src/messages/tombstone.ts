import type { Message, Timestamp, UserId } from '../../generated/schemas';

/**
 * The content of a deleted message. A message of the contract has always had a content that can be
 * seen: who does not know of deletions shows this (docs/adr/0010).
 */
export const deletedContent = 'This message was deleted.';

/** Whether a message was edited or deleted, so that its content is not what was sent. */
export function isChanged({ version, deletedAt }: Message): boolean {
  return version > 1 || deletedAt !== undefined;
}

/** What is left of a message that is deleted: its place, and of what was done with it, its version. */
export function tombstoneOf(message: Message, deletedBy: UserId, deletedAt: Timestamp): Message {
  const { id, chatId, seq, senderId, createdAt, revision, version } = message;
  return {
    ...{ id, chatId, seq, senderId, createdAt, revision, version, deletedAt, deletedBy },
    ...keptWhereThere(message),
    content: deletedContent,
  };
}

/** What it was sent as, and its place in a thread. */
type Kept = Pick<
  Message,
  'clientMessageId' | 'kind' | 'replyTo' | 'threadId' | 'replyCount' | 'lastReplyAt'
>;

function keptWhereThere(message: Message): Kept {
  const { clientMessageId, kind, replyTo, threadId, replyCount, lastReplyAt } = message;
  const kept = { clientMessageId, kind, replyTo, threadId, replyCount, lastReplyAt };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}
