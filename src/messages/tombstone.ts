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

// Its place in the chat and in a thread, and of what was done with it, its version.
const keptOfDeleted: ReadonlySet<string> = new Set<keyof Message>([
  ...(['id', 'chatId', 'seq', 'senderId', 'createdAt', 'revision', 'version'] as const),
  ...(['clientMessageId', 'kind', 'replyTo', 'threadId', 'replyCount', 'lastReplyAt'] as const),
]);

/** What is left of a message that is deleted. */
export function tombstoneOf(message: Message, deletedBy: UserId, deletedAt: Timestamp): Message {
  const left = Object.entries(message).filter(([name]) => keptOfDeleted.has(name));
  return {
    ...(Object.fromEntries(left) as unknown as Message),
    ...{ content: deletedContent, deletedAt, deletedBy },
  };
}
